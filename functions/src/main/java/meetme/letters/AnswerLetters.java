package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Openings;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Lapsed;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.meetup.Withdrawn;

/** One of the two has answered, and it was not a plain yes. */
final class AnswerLetters {

    /** So many trips, and so many days, are as many as one reads. */
    private static final int MOST_NEXT = 3;

    private final LetterContext context;

    AnswerLetters(LetterContext context) {
        this.context = context;
    }

    Mail decline(Declined declined, Instant now) {
        Composer composer = context.toVisitor(declined.details());
        Letter letter = composer.titled("decline.title")
                .say(composer.say("decline.lead"))
                .quote(composer.say("label.note.mine"), declined.decision().note());
        return composer.mail(
                composer.say("decline.subject"),
                composer.button(
                        next(composer, letter, declined.details(), now).signed(composer.host()), "decline.button"));
    }

    /** Where the host will be next, days that are still open once the stay is over, and where to ask. */
    private Letter next(Composer composer, Letter letter, RequestDetails details, Instant now) {
        List<String> trips = composer.spokenHost().tripsFrom(now).stream()
                .filter(trip -> !trip.city().id().equals(details.city().id()))
                .limit(MOST_NEXT)
                .map(trip -> composer.say(
                        "decline.trip",
                        trip.city().name(),
                        composer.timesIn(trip.city()).stay(trip.firstDay(), trip.lastDay())))
                .toList();
        City city = composer.city();
        String page = context.askLink(city, composer.language());
        List<String> days = Openings.at(
                        context.host(), city, context.correspondence().taken(city, now), now)
                .stream()
                .map(Openings.Day::date)
                .filter(day -> day.isAfter(details.leave()))
                .limit(MOST_NEXT)
                .map(composer.timesIn(city)::day)
                .toList();
        return letter.fact(composer.say("decline.trips"), trips)
                .fact(composer.say("decline.open", city.name()), days)
                .say(composer.say("decline.again", city.name()))
                .fact(composer.say("decline.page"), Line.link(page, page));
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
        // Nothing that they suggested fails to suit, where they left it to the host.
        boolean open = AskingLetters.isOpenToAnyTime(countered);
        Letter letter = offered(
                        composer,
                        composer.titled(open ? "offer.title.no-times" : "offer.title")
                                .say(composer.say(open ? "offer.lead.no-times" : "offer.lead")),
                        countered,
                        countered.times())
                .say(until(composer, "offer.until", countered));
        return offer(composer, composer.say(open ? "offer.subject.no-times" : "offer.subject"), letter, countered);
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
                .say(AskingLetters.answerBy(composer, pending.proposal().answerBy()));
        return composer.mail(
                composer.say("other-times.subject", composer.visitor()),
                AskingLetters.about(composer, letter, pending));
    }

    Mail move(Pending pending, Agreement old) {
        Composer composer = context.toHost(pending.details());
        Letter letter = composer.titled("move.title", composer.visitor())
                .say(composer.say("move.lead"))
                .say(AskingLetters.answerBy(composer, pending.proposal().answerBy()))
                .fact(composer.say("label.agreed"), composer.spans(List.of(old.slot())));
        return composer.mail(
                composer.say("move.subject", composer.visitor()), AskingLetters.about(composer, letter, pending));
    }

    Mail lapseToVisitor(Lapsed lapsed) {
        Composer composer = context.toVisitor(lapsed.details());
        return composer.mail(
                composer.say("lapse.subject"),
                composer.titled("lapse.title")
                        .say(composer.say("lapse.lead"))
                        .say(composer.say("decline.again", composer.times().city()))
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
        Slot slot = approved.agreement().slot();
        Letter letter = composer.titled("stands.title")
                .say(composer.say("stands.lead"))
                .quote(composer.say("label.note.mine"), approved.decision().note());
        return composer.answerable(
                composer.say("stands.subject", composer.times().brief(slot)),
                composer.meetup(letter, slot, approved.agreement().place()).signed(composer.host()),
                Optional.empty());
    }

    Mail standsToHost(Approved approved) {
        Composer composer = context.toHost(approved.details());
        Slot slot = approved.agreement().slot();
        Letter letter = composer.titled("stands.title.host").say(composer.say("stands.lead.host", composer.visitor()));
        return composer.answerable(
                composer.say(
                        "stands.subject.host",
                        composer.visitor(),
                        composer.times().brief(slot)),
                composer.meetup(letter, slot, approved.agreement().place()),
                Optional.empty());
    }
}
