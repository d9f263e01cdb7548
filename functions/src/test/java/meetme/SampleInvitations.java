package meetme;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.invitation.Guest;
import meetme.invitation.InvitationDetails;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Why;
import meetme.invitation.Yes;
import meetme.meetup.InvitationId;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import meetme.security.InvitationLinks;

/** Whom the host of {@link Samples} invites, for a trip to Lisbon from December 7 to 11. */
public final class SampleInvitations {

    public static final Host HOST =
            Samples.travelling(Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-11"));

    public static final Trip LISBON = HOST.trips().getFirst();

    private SampleInvitations() {}

    /** The same host, who speaks one language. */
    public static Host speaking(String language) {
        return new Host(
                HOST.name(),
                HOST.promise(),
                HOST.picture(),
                HOST.url(),
                HOST.links(),
                List.of(Locale.forLanguageTag(language)),
                HOST.regions(),
                HOST.rules(),
                HOST.home(),
                HOST.trips(),
                HOST.meetings(),
                HOST.wordings(),
                HOST.timeOff());
    }

    public static Open open(String name) {
        return open(name, Optional.empty(), Locale.ENGLISH);
    }

    public static Open open(String name, Optional<String> line, Locale language) {
        return open(name, line, language, Samples.NOW);
    }

    /** Each name has an id of its own. */
    public static Open open(String name, Optional<String> line, Locale language, Instant at) {
        InvitationDetails details = new InvitationDetails(
                InvitationId.random(new Random(name.hashCode())),
                HOST.requested(LISBON.city(), HOST.meeting("coffee").orElseThrow()),
                language,
                at,
                LISBON.end(),
                "0".repeat(32));
        return Open.begin(details, new Guest(name, line));
    }

    public static No no(String name, Optional<Why> why, Optional<String> word, Instant at) {
        return open(name).no(why, word, at);
    }

    public static Yes yes(String name) {
        Slot slot = Slot.at(
                        LocalDateTime.parse("2026-12-08T10:00"),
                        HOST.rules().meeting(),
                        LISBON.city().zone())
                .orElseThrow();
        return open(name).yes(RequestId.random(new Random(1)), slot, Samples.NOW);
    }

    /** What the host gives them. */
    public static String link(Open open) {
        InvitationDetails details = open.details();
        return "https://meet.example.com/invited#"
                + new InvitationLinks(() -> Samples.KEYS)
                        .mint(details.id(), details.linkHoldsUntil(), details.linkNonce());
    }
}
