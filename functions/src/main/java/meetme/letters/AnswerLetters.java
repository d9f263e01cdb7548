package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Lapsed;
import meetme.meetup.Notice;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Slot;
import meetme.meetup.Withdrawn;

/** One of the two has answered, and it was not a plain yes. */
final class AnswerLetters {

    /** How an offer begins, which depends on what the visitor was told before. */
    private record Tone(String subject, String title, String lead) {}

    private static final Tone INSTEAD = new Tone("offer.subject", "offer.title", "offer.lead");
    private static final Tone AFTER_A_NO =
            new Tone("offer.subject.after-no", "offer.title.after-no", "offer.lead.after-no");
    private static final Tone AFTER_SILENCE =
            new Tone("offer.subject.after-silence", "offer.title.after-silence", "offer.lead.after-silence");

    /** Nothing that they suggested fails to suit, where they left it to the host. */
    private static final Tone OPEN = new Tone("offer.subject.no-times", "offer.title.no-times", "offer.lead.no-times");

    private final LetterContext context;
    private final AskingAgain again;

    AnswerLetters(LetterContext context) {
        this.context = context;
        this.again = new AskingAgain(context);
    }

    Mail decline(Declined declined, Instant now) {
        Composer composer = context.toVisitor(declined.details());
        Letter letter = composer.titled("decline.title")
                .say(composer.say("decline.lead"))
                .quote(composer.say("label.note.mine"), declined.decision().note());
        return composer.mail(
                composer.say("decline.subject"),
                composer.button(
                        again.next(composer, letter, declined.details(), now).signed(composer.host()),
                        composer.say("decline.button")));
    }

    /** One line, the same for all. */
    Mail pitch(Pitch pitch) {
        Composer composer = context.toVisitor(pitch.details());
        return composer.mail(
                composer.say("pitch.subject"),
                composer.titled("pitch.title").say(composer.say("pitch.line")).signed(composer.host()));
    }

    Mail withdrawal(Withdrawn withdrawn) {
        Composer composer = context.toHost(withdrawn.details());
        return composer.mail(
                composer.say("withdrawal.subject", composer.visitor()),
                composer.titled("withdrawal.title", composer.visitor())
                        .say(composer.say("withdrawal.lead"))
                        .fact(composer.say("label.stay", composer.times().city()), List.of(composer.stay())));
    }

    Mail offer(Countered countered) {
        Composer composer = context.toVisitor(countered.details());
        Tone tone = tone(countered);
        Letter letter = offered(
                        composer,
                        composer.titled(tone.title()).say(lead(composer, countered, tone)),
                        countered,
                        countered.times())
                .say(until(composer, "offer.until", countered));
        return offer(composer, composer.say(tone.subject()), letter, countered);
    }

    private Tone tone(Countered countered) {
        Optional<Notice> refusal = countered.agreed().isPresent()
                ? Optional.empty()
                : context.correspondence().refusal(countered.details());
        return refusal.map(last -> last == Notice.DECLINE_TO_VISITOR ? AFTER_A_NO : AFTER_SILENCE)
                .orElse(AskingLetters.isOpenToAnyTime(countered) ? OPEN : INSTEAD);
    }

    private static String lead(Composer composer, Countered countered, Tone tone) {
        return countered
                .agreed()
                .map(old -> composer.say("offer.lead.agreed", composer.times().brief(old.slot())))
                .orElseGet(() -> composer.say(tone.lead()));
    }

    /** Once more, where one can still be taken. */
    Optional<Mail> offerReminder(Countered countered, Instant now) {
        Composer composer = context.toVisitor(countered.details());
        List<Slot> ahead = countered.times().stream()
                .filter(slot -> slot.start().isAfter(now))
                .toList();
        Letter titled = composer.titled("offer-reminder.title").say(until(composer, "offer-reminder.until", countered));
        return ahead.isEmpty()
                ? Optional.empty()
                : Optional.of(offer(
                        composer,
                        composer.say("offer-reminder.subject"),
                        offered(composer, titled, countered, ahead),
                        countered));
    }

