package meetme.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mistake that somebody might make in the program.
 *
 * @param name says what would be wrong
 */
record Mutation(String name, List<Edit> edits) {

    /**
     * Words of the source that stand in it once, and what stands there instead.
     *
     * @param file within {@code meetme}
     */
    record Edit(String file, String words, String instead) {}

    /** Where a source is read from. */
    interface Sources<X extends Exception> {
        String read(String file) throws X;
    }

    private static Mutation of(String name, String file, String words, String instead) {
        return new Mutation(name, List.of(new Edit(file, words, instead)));
    }

    /** The sources with the mistake; fails where the words are no longer there. */
    <X extends Exception> Map<String, String> in(Sources<X> sources) throws X {
        Map<String, String> mutated = new TreeMap<>();
        for (Edit edit : edits) {
            String source = mutated.containsKey(edit.file()) ? mutated.get(edit.file()) : sources.read(edit.file());
            int at = source.indexOf(edit.words());
            if (at < 0 || source.indexOf(edit.words(), at + 1) >= 0) {
                throw new IllegalStateException(edit.file() + " has changed: \"" + edit.words()
                        + "\" must stand in it once. Mend the mutation: " + name);
            }
            mutated.put(edit.file(), source.replace(edit.words(), edit.instead()));
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
                    List.of(
                            new Edit(
                                    "aws/dynamo/DynamoRequests.java",
                                    "announce(transition, now, step);",
                                    "List<Write> rows = new ArrayList<>(); announce(transition, now, rows);"),
                            new Edit(
                                    "aws/dynamo/DynamoRequests.java",
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
                    "return known.ring();"),
            of(
                    "An invitation is stored whoever was faster",
                    "aws/dynamo/DynamoInvitations.java",
                    "Write.put(InvitationCodec.write(next)).when(\"version = :read\")",
                    "Write.put(InvitationCodec.write(next)).when(\"version = :read OR version > :read\")"),
            of(
                    "What the host has taken back is stored as open",
                    "aws/dynamo/InvitationCodec.java",
                    "item.text(\"state\", \"withdrawn\")",
                    "item.text(\"state\", \"open\")"),
            of(
                    "A yes mails nothing",
                    "aws/dynamo/DynamoRequests.java",
                    "announce(transition, now, writes);\n        writes.addAll(",
                    "writes.addAll("),
            of(
                    "The host never hears of a no",
                    "aws/dynamo/DynamoInvitations.java",
                    "if (next instanceof No) {",
                    "if (next instanceof No && next.isForgotten()) {"),
            new Mutation(
                    "Each no is told at once",
                    List.of(
                            new Edit(
                                    "keeping/DueNews.java",
                                    "noes.stream().anyMatch(at -> !at.isAfter(evening))",
                                    "!noes.isEmpty()"),
                            new Edit("keeping/DueNews.java", "told = told.told(evening);", "told = told.told(now);"))),
            of(
                    "The names of those who were invited stay",
                    "invitation/Invitation.java",
                    "Optional.of(new InvitationDue.Forget(endedAt().plus(KEEPS_NAME), this))",
                    "Optional.empty()"),
            of(
                    "An invitation to a trip that was called off stays open",
                    "keeping/CalledOffTrips.java",
                    "if (invitation instanceof Open open &&",
                    "if (now.isBefore(Instant.EPOCH) && invitation instanceof Open open &&"),
            of(
                    "A watch is stored whoever was faster",
                    "aws/dynamo/DynamoWatches.java",
                    ": put.when(\"revision = :read\")",
                    ": put.when(\"revision = :read OR revision > :read\")"),
            of(
                    "Who stops is told all the same",
                    "watching/WatchEndpoint.java",
                    "case STOP -> watch.stop(now);",
                    "case STOP -> watch;"),
            of(
                    "Who has confirmed one city is told of another that they have not",
                    "watch/CityNames.java",
                    "watch.wishes().stream()",
                    "watch.places().stream()"),
            of("Who waits for wherever is not told", "watch/CityNames.java", ".orElse(true)", ".orElse(false)"),
            of(
                    "A trip is told of to nobody where the sweep is interrupted",
                    "keeping/Watchers.java",
                    "return tellings.advance(stored, to, mails(next, trip.get(), today, now), now);",
                    "return tellings.advance(stored, to, List.of(), now)\n"
                            + "                && tellings.advance(tellings.find(trip.get().city().id(), now), to,"
                            + " mails(next, trip.get(), today, now), now);"),
            new Mutation(
                    "Each press tells everybody of a trip once more",
                    List.of(
                            new Edit("watch/Telling.java", "case Halted _ ->", "case Halted _, Told _ ->"),
                            new Edit("watch/Telling.java", "case AtWork _, Told _ ->", "case AtWork _ ->"),
                            new Edit(
                                    "aws/dynamo/DynamoTellings.java",
                                    "row.isAlive(now) && !row.text(\"status\").equals(\"overtaken\")",
                                    "!row.isAlive(now)"),
                            new Edit(
                                    "aws/dynamo/DynamoTellings.java",
                                    "attribute_not_exists(pk) OR #status = :overtaken OR",
                                    "attribute_exists(pk) OR attribute_not_exists(pk) OR #status = :overtaken OR"))));
}
