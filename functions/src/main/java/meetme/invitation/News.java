package meetme.invitation;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Up to where the host has been told of their invitations.
 *
 * @param version counts its changes, from 1; 0 before the first
 * @param since the last email about answers has those that were given after that …
 * @param upTo … and not after that
 * @param reminded the trips of whose silent guests they have been reminded
 */
public record News(long version, Instant since, Instant upTo, Set<String> reminded) {

    /** Before anything was told. */
    public static final News NONE = new News(0, Instant.EPOCH, Instant.EPOCH, Set.of());

    public News {
        reminded = Set.copyOf(reminded);
    }

    /** The next email about answers goes up to that. */
    public News told(Instant later) {
        return new News(version, upTo, later, reminded);
    }

    /** They have been reminded of that trip's guests, too. */
    public News reminded(String trip) {
        Set<String> more = new TreeSet<>(reminded);
        more.add(trip);
        return new News(version, since, upTo, more);
    }

    /** Without those trips that are not among these any more: an id of host.json may be used again next year. */
    public News keeping(Set<String> trips) {
        Set<String> left = new TreeSet<>(reminded);
        left.retainAll(trips);
        return new News(version, since, upTo, left);
    }

    /** Whether an answer that was given at that time is in the last email about answers. */
    public boolean tells(Instant at) {
        return at.isAfter(since) && !at.isAfter(upTo);
    }
}
