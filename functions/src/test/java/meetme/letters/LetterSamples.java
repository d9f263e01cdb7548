package meetme.letters;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Taken;
import meetme.mail.Mail;
import meetme.mail.MailSettings;
import meetme.mail.Mailbox;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.EmailAddress;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Negotiable;
import meetme.meetup.Notice;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Place;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;
import meetme.security.Links;

/** Everything that is ever mailed about Pat's request. */
public final class LetterSamples {

    public static final MailSettings LETTERHEAD = new MailSettings(
            URI.create("https://meet.example.com"),
            new Mailbox("Meet Sam Host", new EmailAddress("meetups@meet.example.com")),
            new Mailbox("Sam Host", new EmailAddress("sam@host.example.com")));
    public static final Links LINKS = new Links(() -> Samples.KEYS);
    public static final Letters LETTERS = letters(Samples.host(), Known.ALL_WELL);

    /** What they write to somebody whose receipt never left. */
    public static final Letters WITHOUT_A_RECEIPT = letters(Samples.host(), new Known(false, false, List.of()));

    /** What they write about somebody whose mail comes back. */
    public static final Letters UNREACHABLE = letters(Samples.host(), new Known(true, true, List.of()));

    static final Instant REMINDED = Instant.parse("2026-12-02T17:00:00Z");

    private LetterSamples() {}

    public static Letters letters(Host host, Correspondence correspondence) {
        return new Letters(host, LETTERHEAD, LINKS, correspondence);
    }

    /** What is known of the other emails of every request, and which times are taken. */
    public record Known(boolean leadsToThePage, boolean comesBack, List<Slot> taken, Optional<Notice> refused)
            implements Correspondence {

        Known(boolean leadsToThePage, boolean comesBack, List<Slot> taken) {
            this(leadsToThePage, comesBack, taken, Optional.empty());
        }

        /** Everything has arrived, and no time is taken. */
        public static final Known ALL_WELL = new Known(true, false, List.of());

        @Override
        public boolean leadsToThePage(RequestDetails details) {
            return leadsToThePage;
        }

        @Override
        public boolean comesBack(RequestDetails details, Instant now) {
            return comesBack;
        }

        @Override
        public Optional<Notice> refusal(RequestDetails details) {
            return refused;
        }

        @Override
        public Taken taken(City city, Instant now) {
            return Taken.by(taken);
        }
    }

    /** Pat's request, but by somebody of that name who would like to talk about that. */
    public static RequestDetails asked(String name, String topic, Optional<String> know, Optional<URI> profile) {
        RequestDetails pat = Samples.asked(1);
        return new RequestDetails(
                pat.id(),
                new Visitor(name, pat.visitor().email(), profile, know, Locale.ENGLISH),
                Optional.of(topic),
                pat.city(),
                pat.arrive(),
                pat.leave(),
                pat.times(),
                pat.meeting(),
                pat.at(),
                pat.answerBy(),
                pat.forgetAt(),
                pat.linkNonce(),
                pat.invited());
    }

    public static RequestDetails named(String name) {
        return asked(name, "Whatever comes to our minds", Optional.empty(), Optional.empty());
    }

    public static Approved approved(RequestDetails details, String note) {
        return (Approved) Samples.settled(pending(details)
                .approve(
                        details.times().getFirst(),
                        Samples.UNION_STATION,
                        Decision.at(Samples.NOW, Optional.of(note))));
    }

    public static Cancelled cancelled(RequestDetails details, Party by, String note) {
        return (Cancelled) approved(details, "See you there")
                .cancel(by, Optional.of(note), Samples.NOW)
                .to();
    }

    /** All mails about one request, whatever its way; what the host or a cancelling visitor adds is that note. */
    public static Map<String, Mail> all(RequestDetails details, String note) {
        Map<String, Mail> all = new LinkedHashMap<>();
        for (Notice notice : Notice.values()) {
            List<MeetupRequest> states = states(notice, details, note);
            states.forEach(state -> all.put(
                    notice
                            + (state instanceof Cancelled cancelled ? " BY " + cancelled.by() : "")
                            + (states.size() > 1
                                            && !state.equals(states.getFirst())
                                            && state.agreed().isPresent()
                                    ? " MOVED"
                                    : ""),
                    LETTERS.write(notice, state, at(notice)).orElseThrow()));
        }
        return all;
    }

