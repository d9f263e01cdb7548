package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Alphabets;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;

/** Somebody has asked, and the host's answer is missing. */
final class AskingLetters {

    private final Desk desk;

    AskingLetters(Desk desk) {
        this.desk = desk;
    }

    /** Everything that the visitor wrote. */
    Mail request(Pending pending) {
        RequestDetails details = pending.details();
        Visitor visitor = details.visitor();
        Sheet sheet = desk.toHost(details);
        Letter letter = sheet.titled("request.title", sheet.visitor())
                .say(imitation(sheet, visitor.name()))
                .quote(sheet.say("label.topic"), Optional.of(details.topic()))
                .fact(sheet.say("label.times", sheet.times().clocks()), sheet.spans(details.times()))
                .say(answerBy(sheet, details.answerBy()))
                .button(sheet.say("request.button"), sheet.link())
                .aside(sheet.say("request.harmless"))
                .fact(sheet.say("label.what"), Line.plain(sheet.meeting()))
                .fact(sheet.say("label.stay", sheet.times().city()), Line.plain(sheet.stay()))
                .quote(sheet.say("label.know"), visitor.know())
                .fact(
                        sheet.say("label.email"),
                        Line.plain(visitor.email().value()),
                        Line.soft(sheet.say(
                                pending.progress().confirmed() ? "label.email.confirmed" : "label.email.unconfirmed")));
        return sheet.mail(
                sheet.say("request.subject", sheet.visitor()),
                sheet.profile(letter).plainLink(sheet.link()).aside(sheet.say("request.whose", sheet.host())));
    }

    private static Optional<String> imitation(Sheet sheet, String name) {
        return Alphabets.mixedIn(name).stream()
                .reduce((some, last) -> sheet.say("list.and", some, last))
                .map(alphabets -> sheet.say("request.imitation", alphabets));
    }

    /**
     * What whoever types an address into the form makes us send there; so nothing of it may come from the form.
     */
    Mail receipt(MeetupRequest seen) {
        Sheet sheet = desk.toVisitor(seen.details());
        String day = sheet.times().day(seen.details().answerBy());
        return receipt(
                sheet,
                seen,
                sheet.say("receipt.subject"),
                sheet.titled("receipt.title"),
                sheet.say("receipt.answer-by", sheet.host(), day));
    }

    /** The same where SES was down for so long that the answer was there before. */
    Mail lateReceipt(MeetupRequest seen) {
        Sheet sheet = desk.toVisitor(seen.details());
        return receipt(
                sheet,
                seen,
                sheet.say("receipt.answered.subject"),
                sheet.titled("receipt.answered.title"),
                sheet.say("receipt.answered"));
    }

    private static Mail receipt(Sheet sheet, MeetupRequest seen, String subject, Letter titled, String answer) {
        return sheet.mail(
                subject,
                titled.say(sheet.say("receipt.thanks"))
                        .say(answer)
                        .say(seen.wantsProof() ? Optional.of(sheet.say("receipt.confirm")) : Optional.empty())
                        .button(sheet.say("receipt.button"), sheet.link())
                        .say(sheet.say("receipt.keep"))
                        .signed(sheet.host())
                        .plainLink(sheet.link())
                        .aside(sheet.say("receipt.stranger", sheet.retentionDays())));
    }

    Mail firstNudge(Pending pending) {
        return nudge(pending, "nudge.subject");
    }

    Mail secondNudge(Pending pending) {
        return nudge(pending, "nudge.subject.again");
    }

    private Mail nudge(Pending pending, String subject) {
        Sheet sheet = desk.toHost(pending.details());
        Letter letter = sheet.titled("nudge.title", sheet.visitor())
                .say(sheet.say(
                        "nudge.lead",
                        sheet.visitor(),
                        sheet.times().day(pending.proposal().since())))
                .say(answerBy(sheet, pending.proposal().answerBy()));
        return sheet.mail(sheet.say(subject, sheet.visitor()), about(sheet, letter, pending));
    }

    Mail lastCall(Pending pending) {
        Sheet sheet = desk.toHost(pending.details());
        Instant answerBy = pending.proposal().answerBy();
        Letter letter = sheet.titled("last-call.title", sheet.visitor())
                .say(sheet.say(
                        pending.agreed().isPresent() ? "last-call.lead.agreed" : "last-call.lead",
                        sheet.times().moment(answerBy),
                        sheet.times().zone(answerBy),
                        sheet.visitor()));
        return sheet.mail(sheet.say("last-call.subject", sheet.visitor()), about(sheet, letter, pending));
    }

    Mail apology(Unanswered unanswered) {
        Sheet sheet = desk.toVisitor(unanswered.details());
        Letter letter = sheet.titled("apology.title")
                .say(sheet.say(
                        "apology.lead", sheet.times().day(unanswered.proposal().answerBy())))
                .say(sheet.say("apology.free"))
                .say(sheet.say("decline.again", sheet.times().city()))
                .signed(sheet.host());
        return sheet.mail(sheet.say("apology.subject"), sheet.button(letter, "status.button"));
    }

    Mail missed(Unanswered unanswered) {
        Sheet sheet = desk.toHost(unanswered.details());
        Letter letter = sheet.titled("missed.title")
                .say(sheet.say(
                        "missed.lead",
                        sheet.visitor(),
                        sheet.times().day(unanswered.proposal().answerBy())))
                .say(sheet.say("missed.repair"));
        return sheet.mail(
                sheet.say("missed.subject", sheet.visitor()),
                sheet.button(
                        sheet.topic(letter)
                                .fact(sheet.say("label.stay", sheet.times().city()), List.of(sheet.stay()))
                                .fact(sheet.say("label.email"), unconfirmed(sheet, unanswered)),
                        "missed.button"));
    }

    /** What the host needs to know of a request to answer it. */
    static Letter about(Sheet sheet, Letter letter, Pending pending) {
        return sheet.button(
                sheet.topic(letter)
                        .fact(sheet.say("label.times", sheet.times().clocks()), sheet.spans(pending.times()))
                        .fact(sheet.say("label.stay", sheet.times().city()), List.of(sheet.stay()))
                        .fact(sheet.say("label.email"), unconfirmed(sheet, pending)),
                "request.button");
    }

    // Of an address that somebody has shown to be theirs there is nothing to say.
    private static List<String> unconfirmed(Sheet sheet, MeetupRequest request) {
        return request.progress().confirmed()
                ? List.of()
                : List.of(request.details().visitor().email().value(), sheet.say("label.email.unconfirmed"));
    }

    static String answerBy(Sheet sheet, Instant answerBy) {
        return sheet.say(
                "request.answer-by",
                sheet.times().moment(answerBy),
                sheet.times().zone(answerBy));
    }
}
