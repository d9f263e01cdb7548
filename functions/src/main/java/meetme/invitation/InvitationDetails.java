package meetme.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import meetme.meetup.InvitationId;
import meetme.meetup.RequestedCity;

/**
 * What an invitation is for. Only its end may change, with the trip's.
 *
 * @param city as it was when the host invited
 * @param language of the page behind the link, and of what is mailed to whoever says yes
 * @param at when the host invited
 * @param endsAt when it can no longer be answered: when the trip's last day ends or, at home, 60 days later
 * @param linkNonce 128 random bits in hexadecimal that the secret link contains
 */
public record InvitationDetails(
        InvitationId id, RequestedCity city, Locale language, Instant at, Instant endsAt, String linkNonce) {

    /** How long one at home stays open. */
    public static final int DAYS_AT_HOME = 60;

    /**
     * A link is signed for so long, because a trip may be put off and the link must not end before it; what is stored ends it
     * far earlier. No key is removed sooner than 1,100 days after it was replaced.
     */
    private static final Duration LINK_HOLDS = Duration.ofDays(1_000);

    public Instant linkHoldsUntil() {
        return at.plus(LINK_HOLDS);
    }

    InvitationDetails endingAt(Instant end) {
        return new InvitationDetails(id, city, language, at, end, linkNonce);
    }

    @Override
    public String toString() {
        return "InvitationDetails[id=" + id + "]";
    }
}