    /** When it is written: most at once, and a reminder the day before. */
    static Instant at(Notice notice) {
        return switch (notice) {
            case REMINDER_TO_VISITOR, REMINDER_TO_HOST -> REMINDED;
            default -> Samples.NOW;
        };
    }

    /** They have met another time: Friday at nine, and no longer Thursday at ten. */
    public static Approved moved(RequestDetails details, String note) {
        Pending asked = (Pending) approved(details, "See you there")
                .move(Proposal.begin(List.of(details.times().getLast()), Samples.NOW, details.answerBy()))
                .to();
        return (Approved) Samples.settled(asked.approve(
                details.times().getLast(), Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.of(note))));
    }

    /** What was offered does not suit them; whatever was agreed before stands. */
    static Pending askedAgain(Negotiable answered, Offer offer, Decision decision, Proposal proposal) {
        Countered offered = (Countered) Samples.settled(answered.counter(offer, decision));
        return (Pending) offered.ask(proposal).to();
    }

    /** Those that the notice may be written in. */
    static List<MeetupRequest> states(Notice notice, RequestDetails details, String note) {
        Pending pending = pending(details);
        Decision decision = Decision.at(Samples.NOW, Optional.of(note));
        Approved approved = approved(details, note);
        Proposal proposal = Proposal.begin(details.times(), details.at(), details.answerBy());
        Pending moved = (Pending) approved.move(proposal).to();
        Offer offer = new Offer(details.times(), Place.named(note), details.answerBy());
        return switch (notice) {
            case REQUEST_TO_HOST, RECEIPT_TO_VISITOR -> List.of(pending);
            case INVITE_TO_VISITOR, INVITE_TO_HOST -> List.of(approved, moved(details, note));
            case DECLINE_TO_VISITOR -> List.of(Samples.settled(pending.decline(decision)));
            case PITCH_TO_VISITOR -> List.of(Samples.settled(pending.pitch(decision)));
            case WITHDRAWAL_TO_HOST -> List.of(pending.withdraw(Samples.NOW).to());
            case FIRST_NUDGE_TO_HOST, SECOND_NUDGE_TO_HOST -> List.of(pending, moved);
            case LAST_CALL_TO_HOST -> List.of(pending, moved);
            case APOLOGY_TO_VISITOR, MISSED_TO_HOST ->
                List.of(new Unanswered(pending.progress(), proposal, Samples.NOW));
            case OFFER_TO_VISITOR, OFFER_REMINDER_TO_VISITOR ->
                List.of(
                        Samples.settled(pending.counter(offer, decision)),
                        Samples.settled(approved.counter(offer, decision)));
            case OTHER_TIMES_TO_HOST ->
                List.of(
                        askedAgain(pending, offer, decision, proposal),
                        askedAgain(approved, offer, decision, proposal));
            case MOVE_TO_HOST -> List.of(moved);
            case LAPSE_TO_VISITOR, LAPSE_TO_HOST -> List.of(new Lapsed(pending.progress(), Samples.NOW));
            case STANDS_TO_VISITOR, STANDS_TO_HOST -> List.of(Samples.settled(moved.decline(decision)));
            case UNREACHABLE_TO_HOST -> List.of(approved, moved);
            case REMINDER_TO_VISITOR, REMINDER_TO_HOST, QUESTION_TO_VISITOR, QUESTION_TO_HOST -> List.of(approved);
            case CANCELLATION_TO_VISITOR, CANCELLATION_TO_HOST ->
                List.of(cancelled(details, Party.HOST, note), cancelled(details, Party.VISITOR, note));
        };
    }

    public static Pending pending(RequestDetails details) {
        return (Pending) Pending.begin(details).to();
    }
}
