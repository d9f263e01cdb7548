package meetme.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.link.Links;
import meetme.mail.Envelope;
import meetme.mail.Letter;
import meetme.mail.Letterhead;
import meetme.mail.Mail;
import meetme.mail.Mailbox;
import meetme.mail.Templates;
import meetme.mail.Typed;
import meetme.mail.Writer;
import meetme.meetup.Agreement;
import meetme.meetup.Asked;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Countered;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Unanswered;
import meetme.meetup.Notice;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.words.Times;
import meetme.words.Words;

/**
 * Writes what keeps a request going. As everywhere, a mail that can be answered carries no secret link, and one with a
 * link cannot be answered; and until the two have agreed, nothing that was typed into the form goes to the address that
 * was typed with it.
 */
public final class Following implements Writer {

    private final Host host;
    private final Letterhead letterhead;
    private final Links links;

    public Following(Host host, Letterhead letterhead, Links links) {
        this.host = host;
        this.letterhead = letterhead;
        this.links = links;
    }

    @Override
    public Mail write(Notice notice, MeetupRequest request, Instant now) {
        return switch (notice) {
            case FIRST_NUDGE_TO_HOST, SECOND_NUDGE_TO_HOST -> nudge((Pending) request, notice);
            case LAST_CALL_TO_HOST -> lastCall((Pending) request);
            case APOLOGY_TO_VISITOR -> apology((Unanswered) request);
            case MISSED_TO_HOST -> missed((Unanswered) request);
            case OFFER_TO_VISITOR -> offer((Countered) request);
            case OTHER_TIMES_TO_HOST -> otherTimes((Pending) request);
            case MOVE_TO_HOST -> move((Pending) request);
            case LAPSE_TO_VISITOR -> lapseToVisitor(request.asked());
            case LAPSE_TO_HOST -> lapseToHost(request.asked());
            case STANDS_TO_VISITOR -> standsToVisitor((Approved) request);
            case STANDS_TO_HOST -> standsToHost((Approved) request);
            case REMINDER_TO_VISITOR -> reminderToVisitor((Approved) request);
            case REMINDER_TO_HOST -> reminderToHost((Approved) request);
            case QUESTION_TO_VISITOR -> questionToVisitor((Approved) request);
            case QUESTION_TO_HOST -> questionToHost((Approved) request);
            default -> throw new IllegalArgumentException(notice + " is not written here");
        };
    }

    // While the host's answer is missing

    private Mail nudge(Pending pending, Notice notice) {
        Words words = hostsWords();
        Times times = times(words, pending);
        String name = name(pending);
        Letter letter = Letter.titled(words.say("nudge.title", name))
                .say(words.say("nudge.lead", name, times.day(pending.turn().since())))
                .say(answerBy(words, times, pending));
        String subject = notice == Notice.FIRST_NUDGE_TO_HOST ? "nudge.subject" : "nudge.subject.again";
        return toHost(words, words.say(subject, name), about(letter, words, times, pending));
    }

    private Mail lastCall(Pending pending) {
        Words words = hostsWords();
        Times times = times(words, pending);
        String name = name(pending);
        boolean agreed = pending.agreed().isPresent();
        Letter letter = Letter.titled(words.say("last-call.title", name))
                .say(words.say(
                        agreed ? "last-call.lead.agreed" : "last-call.lead",
                        times.moment(pending.turn().answerBy()),
                        times.zone(pending.turn().answerBy()),
                        name));
        return toHost(words, words.say("last-call.subject", name), about(letter, words, times, pending));
    }

    private Mail apology(Unanswered unanswered) {
        Words words = visitorsWords(unanswered);
        Times times = times(words, unanswered);
        Letter letter = Letter.titled(words.say("apology.title"))
                .say(words.say("apology.lead", times.day(unanswered.turn().answerBy())))
                .say(words.say("apology.free"))
                .say(words.say("decline.again", times.city()))
                .signed(host.name())
                .button(words.say("status.button"), statusLink(unanswered));
        return toVisitor(words, unanswered, words.say("apology.subject"), letter);
    }

    private Mail missed(Unanswered unanswered) {
        Words words = hostsWords();
        Times times = times(words, unanswered);
        String name = name(unanswered);
        Letter letter = Letter.titled(words.say("missed.title"))
                .say(words.say("missed.lead", name, times.day(unanswered.turn().answerBy())))
                .say(words.say("missed.repair"))
                .typed(words.say("label.topic"), Optional.of(unanswered.asked().topic()))
                .fact(words.say("label.stay", times.city()), List.of(stay(times, unanswered)))
                .button(words.say("missed.button"), decideLink(unanswered));
        return toHost(words, words.say("missed.subject", name), letter);
    }

