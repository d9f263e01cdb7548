package meetme.inviting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.host.Venue;
import meetme.http.Fields;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.invitation.Answerable;
import meetme.invitation.Guest;
import meetme.invitation.Invitations;
import meetme.invitation.Invitations.Made;
import meetme.invitation.Yes;
import meetme.meetup.Approved;
import meetme.meetup.EmailAddress;
import meetme.meetup.Invited;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import meetme.meetup.Visitor;
import meetme.security.ClientHashes;
import meetme.text.Words;

/**
 * A yes: one time, booked at once. Unlike the form's, a time that is taken is refused: nobody looks at it again before both
 * have it in their calendars.
 *
 * @param sender whom mail comes from: no guest
 * @param random must be cryptographically strong: it draws what secret links are made of
 */
record Booking(Invitations invitations, ClientHashes clients, EmailAddress sender, RandomGenerator random) {

    private static final int LONGEST_NOTE = 1000;
    private static final int NONCE_BYTES = 16;

    /** What the guest has chosen. */
    private record Choice(Meeting meeting, Slot slot, EmailAddress email, Optional<String> note) {}

    /**
     * Books it, or says why not.
     *
     * @return nothing where something has changed meanwhile: look again
     */
    Optional<HttpResponse> book(Press press, Situation situation, Answers answers) {
        Locale language = situation.invitation().details().language();
        Wrongs wrongs = new Wrongs(language);
        Fields fields = press.fields();
        Optional<LocalDateTime> time = wrongs.required("time", "time", fields.time("time"));
        Optional<Meeting> meeting =
                wrongs.required("meeting", "meeting", fields.text("meeting").flatMap(situation.host()::meeting));
        Optional<EmailAddress> email = wrongs.email(fields, sender);
        Optional<String> note = wrongs.optional("note", "note", fields, fields.lines("note", 0, LONGEST_NOTE));
        if (!wrongs.isEmpty()) {
            return Optional.of(wrongs.invalid());
        }
        Optional<City> city = situation.city();
        if (city.isEmpty()) {
            return Optional.of(taken(situation, press.now()));
        }
        return switch (check(situation, city.get(), meeting.orElseThrow(), time.orElseThrow(), press.now())) {
            case Openings.Refused(var reason) -> {
                wrongs.about("time", reason == Openings.Reason.OUTSIDE_MEETING_HOURS ? "time.meeting" : "time.closed");
                yield Optional.of(wrongs.invalid());
            }
            case Openings.Open(var slot) ->
                Openings.isFree(slot, situation.host(), situation.taken())
                        ? book(
                                press,
                                situation,
                                city.get(),
                                new Choice(meeting.orElseThrow(), slot, email.orElseThrow(), note),
                                answers)
                        : lost(situation, press.now());
        };
    }

    // Or it was booked by somebody else's press of this very invitation, and then there is nothing left to choose.
    private Optional<HttpResponse> lost(Situation situation, Instant now) {
        Answerable seen = situation.invitation();
        return invitations
                .find(seen.id(), now)
                .filter(stored -> stored.version() == seen.version())
                .map(_ -> taken(situation, now));
    }

    private static Openings.OpeningCheck check(
            Situation situation, City city, Meeting meeting, LocalDateTime time, Instant now) {
        return time.toLocalDate().isAfter(situation.last())
                ? new Openings.Refused(Openings.Reason.TOO_LATE)
                : Openings.checkOfInvited(situation.host(), city, meeting, time, now);
    }

    private Optional<HttpResponse> book(Press press, Situation situation, City city, Choice choice, Answers answers) {
        Answerable invitation = situation.invitation();
        Host host = situation.host();
        Guest guest = invitation.guest().orElseThrow();
        Instant now = press.now();
        RequestDetails details = RequestDetails.of(
                RequestId.random(random),
                new Visitor(
                        guest.name(),
                        choice.email(),
                        Optional.empty(),
                        Optional.empty(),
                        invitation.details().language()),
                host.requested(city, choice.meeting()),
                choice.slot(),
                choice.meeting().id(),
                now,
                choice.slot().end().plus(host.rules().retention()).truncatedTo(ChronoUnit.SECONDS),
                nonce(),
                new Invited.Yes(invitation.id(), choice.note()));
        Place place = host.usualVenue(city.id(), choice.meeting().id())
                .map(Venue::place)
                .orElseThrow();
        Made made = new Made(
                Approved.begin(details, choice.slot(), place, guest.line()),
                clients.of(press.call().header("x-viewer-address")).hash());
        Yes yes = invitation.yes(details.id(), choice.slot(), now);
        return invitations.book(yes, made, situation.agenda(), situation.plan(), press.once(), now)
                ? Optional.of(answers.of(made.booked(press.once()), yes))
                : Optional.empty();
    }

    private HttpResponse taken(Situation situation, Instant now) {
        Words words = Words.in(Wrongs.BUNDLE, situation.invitation().details().language());
        return Problem.conflict(
                words.say("taken"),
                new JsonObject()
                        .with("days", InvitedView.days(situation.days(now)))
                        .with("version", situation.invitation().version()));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
