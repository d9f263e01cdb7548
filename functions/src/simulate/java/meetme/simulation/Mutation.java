package meetme.simulation;

import java.util.List;

/**
 * A mistake that somebody might make in the program.
 *
 * @param name says what would be wrong
 * @param file within {@code meetme}
 */
record Mutation(String name, String file, List<Edit> edits) {

    /** Words of the source that stand in it once, and what stands there instead. */
    record Edit(String words, String instead) {}

    private static Mutation of(String name, String file, String words, String instead) {
        return new Mutation(name, file, List.of(new Edit(words, instead)));
    }

    /** The source with the mistake; fails where the words are no longer there. */
    String in(String source) {
        String mutated = source;
        for (Edit edit : edits) {
            int at = mutated.indexOf(edit.words());
            if (at < 0 || mutated.indexOf(edit.words(), at + 1) >= 0) {
                throw new IllegalStateException(file + " has changed: \"" + edit.words()
                        + "\" must stand in it once. Mend the mutation: " + name);
            }
            mutated = mutated.replace(edit.words(), edit.instead());
        }
        return mutated;
    }

    static final List<Mutation> ALL = List.of(
            of("A state is stored whoever was faster", "aws/dynamo/DynamoRequests.java", """
                    network)))
                                    .when("revision = :read")
                    """.strip(), """
                    network)))
                                    .when("revision = :read OR revision > :read")
                    """.strip()),
            of(
                    "The sweep believes the index and does not look again",
                    "keeping/Sweep.java",
                    ".filter(due -> !due.at().isAfter(now))",
                    ".filter(due -> true)"),
            of(
                    "A row is leased for five seconds",
                    "mail/OutboxSender.java",
                    "LEASE = Duration.ofMinutes(2)",
                    "LEASE = Duration.ofSeconds(5)"),
            of(
                    "A row is leased for a day",
                    "mail/OutboxSender.java",
                    "LEASE = Duration.ofMinutes(2)",
                    "LEASE = Duration.ofDays(1)"),
            of(
                    "A decision is announced at once",
                    "meetup/Decision.java",
                    "UNDO = Duration.ofMinutes(2)",
                    "UNDO = Duration.ofSeconds(2)"),
            new Mutation(
                    "The rows of the outbox are written after the state, and not with it",
                    "aws/dynamo/DynamoRequests.java",
                    List.of(
                            new Edit(
                                    "announce(transition, now, step);",
                                    "List<Write> rows = new ArrayList<>(); announce(transition, now, rows);"),
                            new Edit(
                                    "return table.together(step);",
                                    "return table.together(step) && rows.stream().allMatch(table::alone);"))),
            of(
                    "The ledger is added to, and never corrected",
                    "aws/dynamo/DynamoLedger.java",
                    "changes.merge(figure, -1, Integer::sum)",
                    "changes.merge(figure, 0, Integer::sum)"),
            of(
                    "What is called off stays in the agenda",
                    "aws/dynamo/DynamoAgenda.java",
                    "freed.stream().filter(month -> expiryOf(month).isAfter(now))",
                    "freed.stream().filter(month -> expiryOf(month).isBefore(now))"),
            of(
                    "A reminder follows the last one at once",
                    "aws/dynamo/Reminders.java",
                    "now.isBefore(ended.plus(Nudges.APART))",
                    "now.isBefore(ended)"),
            of("Nobody is told that no answer came", "meetup/Pending.java", """
                    Notice.APOLOGY_TO_VISITOR,
                                            Notice.MISSED_TO_HOST""", "Notice.MISSED_TO_HOST"),
            of(
                    "Who was erased is mailed as before",
                    "letters/Letters.java",
                    "MeetupRequest seen = request.seen();",
                    "MeetupRequest seen = request.told();"),
            of(
                    "An email that may have left is not in doubt",
                    "aws/dynamo/DynamoOutbox.java",
                    "ADD attempt :one, doubtful :one\")",
                    "ADD attempt :one, doubtful :none\")\n.with(\":none\", 0)"),
            of(
                    "A form that comes twice is two requests",
                    "aws/dynamo/DynamoRequests.java",
                    ".whenElseTell(\"attribute_not_exists(pk) OR expiresAt <= :now\")",
                    ".whenElseTell(\"attribute_not_exists(pk) OR expiresAt > :now\")"),
            of(
                    "The sweep leaves emails to the stream",
                    "keeping/Sweep.java",
                    "mailLeaves = mailLeaves && deliver(due.rows(), clock, end);",
                    "mailLeaves = false;"),
            of(
                    "A trip that was called off leaves what is agreed as it is",
                    "keeping/CalledOffTrips.java",
                    "approved.isOver(now) ? Optional.empty()",
                    "now.isAfter(Instant.EPOCH) ? Optional.empty()"),
            of(
                    "Links of a new key are not read before the next deployment",
                    "aws/dynamo/DynamoKeyRing.java",
                    "return isEnough ? known.ring() : read().ring();",
                    "return known.ring();"));
}