    private Letter about(Letter letter, Words words, Times times, Pending pending) {
        return letter.typed(
                        words.say("label.topic"), Optional.of(pending.asked().topic()))
                .fact(words.say("label.times", times.clocks()), spans(times, pending.times()))
                .fact(words.say("label.stay", times.city()), List.of(stay(times, pending)))
                .fact(words.say("label.email"), unconfirmed(words, pending))
                .button(words.say("request.button"), decideLink(pending));
    }

    // Of an address that somebody has shown to be theirs there is nothing to say.
    private static List<String> unconfirmed(Words words, Pending pending) {
        return pending.course().confirmed()
                ? List.of()
                : List.of(pending.asked().visitor().email().value(), words.say("label.email.unconfirmed"));
    }

    private static String answerBy(Words words, Times times, Pending pending) {
        Instant answerBy = pending.turn().answerBy();
        return words.say("request.answer-by", times.moment(answerBy), times.zone(answerBy));
    }

    // While the two look for another time

    private Mail offer(Countered countered) {
        Words words = visitorsWords(countered);
        Times times = times(words, countered);
        Instant takeBy = countered.offer().takeBy();
        Letter letter = Letter.titled(words.say("offer.title"))
                .say(words.say("offer.lead"))
                .fact(words.say("label.offers", times.clocks()), spans(times, countered.times()))
                .fact(words.say("label.where"), place(countered.offer().place()))
                .typed(words.say("label.note.mine"), countered.decision().note());
        if (countered.agreed().isPresent()) {
            letter = letter.say(words.say("offer.stands"));
        }
        return toVisitor(
                words,
                countered,
                words.say("offer.subject"),
                letter.say(words.say("offer.until", times.moment(takeBy), times.zone(takeBy)))
                        .signed(host.name())
                        .button(words.say("offer.button"), statusLink(countered)));
    }

    private Mail otherTimes(Pending pending) {
        Words words = hostsWords();
        Times times = times(words, pending);
        String name = name(pending);
        Letter letter = Letter.titled(words.say("other-times.title", name))
                .say(words.say("other-times.lead"))
                .say(answerBy(words, times, pending));
        return toHost(words, words.say("other-times.subject", name), about(letter, words, times, pending));
    }

    private Mail move(Pending pending) {
        Words words = hostsWords();
        Times times = times(words, pending);
        String name = name(pending);
        Letter letter = Letter.titled(words.say("move.title", name)).say(words.say("move.lead"));
        for (Agreement agreed : pending.agreed().stream().toList()) {
            letter = letter.fact(words.say("label.agreed"), List.of(times.spanWithZone(agreed.slot())));
        }
        return toHost(
                words,
                words.say("move.subject", name),
                about(letter.say(answerBy(words, times, pending)), words, times, pending));
    }

    private Mail lapseToVisitor(Asked asked) {
        Words words = Words.in(asked.visitor().language());
        Times times = times(words, asked);
        Letter letter = Letter.titled(words.say("lapse.title"))
                .say(words.say("lapse.lead"))
                .say(words.say("decline.again", times.city()))
                .signed(host.name());
        return toVisitor(words, asked, words.say("lapse.subject"), letter);
    }

    private Mail lapseToHost(Asked asked) {
        Words words = hostsWords();
        String name = Typed.oneLine(asked.visitor().name());
        Letter letter = Letter.titled(words.say("lapse.title.host", name)).say(words.say("lapse.lead.host"));
        return toHost(words, words.say("lapse.subject.host", name), letter);
    }

    private Mail standsToVisitor(Approved approved) {
        Words words = visitorsWords(approved);
        Times times = times(words, approved);
        Letter letter = meetup(
                Letter.titled(words.say("stands.title"))
                        .say(words.say("stands.lead"))
                        .typed(words.say("label.note.mine"), approved.decision().note()),
                words,
                times,
                approved.agreement());
        return answerable(
                words, approved, words.say("stands.subject", brief(times, approved)), letter.signed(host.name()));
    }

    private Mail standsToHost(Approved approved) {
        Words words = hostsWords();
        Times times = times(words, approved);
        String name = name(approved);
        Letter letter = Letter.titled(words.say("stands.title.host")).say(words.say("stands.lead.host", name));
        return answerableByHost(
                words,
                approved,
                words.say("stands.subject.host", name, brief(times, approved)),
                meetup(letter, words, times, approved.agreement()));
    }

    // Around the meetup

    private Mail reminderToVisitor(Approved approved) {
        Words words = visitorsWords(approved);
        Times times = times(words, approved);
        Letter letter = Letter.titled(words.say("reminder.title"))
                .say(words.say("invite.lead", name(approved)))
                .say(words.say("reminder.change"));
        return answerable(
                words,
                approved,
                words.say("reminder.subject", brief(times, approved)),
                meetup(letter, words, times, approved.agreement()).signed(host.name()));
    }

