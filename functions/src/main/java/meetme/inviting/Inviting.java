package meetme.inviting;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.calendar.CalendarLinks;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.link.Links;
import meetme.mail.Envelope;
import meetme.mail.Letterhead;
import meetme.mail.Mail;
import meetme.mail.Mailbox;
import meetme.mail.Templates;
import meetme.mail.Typed;
import meetme.mail.Writer;
import meetme.meetup.Asked;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.Notice;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.words.Times;
import meetme.words.Words;

/**
 * Writes what follows an answer. Once they are to meet, mails can be answered to the other one and so carry no secret
 * link; those that carry one cannot be answered. Until the host has approved, nothing that was typed into the form goes
 * to the address that was typed with it.
 */
public final class Inviting implements Writer {

    private final Host host;
    private final Letterhead letterhead;
    private final Links links;
    private final CalendarEntry entry;
    private final CalendarLinks calendars;

    public Inviting(Host host, Letterhead letterhead, Links links) {
        this.host = host;
        this.letterhead = letterhead;
        this.links = links;
        this.entry = new CalendarEntry(host, letterhead);
        this.calendars = new CalendarLinks(host);
    }

    @Override
    public Mail write(Notice notice, MeetupRequest request, Instant now) {
        return switch (notice) {
            case INVITE_TO_VISITOR -> inviteToVisitor((Approved) request, now);
            case INVITE_TO_HOST -> inviteToHost((Approved) request, now);
            case DECLINE_TO_VISITOR -> decline((Declined) request);
            case PITCH_TO_VISITOR -> pitch(request.asked());
            case WITHDRAWAL_TO_HOST -> withdrawal(request.asked());
            case CANCELLATION_TO_VISITOR -> cancellationToVisitor((Cancelled) request, now);
            case CANCELLATION_TO_HOST -> cancellationToHost((Cancelled) request, now);
            default -> throw new IllegalArgumentException(notice + " is not written here");
        };
    }

    private Mail inviteToVisitor(Approved approved, Instant now) {
        Asked asked = approved.asked();
        Words words = visitorsWords(asked);
        Times times = times(words, asked, approved.agreement().slot());
        InviteLetter letter = new InviteLetter(
                words.say("invite.title"),
                words.say("invite.lead", name(asked)),
                agreed(
                        words,
                        times,
                        asked,
                        approved.agreement().slot(),
                        approved.agreement().place()),
                words.say("label.note.mine"),
                lines(approved.agreement().note()),
                calendars.google(asked, approved.agreement(), Side.VISITOR).toString(),
                calendars.outlook(asked, approved.agreement(), Side.VISITOR).toString(),
                words.say("invite.change"),
                host.name());
        Envelope envelope = Envelope.toVisitor(
                        letterhead,
                        words,
                        visitor(asked),
                        words.say(
                                "invite.subject",
                                times.brief(approved.agreement().slot())))
                .answeredTo(letterhead.host());
        return Templates.mail(
                envelope, "inviteToVisitor", letter, entry.request(asked, approved.agreement(), Side.VISITOR, now));
    }

    private Mail inviteToHost(Approved approved, Instant now) {
        Asked asked = approved.asked();
        Words words = hostsWords();
        Times times = times(words, asked, approved.agreement().slot());
        InviteLetter letter = new InviteLetter(
                words.say("invite.title.host", name(asked)),
                words.say("invite.lead.host"),
                agreed(
                        words,
                        times,
                        asked,
                        approved.agreement().slot(),
                        approved.agreement().place()),
                words.say("label.note.yours"),
                lines(approved.agreement().note()),
                calendars.google(asked, approved.agreement(), Side.HOST).toString(),
                calendars.outlook(asked, approved.agreement(), Side.HOST).toString(),
                words.say("invite.change.host", name(asked)),
                host.name());
        HostInviteLetter hostLetter = new HostInviteLetter(
                letter, Typed.lines(asked.topic()), asked.visitor().email().value());
        Envelope envelope = Envelope.toHost(
                        letterhead,
                        words,
                        words.say(
                                "invite.subject.host",
                                name(asked),
                                times.brief(approved.agreement().slot())))
                .answeredTo(visitor(asked));
        return Templates.mail(
                envelope, "inviteToHost", hostLetter, entry.request(asked, approved.agreement(), Side.HOST, now));
    }

    private Mail decline(Declined declined) {
        Asked asked = declined.asked();
        Words words = visitorsWords(asked);
        DeclineLetter letter = new DeclineLetter(
                lines(declined.decision().note()),
                words.say("decline.again", times(words, asked).city()),
                host.name(),
                letterhead.statusLink(host.folder(asked.visitor().language()), links.mint(Side.VISITOR, asked)));
        Envelope envelope = Envelope.toVisitor(letterhead, words, nameless(asked), words.say("decline.subject"));
        return Templates.mail(envelope, "declineToVisitor", letter);
    }

