package meetme.meetup;

/**
 * How much is taken in before somebody is asked to wait. What is counted is accepted requests; a repetition of one that
 * was accepted counts against nothing again.
 *
 * @param client whom the request came from: a keyed hash of the network address, so that none is stored
 * @param mostOfClient from one client in a day (UTC)
 * @param mostOpen waiting for an answer at the same time from one mailbox, see {@link EmailAddress#mailbox()}. Those under
 *     an address that nobody has shown to be theirs are counted by client, so that they hold nobody else
 * @param mostOfDay from everybody together in a day (UTC)
 */
public record Intake(String client, int mostOfClient, int mostOpen, int mostOfDay) {

    /** What was too many. */
    public enum Limit {
        CLIENT,
        MAILBOX,
        DAY
    }
}