    private static Letter offered(Composer composer, Letter titled, Countered countered, List<Slot> times) {
        Letter timed = titled.fact(composer.say("label.offers", composer.times().clocks()), composer.spans(times));
        return composer.where(timed, countered.offer().place())
                .fact(composer.say("label.what"), Line.plain(composer.meeting()))
                .quote(composer.say("label.note.mine"), countered.decision().note());
    }

    private static String until(Composer composer, String key, Countered countered) {
        Instant takeBy = countered.offer().takeBy();
        return composer.say(
                key, composer.times().moment(takeBy), composer.times().zone(takeBy));
    }

    private static Mail offer(Composer composer, String subject, Letter offered, Countered countered) {
        Letter letter = offered.button(composer.say("offer.button"), composer.link())
                .say(composer.say("offer.none"))
                .say(countered
                        .agreed()
                        .map(old ->
                                composer.say("offer.stands", composer.times().brief(old.slot()))));
        return composer.mail(subject, letter.signed(composer.host()).plainLink(composer.link()));
    }

    Mail otherTimes(Pending pending) {
        Composer composer = context.toHost(pending.details());
        Letter letter = composer.titled("other-times.title", composer.visitor())
                .say(composer.say(pending.times().isEmpty() ? "other-times.lead.no-times" : "other-times.lead"))
                .say(pending.agreed().map(_ -> composer.say("move.lead")))
                .say(AskingLetters.answerBy(composer, pending.proposal().answerBy()));
        return composer.mail(
                composer.say("other-times.subject", composer.visitor()),
                AskingLetters.about(composer, letter, pending));
    }

    Mail move(Pending pending) {
        Composer composer = context.toHost(pending.details());
        Letter letter = composer.titled("move.title", composer.visitor())
                .say(composer.say("move.lead"))
                .say(AskingLetters.answerBy(composer, pending.proposal().answerBy()));
        return composer.mail(
                composer.say("move.subject", composer.visitor()), AskingLetters.about(composer, letter, pending));
    }

    Mail lapseToVisitor(Lapsed lapsed) {
        Composer composer = context.toVisitor(lapsed.details());
        return composer.mail(
                composer.say("lapse.subject"),
                again.page(composer, composer.titled("lapse.title").say(composer.say("lapse.lead")))
                        .signed(composer.host()));
    }

    Mail lapseToHost(Lapsed lapsed) {
        Composer composer = context.toHost(lapsed.details());
        return composer.mail(
                composer.say("lapse.subject.host", composer.visitor()),
                composer.titled("lapse.title.host", composer.visitor()).say(composer.say("lapse.lead.host")));
    }

    Mail standsToVisitor(Approved approved) {
        Composer composer = context.toVisitor(approved.details());
        Agreement agreed = approved.agreement();
        Letter letter = composer.titled("stands.title")
                .say(composer.say("stands.lead"))
                .quote(composer.say("label.note.mine"), approved.decision().note());
        return composer.answerable(
                composer.say("stands.subject", composer.times().brief(agreed.slot())),
                composer.meetup(letter, agreed.slot(), agreed.place())
                        .quote(composer.say("label.note.mine"), agreed.note())
                        .say(composer.say("reminder.change"))
                        .signed(composer.host()),
                Optional.empty());
    }

    Mail standsToHost(Approved approved, Instant now) {
        Composer composer = context.toHost(approved.details());
        Agreement agreed = approved.agreement();
        boolean returned = context.correspondence().comesBack(approved.details(), now);
        Letter letter = composer.titled("stands.title.host").say(composer.say("stands.lead.host", composer.visitor()));
        Letter complete = composer.visitor(
                        composer.topic(composer.meetup(letter, agreed.slot(), agreed.place())),
                        approved.progress().confirmed())
                .quote(composer.say("label.note.yours"), agreed.note())
                .say(composer.change());
        return composer.answerableUnless(
                returned,
                composer.say(
                        "stands.subject.host",
                        composer.visitor(),
                        composer.times().brief(agreed.slot())),
                complete,
                Optional.empty());
    }
}