    private Mail pitch(Asked asked) {
        Words words = visitorsWords(asked);
        Envelope envelope = Envelope.toVisitor(letterhead, words, nameless(asked), words.say("pitch.subject"));
        return Templates.mail(envelope, "pitchToVisitor", new PitchLetter(host.name()));
    }

    private Mail withdrawal(Asked asked) {
        Words words = hostsWords();
        Times times = times(words, asked);
        WithdrawalLetter letter = new WithdrawalLetter(
                words.say("withdrawal.title", name(asked)),
                words.say("label.stay", times.city()),
                times.stay(asked.arrive(), asked.leave()));
        Envelope envelope = Envelope.toHost(letterhead, words, words.say("withdrawal.subject", name(asked)));
        return Templates.mail(envelope, "withdrawalToHost", letter);
    }

    private Mail cancellationToVisitor(Cancelled cancelled, Instant now) {
        Asked asked = cancelled.asked();
        Words words = visitorsWords(asked);
        Times times = times(words, asked, cancelled.off().slot());
        Envelope envelope = Envelope.toVisitor(
                        letterhead,
                        words,
                        visitor(asked),
                        words.say(
                                "cancellation.subject",
                                times.brief(cancelled.off().slot())))
                .answeredTo(letterhead.host());
        Agreed meetup = agreed(
                words,
                times,
                asked,
                cancelled.off().slot(),
                withoutMap(cancelled.off().place()));
        List<String> note = lines(cancelled.note());
        CancellationLetter letter = switch (cancelled.by()) {
            case HOST ->
                new CancellationLetter(
                        words.say("cancellation.title.by-me"),
                        words.say("cancellation.lead.by-me"),
                        words.say("label.note.mine"),
                        note,
                        meetup,
                        host.name());
            case VISITOR ->
                new CancellationLetter(
                        words.say("cancellation.title.by-you"),
                        words.say("cancellation.lead.by-you"),
                        words.say("label.note.yours"),
                        note,
                        meetup,
                        host.name());
        };
        return Templates.mail(envelope, "cancellationToVisitor", letter, entry.cancel(cancelled, Side.VISITOR, now));
    }

    private Mail cancellationToHost(Cancelled cancelled, Instant now) {
        Asked asked = cancelled.asked();
        Words words = hostsWords();
        Times times = times(words, asked, cancelled.off().slot());
        Envelope envelope = Envelope.toHost(
                        letterhead,
                        words,
                        words.say(
                                "cancellation.subject.host",
                                name(asked),
                                times.brief(cancelled.off().slot())))
                .answeredTo(visitor(asked));
        Agreed meetup = agreed(
                words,
                times,
                asked,
                cancelled.off().slot(),
                withoutMap(cancelled.off().place()));
        List<String> note = lines(cancelled.note());
        CancellationLetter letter = switch (cancelled.by()) {
            case HOST ->
                new CancellationLetter(
                        words.say("cancellation.title.host.by-host", name(asked)),
                        words.say("cancellation.lead.host.by-host"),
                        words.say("label.note.yours"),
                        note,
                        meetup,
                        host.name());
            case VISITOR ->
                new CancellationLetter(
                        words.say("cancellation.title.host.by-visitor", name(asked)),
                        words.say("cancellation.lead.host.by-visitor"),
                        words.say("label.note.theirs", name(asked)),
                        note,
                        meetup,
                        host.name());
        };
        return Templates.mail(envelope, "cancellationToHost", letter, entry.cancel(cancelled, Side.HOST, now));
    }

    private Words visitorsWords(Asked asked) {
        return Words.in(asked.visitor().language());
    }

    private Words hostsWords() {
        return Words.in(host.languages().getFirst());
    }

    private Times times(Words words, Asked asked) {
        return times(words, asked, asked.times().getFirst());
    }

    // The city may be gone from host.json by now: trips end.
    private Times times(Words words, Asked asked, Slot slot) {
        return new Times(words, host.in(words.language()).city(asked.city()).map(City::name), slot.zone());
    }

    private Agreed agreed(Words words, Times times, Asked asked, Slot slot, Place place) {
        return new Agreed(
                times.span(slot),
                times.zone(slot.start()),
                Typed.oneLine(place.name()),
                Typed.oneLine(place.address()),
                place.map().filter(map -> "https".equals(map.getScheme())).map(URI::toASCIIString),
                host.in(words.language())
                        .meeting(asked.meeting())
                        .map(Meeting::label)
                        .orElseGet(() -> words.say("meeting.any")));
    }

    // Nobody is to go there any more.
    private static Place withoutMap(Place place) {
        return new Place(place.name(), place.address(), Optional.empty());
    }

    private static List<String> lines(Optional<String> note) {
        return note.map(Typed::lines).orElse(List.of());
    }

    private static String name(Asked asked) {
        return Typed.oneLine(asked.visitor().name());
    }

    private static Mailbox visitor(Asked asked) {
        return new Mailbox(name(asked), asked.visitor().email());
    }

    private static Mailbox nameless(Asked asked) {
        return new Mailbox("", asked.visitor().email());
    }
}
