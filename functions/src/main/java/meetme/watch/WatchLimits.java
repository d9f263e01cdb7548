package meetme.watch;

/**
 * How much is taken in at most.
 *
 * @param network where it comes from, as a keyed hash
 * @param mostOfNetwork from there in a day
 * @param mostOfDay from everybody in a day
 */
public record WatchLimits(String network, int mostOfNetwork, int mostOfDay) {}
