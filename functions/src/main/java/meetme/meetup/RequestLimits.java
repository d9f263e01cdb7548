package meetme.meetup;

/**
 * How much is taken in before somebody is asked to wait. What is counted is accepted requests; a repetition of one that
 * was accepted counts against nothing again.
 *
 * @param client whom the request came from: a keyed hash of the network address, so that none is stored
 * @param network the same of the larger network that the client is in
 * @param mostOfClient from one client in a day (UTC)
 * @param mostOfNetwork from one network in a day (UTC), whatever clients are in it
 * @param mostOpen waiting for an answer at the same time from one mailbox, see {@link EmailAddress#mailbox()}. Those under
 *     an address that nobody has shown to be theirs are counted by client, so that they hold nobody else
 * @param mostOfDay from everybody together in a day (UTC)
 */
public record RequestLimits(
        String client, String network, int mostOfClient, int mostOfNetwork, int mostOpen, int mostOfDay) {

    /** A network that has had so many in a day is a crowd, and half of the day is kept for those that are none. */
    public static final int CROWD = 10;

    /** What was too many. */
    public enum Limit {
        /** From one client, or from the network that it is in. */
        CLIENT,
        MAILBOX,
        DAY
    }

    /** From everybody together in a day, before crowds are asked to wait so that others still find room. */
    public int mostOfDayForCrowds() {
        return mostOfDay / 2;
    }
}
