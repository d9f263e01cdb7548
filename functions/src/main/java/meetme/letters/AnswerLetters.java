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

    private final Desk desk;

    AnswerLetters(Desk desk) {
        this.desk = desk;
    }

    Mail decline(Declined declined, Instant now) {
        Sheet sheet = desk.toVisitor(declined.details());
        Letter letter = sheet.titled("decline.title")
                .say(sheet.say("decline.lead"))
                .quote(sheet.say("label.note.mine"), declined.decision().note());
        return sheet.mail(
                sheet.say("decline.subject"),
                sheet.button(next(sheet, letter, declined.details(), now).signed(sheet.host()), "decline.button"));
    }

    /** Where the host will be next, days that are still open once the stay is over, and where to ask. */
    private Letter next(Sheet sheet, Letter letter, RequestDetails details, Instant now) {
        List<String> trips = sheet.spokenHost().tripsFrom(now).stream()
                .filter(trip -> !trip.city().id().equals(details.city()))
                .limit(MOST_NEXT)
                .map(trip -> sheet.say(
                        "decline.trip",
                        trip.city().name(),
                        sheet.timesIn(trip.city()).stay(trip.firstDay(), trip.lastDay())))
                .toList();
        City city = sheet.city();
        String page = desk.askLink(city, sheet.language());
        List<String> days = Openings.at(desk.host(), city, desk.correspondence().taken(city, now), now).stream()
                .map(Openings.Day::date)
                .filter(day -> day.isAfter(details.leave()))
                .limit(MOST_NEXT)
                .map(sheet.timesIn(city)::day)
                .toList();
        return letter.fact(sheet.say("decline.trips"), trips)
                .fact(sheet.say("decline.open", city.name()), days)
                .say(sheet.say("decline.again", city.name()))
                .fact(sheet.say("decline.page"), Line.link(page, page));
    }

    /** One line, the same for all. */
    Mail pitch(Pitch pitch) {
        Sheet sheet = desk.toVisitor(pitch.details());
        return sheet.mail(
                sheet.say("pitch.subject"),
                sheet.titled("pitch.title").say(sheet.say("pitch.line")).signed(sheet.host()));
    }

    Mail withdrawal(Withdrawn withdrawn) {
        Sheet sheet = desk.toHost(withdrawn.details());
        return sheet.mail(
                sheet.say("withdrawal.subject", sheet.visitor()),
                sheet.titled("withdrawal.title", sheet.visitor())
                        .say(sheet.say("withdrawal.lead"))
                        .fact(sheet.say("label.stay", sheet.times().city()), List.of(sheet.stay())));
    }

    Mail offer(Countered countered) {
        Sheet sheet = desk.toVisitor(countered.details());
        Instant takeBy = countered.offer().takeBy();
        Letter letter = sheet.where(
                        sheet.titled("offer.title")
                                .say(sheet.say("offer.lead"))
                                .fact(
                                        sheet.say("label.offers", sheet.times().clocks()),
                                        sheet.spans(countered.times())),
                        countered.offer().place())
                .quote(sheet.say("label.note.mine"), countered.decision().note())
                .say(sheet.say(
                        "offer.until",
                        sheet.times().moment(takeBy),
                        sheet.times().zone(takeBy)))
                .button(sheet.say("offer.button"), sheet.link())
                .say(sheet.say("offer.none"))
                .say(countered
                        .agreed()
                        .map(old -> sheet.say("offer.stands", sheet.times().brief(old.slot()))));
        return sheet.mail(
                sheet.say("offer.subject"), letter.signed(sheet.host()).plainLink(sheet.link()));
    }

    Mail otherTimes(Pending pending) {
        Sheet sheet = desk.toHost(pending.details());
        Letter letter = sheet.titled("other-times.title", sheet.visitor())
                .say(sheet.say("other-times.lead"))
                .say(AskingLetters.answerBy(sheet, pending.proposal().answerBy()));
        return sheet.mail(
                sheet.say("other-times.subject", sheet.visitor()), AskingLetters.about(sheet, letter, pending));
    }

    Mail move(Pending pending, Agreement old) {
        Sheet sheet = desk.toHost(pending.details());
        Letter letter = sheet.titled("move.title", sheet.visitor())
                .say(sheet.say("move.lead"))
                .say(AskingLetters.answerBy(sheet, pending.proposal().answerBy()))
                .fact(sheet.say("label.agreed"), sheet.spans(List.of(old.slot())));
        return sheet.mail(sheet.say("move.subject", sheet.visitor()), AskingLetters.about(sheet, letter, pending));
    }

    Mail lapseToVisitor(Lapsed lapsed) {
        Sheet sheet = desk.toVisitor(lapsed.details());
        return sheet.mail(
                sheet.say("lapse.subject"),
                sheet.titled("lapse.title")
                        .say(sheet.say("lapse.lead"))
                        .say(sheet.say("decline.again", sheet.times().city()))
                        .signed(sheet.host()));
    }

    Mail lapseToHost(Lapsed lapsed) {
        Sheet sheet = desk.toHost(lapsed.details());
        return sheet.mail(
                sheet.say("lapse.subject.host", sheet.visitor()),
                sheet.titled("lapse.title.host", sheet.visitor()).say(sheet.say("lapse.lead.host")));
    }

    Mail standsToVisitor(Approved approved) {
        Sheet sheet = desk.toVisitor(approved.details());
        Slot slot = approved.agreement().slot();
        Letter letter = sheet.titled("stands.title")
                .say(sheet.say("stands.lead"))
                .quote(sheet.say("label.note.mine"), approved.decision().note());
        return sheet.answerable(
                sheet.say("stands.subject", sheet.times().brief(slot)),
                sheet.meetup(letter, slot, approved.agreement().place()).signed(sheet.host()),
                Optional.empty());
    }

    Mail standsToHost(Approved approved) {
        Sheet sheet = desk.toHost(approved.details());
        Slot slot = approved.agreement().slot();
        Letter letter = sheet.titled("stands.title.host").say(sheet.say("stands.lead.host", sheet.visitor()));
        return sheet.answerable(
                sheet.say("stands.subject.host", sheet.visitor(), sheet.times().brief(slot)),
                sheet.meetup(letter, slot, approved.agreement().place()),
                Optional.empty());
    }
}