    private Mail reminderToHost(Approved approved) {
        Words words = hostsWords();
        Times times = times(words, approved);
        String name = name(approved);
        Letter letter =
                Letter.titled(words.say("reminder.title.host", name)).say(words.say("invite.change.host", name));
        return answerableByHost(
                words,
                approved,
                words.say("reminder.subject.host", name, brief(times, approved)),
                meetup(letter, words, times, approved.agreement())
                        .typed(
                                words.say("label.topic"),
                                Optional.of(approved.asked().topic())));
    }

    private Mail questionToVisitor(Approved approved) {
        Words words = visitorsWords(approved);
        Times times = times(words, approved);
        Letter letter = Letter.titled(words.say("question.title"))
                .say(words.say("question.lead", brief(times, approved)))
                .say(words.say("question.why"))
                .signed(host.name())
                .button(words.say("question.button"), statusLink(approved));
        return toVisitor(words, approved, words.say("question.subject"), letter);
    }

    private Mail questionToHost(Approved approved) {
        Words words = hostsWords();
        Times times = times(words, approved);
        String name = name(approved);
        Letter letter = Letter.titled(words.say("question.title.host", name))
                .say(words.say("question.lead.host", name, brief(times, approved)))
                .say(words.say("question.why.host"))
                .button(words.say("question.button"), decideLink(approved));
        return toHost(words, words.say("question.subject.host", name), letter);
    }

    private static Letter meetup(Letter letter, Words words, Times times, Agreement agreed) {
        return letter.fact(
                        words.say("label.when"),
                        List.of(
                                times.span(agreed.slot()),
                                times.zone(agreed.slot().start())))
                .fact(words.say("label.where"), place(agreed.place()));
    }

    // What all of them need

    private Mail toHost(Words words, String subject, Letter letter) {
        return Templates.mail(Envelope.toHost(letterhead, words, subject), "letter", letter);
    }

    private Mail answerableByHost(Words words, MeetupRequest request, String subject, Letter letter) {
        Envelope envelope = Envelope.toHost(letterhead, words, subject)
                .answeredTo(new Mailbox(name(request), request.asked().visitor().email()));
        return Templates.mail(envelope, "letter", letter);
    }

    private Mail toVisitor(Words words, MeetupRequest request, String subject, Letter letter) {
        return toVisitor(words, request.asked(), subject, letter);
    }

    // Without the name: that was typed into the form.
    private Mail toVisitor(Words words, Asked asked, String subject, Letter letter) {
        Mailbox to = new Mailbox("", asked.visitor().email());
        return Templates.mail(Envelope.toVisitor(letterhead, words, to, subject), "letter", letter);
    }

    private Mail answerable(Words words, Approved approved, String subject, Letter letter) {
        Mailbox to = new Mailbox(name(approved), approved.asked().visitor().email());
        Envelope envelope = Envelope.toVisitor(letterhead, words, to, subject).answeredTo(letterhead.host());
        return Templates.mail(envelope, "letter", letter);
    }

    private Words visitorsWords(MeetupRequest request) {
        return Words.in(request.asked().visitor().language());
    }

    private Words hostsWords() {
        return Words.in(host.languages().getFirst());
    }

    private Times times(Words words, MeetupRequest request) {
        return times(words, request.asked());
    }

    // The city may be gone from host.json by now: trips end.
    private Times times(Words words, Asked asked) {
        return new Times(
                words.language(),
                host.in(words.language()).city(asked.city()).map(City::name),
                asked.times().getFirst().zone());
    }

    private static List<String> spans(Times times, List<Slot> slots) {
        return slots.stream().map(times::spanWithZone).toList();
    }

    private static String brief(Times times, Approved approved) {
        return times.brief(approved.agreement().slot());
    }

    private static String stay(Times times, MeetupRequest request) {
        return times.stay(request.asked().arrive(), request.asked().leave());
    }

    private static List<String> place(Place place) {
        List<String> lines = new ArrayList<>();
        lines.add(Typed.oneLine(place.name()));
        if (!place.address().isEmpty()) {
            lines.add(Typed.oneLine(place.address()));
        }
        return lines;
    }

    private static String name(MeetupRequest request) {
        return Typed.oneLine(request.asked().visitor().name());
    }

    private String statusLink(MeetupRequest request) {
        return letterhead.statusLink(
                host.folder(request.asked().visitor().language()), links.mint(Side.VISITOR, request.asked()));
    }

    private String decideLink(MeetupRequest request) {
        return letterhead.decideLink(links.mint(Side.HOST, request.asked()));
    }
}
