package meetme.invitation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import meetme.meetup.RequestedCity;

/**
 * How the invitations stand: in all, and for each city.
 *
 * @param cities the one whose invitations end first comes first
 */
public record InvitationSums(InvitationCounts all, List<OfCity> cities) {

    public InvitationSums {
        cities = List.copyOf(cities);
    }

    /**
     * Those of one city.
     *
     * @param endsAt when the last of them ends
     */
    public record OfCity(RequestedCity city, Instant endsAt, InvitationCounts counts) {}

    /**
     * Sums them up.
     *
     * @param invitations the newest first, whose city has the name that counts
     */
    public static InvitationSums of(List<Invitation> invitations, Instant now) {
        Collection<List<Invitation>> byCity = invitations.stream()
                .collect(Collectors.groupingBy(each -> each.details().city().id()))
                .values();
        return new InvitationSums(
                InvitationCounts.of(invitations, now),
                byCity.stream()
                        .map(each -> ofCity(each, now))
                        .filter(each -> each.counts().invited() > 0)
                        .sorted(Comparator.comparing(OfCity::endsAt)
                                .thenComparing(each -> each.city().id()))
                        .toList());
    }

    private static OfCity ofCity(List<Invitation> invitations, Instant now) {
        Instant end = invitations.stream()
                .map(each -> each.details().endsAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new OfCity(invitations.getFirst().details().city(), end, InvitationCounts.of(invitations, now));
    }
}
