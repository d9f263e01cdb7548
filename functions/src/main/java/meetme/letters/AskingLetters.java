package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Alphabets;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;

/** Somebody has asked, and the host's answer is missing. */
final class AskingLetters {

    private final LetterContext context;
    private final AskingAgain again;

    AskingLetters(LetterContext context) {
        this.context = context;
        this.again = new AskingAgain(context);
    }

    /** Everything that the visitor wrote. */
    Mail request(Pending pending) {
        RequestDetails details = pending.details();
        Visitor visitor = details.visitor();
        Composer composer = context.toHost(details);
        Letter titled = composer.titled("request.title", composer.visitor())
                .say(composer.invited())
                .say(imitation(composer, visitor.name()))
                .quote(composer.say("label.topic"), details.topic());
        Letter letter = composer.suggested(titled, details.times())
                .say(answerBy(composer, details.answerBy()))
                .button(composer.say("request.button"), composer.link())
                .aside(composer.say("request.harmless"))
                .fact(composer.say("label.what"), Line.plain(composer.meeting()))
                .fact(composer.say("label.stay", composer.times().city()), Line.plain(composer.stay()))
                .quote(composer.say("label.know"), visitor.know())
                .fact(
                        composer.say("label.email"),
                        Line.plain(visitor.email().value()),
                        Line.soft(composer.say(
                                pending.progress().confirmed() ? "label.email.confirmed" : "label.email.unconfirmed")));
        return composer.mail(
                composer.say("request.subject", composer.visitor()),
                composer.profile(letter)
                        .plainLink(composer.link())
                        .aside(composer.say("request.whose", composer.host())));
    }

    private static Optional<String> imitation(Composer composer, String name) {
        return Alphabets.mixedIn(name).stream()
                .reduce((some, last) -> composer.say("list.and", some, last))
                .map(alphabets -> composer.say("request.imitation", alphabets));
    }

    /**
     * What whoever types an address into the form makes us send there; so nothing of it may come from the form.
     */
    Mail receipt(MeetupRequest seen) {
        Composer composer = context.toVisitor(seen.details());
        String by = composer.deadline(seen.details().answerBy());
        String answer = composer.say("receipt.answer-by", composer.host(), by);
        return receipt(
                composer,
                seen,
                composer.say("receipt.subject"),
                composer.titled("receipt.title"),
                isOpenToAnyTime(seen) ? answer + " " + composer.say("receipt.suggest") : answer);
    }

    /** The same where SES was down for so long that the answer was there before. */
    Mail lateReceipt(MeetupRequest seen) {
        Composer composer = context.toVisitor(seen.details());
        return receipt(
                composer,
                seen,
                composer.say("receipt.answered.subject"),
                composer.titled("receipt.answered.title"),
                composer.say("receipt.answered"));
    }

    private static Mail receipt(Composer composer, MeetupRequest seen, String subject, Letter titled, String answer) {
        return composer.mail(
                subject,
                titled.say(composer.say("receipt.thanks"))
                        .say(answer)
                        .say(seen.wantsProof() ? Optional.of(composer.say("receipt.confirm")) : Optional.empty())
                        .button(composer.say("receipt.button"), composer.link())
                        .say(composer.say("receipt.keep"))
                        .signed(composer.host())
                        .plainLink(composer.link())
                        .aside(composer.say(
                                isOpenToAnyTime(seen) ? "receipt.stranger.no-times" : "receipt.stranger",
                                composer.retentionDays())));
    }

    /** Whether the visitor named no time, so that the host is to suggest one. */
    static boolean isOpenToAnyTime(MeetupRequest request) {
        return request.details().times().isEmpty();
    }

    Mail firstNudge(Pending pending) {
        return nudge(pending, "nudge.subject");
    }

    Mail secondNudge(Pending pending) {
        return nudge(pending, "nudge.subject.again");
    }

    private Mail nudge(Pending pending, String subject) {
        Composer composer = context.toHost(pending.details());
        Letter letter = composer.titled("nudge.title", composer.visitor())
                .say(composer.say(
                        "nudge.lead",
                        composer.visitor(),
                        composer.times().day(pending.proposal().since())))
                .say(pending.agreed()
                        .map(old ->
                                composer.say("nudges.agreed", composer.times().brief(old.slot()))))
                .say(pending.agreed().map(_ -> composer.say("request.no.agreed")))
                .say(answerBy(composer, pending.proposal().answerBy()));
        return composer.mail(composer.say(subject, composer.visitor()), about(composer, letter, pending));
    }

    Mail lastCall(Pending pending) {
        Composer composer = context.toHost(pending.details());
        Instant answerBy = pending.proposal().answerBy();
        Letter letter = composer.titled("last-call.title", composer.visitor())
                .say(composer.say(
                        pending.agreed().isPresent() ? "last-call.lead.agreed" : "last-call.lead",
                        composer.deadline(answerBy),
                        composer.visitor()))
                .say(pending.agreed().map(_ -> composer.say("request.no.agreed")));
        return composer.mail(composer.say("last-call.subject", composer.visitor()), about(composer, letter, pending));
    }

    Mail apology(Unanswered unanswered, Instant now) {
        Composer composer = context.toVisitor(unanswered.details());
        Letter letter = composer.titled("apology.title")
                .say(composer.say(
                        "apology.lead", composer.deadline(unanswered.proposal().answerBy())))
                .say(composer.say(unanswered.times().isEmpty() ? "apology.free.no-times" : "apology.free"));
        return composer.mail(
                composer.say("apology.subject"),
                composer.button(
                        again.next(composer, letter, unanswered.details(), now).signed(composer.host()),
                        composer.say("status.button")));
    }

    Mail missed(Unanswered unanswered) {
        Composer composer = context.toHost(unanswered.details());
        Letter letter = composer.titled("missed.title")
                .say(composer.say(
                        "missed.lead",
                        composer.visitor(),
                        composer.deadline(unanswered.proposal().answerBy())))
                .say(composer.say("missed.repair"));
        return composer.mail(
                composer.say("missed.subject", composer.visitor()),
                composer.button(
                        composer.topic(letter)
                                .fact(
                                        composer.say(
                                                "label.stay", composer.times().city()),
                                        List.of(composer.stay()))
                                .fact(composer.say("label.email"), unconfirmed(composer, unanswered)),
                        composer.say("missed.button")));
    }

    /** What the host needs to know of a request to answer it. */
    static Letter about(Composer composer, Letter letter, Pending pending) {
        List<Slot> agreed = pending.agreed().map(Agreement::slot).stream().toList();
        Letter dated = letter.say(composer.invited()).fact(composer.say("label.agreed"), composer.spans(agreed));
        return composer.stay(composer.suggested(composer.topic(dated), pending.times()))
                .fact(composer.say("label.email"), unconfirmed(composer, pending))
                .button(composer.say("request.button"), composer.link())
                .aside(composer.say("request.harmless"))
                .plainLink(composer.link())
                .aside(composer.say("request.whose", composer.host()));
    }

    // Of an address that somebody has shown to be theirs there is nothing to say.
    static List<String> unconfirmed(Composer composer, MeetupRequest request) {
        return request.progress().confirmed()
                ? List.of()
                : List.of(request.details().visitor().email().value(), composer.unconfirmed());
    }

    static String answerBy(Composer composer, Instant answerBy) {
        return composer.say("request.answer-by", composer.deadline(answerBy));
    }
}
