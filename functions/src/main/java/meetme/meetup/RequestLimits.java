package meetme.meetup;

/**
 * How many requests are accepted before somebody is asked to wait. Only accepted requests count, and a repetition of one
 * does not count again.
 *
 * @param client who sent the request: a keyed hash of the network address, so that no address is stored
 * @param network the same of the larger network that the client is in
 * @param mostOfClient from one client in a day (UTC)
 * @param mostOfNetwork from one network in a day (UTC), whatever clients are in it
 * @param mostOpen waiting for an answer at the same time from one mailbox, see {@link EmailAddress#mailbox()}. Those under
 *     an address that nobody has shown to be theirs are counted by client, so that they hold nobody else
 * @param mostOfDay from everybody together in a day (UTC)
 */
public record RequestLimits(
        String client, String network, int mostOfClient, int mostOfNetwork, int mostOpen, int mostOfDay) {

    /** A network that has sent this many in a day is a crowd; half of the day is reserved for networks that are not. */
    public static final int CROWD = 10;

    /** The limit that was reached. */
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
