package meetme.confirming;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
import meetme.meetup.Alphabets;
import meetme.meetup.Asked;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.Notice;
import meetme.meetup.Side;
import meetme.meetup.Visitor;
import meetme.words.Times;
import meetme.words.Words;

/** Writes the first two mails of a request. Each carries its reader's secret link, so nobody may be answered to. */
public final class Confirming implements Writer {

    private final Host host;
    private final Letterhead letterhead;
    private final Links links;

    public Confirming(Host host, Letterhead letterhead, Links links) {
        this.host = host;
        this.letterhead = letterhead;
        this.links = links;
    }

    @Override
    public Mail write(Notice notice, MeetupRequest request, Instant now) {
        return switch (notice) {
            case REQUEST_TO_HOST -> request(request.asked(), request.course().confirmed());
            case RECEIPT_TO_VISITOR -> receipt(request);
            default -> throw new IllegalArgumentException(notice + " is not written here");
        };
    }

    private Mail request(Asked asked, boolean confirmed) {
        Visitor visitor = asked.visitor();
        Words words = Words.in(host.languages().getFirst());
        Times times = times(words, asked);
        String name = Typed.oneLine(visitor.name());
        RequestLetter letter = new RequestLetter(
                words.say("request.title", name),
                imitation(words, visitor.name()),
                words.say("request.answer-by", times.moment(asked.answerBy()), times.zone(asked.answerBy())),
                letterhead.decideLink(links.mint(Side.HOST, asked)),
                Typed.lines(asked.topic()),
                visitor.know().map(Typed::lines).orElse(List.of()),
                words.say("label.times", times.clocks()),
                asked.times().stream().map(times::spanWithZone).toList(),
                host.in(words.language())
                        .meeting(asked.meeting())
                        .map(Meeting::label)
                        .orElseGet(() -> words.say("meeting.any")),
                words.say("label.stay", times.city()),
                times.stay(asked.arrive(), asked.leave()),
                visitor.email().value(),
                words.say(confirmed ? "label.email.confirmed" : "label.email.unconfirmed"),
                visitor.profile().flatMap(Profile::of),
                words.say("request.whose", host.name()));
        Envelope envelope = Envelope.toHost(letterhead, words, words.say("request.subject", name));
        return Templates.mail(envelope, "requestToHost", letter);
    }

    private static Optional<String> imitation(Words words, String name) {
        return Alphabets.mixedIn(name).stream()
                .reduce((some, last) -> words.say("list.and", some, last))
                .map(alphabets -> words.say("request.imitation", alphabets));
    }

    // Where SES was down for hours, the answer may be there before the receipt.
    private Mail receipt(MeetupRequest request) {
        Asked asked = request.asked();
        boolean waiting = request instanceof Pending;
        Words words = Words.in(asked.visitor().language());
        String day = times(words, asked).day(asked.answerBy());
        ReceiptLetter letter = new ReceiptLetter(
                words.say(waiting ? "receipt.title" : "receipt.answered.title"),
                waiting ? words.say("receipt.answer-by", host.name(), day) : words.say("receipt.answered"),
                request.wantsProof() ? Optional.of(words.say("receipt.confirm")) : Optional.empty(),
                letterhead.statusLink(host.folder(asked.visitor().language()), links.mint(Side.VISITOR, asked)),
                host.name());
        // Without the name: that was typed into the form, too.
        Mailbox to = new Mailbox("", asked.visitor().email());
        Envelope envelope = Envelope.toVisitor(
                letterhead, words, to, words.say(waiting ? "receipt.subject" : "receipt.answered.subject"));
        return Templates.mail(envelope, "receiptToVisitor", letter);
    }

    private Times times(Words words, Asked asked) {
        Optional<City> city = host.in(words.language()).city(asked.city());
        ZoneId zone = asked.times().getFirst().zone();
        return new Times(words, city.map(City::name), zone);
    }
}
