package meetme.letters;

import java.time.Instant;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.calendar.CalendarLinks;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Asked;
import meetme.meetup.Cancelled;
import meetme.meetup.Place;
import meetme.meetup.Side;

/** They are to meet: until it is off, or over. */
final class MeetupLetters {

    private final Desk desk;
    private final CalendarEntry entry;
    private final CalendarLinks calendars;

    MeetupLetters(Desk desk) {
        this.desk = desk;
        this.entry = new CalendarEntry(desk.host(), desk.letterhead());
        this.calendars = new CalendarLinks(desk.host());
    }

    Mail inviteToVisitor(Approved approved, Instant now) {
        Asked asked = approved.asked();
        Agreement agreed = approved.agreement();
        Sheet sheet = desk.toVisitor(asked);
        Letter letter = sheet.meetup(
                        sheet.titled("invite.title").say(sheet.say("invite.lead", sheet.visitor())),
                        agreed.slot(),
                        agreed.place())
                .quote(sheet.say("label.note.mine"), agreed.note());
        return sheet.answerable(
                sheet.say("invite.subject", sheet.times().brief(agreed.slot())),
                calendars(letter, asked, agreed, Side.VISITOR)
                        .say(sheet.say("invite.change"))
                        .signed(sheet.host()),
                Optional.of(entry.request(asked, agreed, Side.VISITOR, now)));
    }

    Mail inviteToHost(Approved approved, Instant now) {
        Asked asked = approved.asked();
        Agreement agreed = approved.agreement();
        Sheet sheet = desk.toHost(asked);
        Letter letter = sheet.meetup(
                sheet.titled("invite.title.host", sheet.visitor()).say(sheet.say("invite.lead.host")),
                agreed.slot(),
                agreed.place());
        letter = sheet.topic(letter)
                .fact(sheet.say("label.email"), email(sheet, approved))
                .quote(sheet.say("label.note.yours"), agreed.note());
        return sheet.answerable(
                sheet.say("invite.subject.host", sheet.visitor(), sheet.times().brief(agreed.slot())),
                calendars(letter, asked, agreed, Side.HOST).say(sheet.say("invite.change.host", sheet.visitor())),
                Optional.of(entry.request(asked, agreed, Side.HOST, now)));
    }

    private static Line[] email(Sheet sheet, Approved approved) {
        Line address = Line.plain(approved.asked().visitor().email().value());
        return approved.course().confirmed()
                ? new Line[] {address}
                : new Line[] {address, Line.soft(sheet.say("label.email.unconfirmed"))};
    }

    private Letter calendars(Letter letter, Asked asked, Agreement agreed, Side reader) {
        return letter.calendars(
                calendars.google(asked, agreed, reader).toString(),
                calendars.outlook(asked, agreed, reader).toString());
    }

    Mail cancellationToVisitor(Cancelled cancelled, Instant now) {
        Sheet sheet = desk.toVisitor(cancelled.asked());
        Letter letter = switch (cancelled.by()) {
            case HOST ->
                sheet.titled("cancellation.title.by-me")
                        .say(sheet.say("cancellation.lead.by-me"))
                        .quote(sheet.say("label.note.mine"), cancelled.note());
            case VISITOR ->
                sheet.titled("cancellation.title.by-you")
                        .say(sheet.say("cancellation.lead.by-you"))
                        .quote(sheet.say("label.note.yours"), cancelled.note());
        };
        return sheet.answerable(
                sheet.say(
                        "cancellation.subject",
                        sheet.times().brief(cancelled.off().slot())),
                off(sheet, letter, cancelled).signed(sheet.host()),
                Optional.of(entry.cancel(cancelled, Side.VISITOR, now)));
    }

    Mail cancellationToHost(Cancelled cancelled, Instant now) {
        Sheet sheet = desk.toHost(cancelled.asked());
        Letter letter = switch (cancelled.by()) {
            case HOST ->
                sheet.titled("cancellation.title.host.by-host", sheet.visitor())
                        .say(sheet.say("cancellation.lead.host.by-host"))
                        .quote(sheet.say("label.note.yours"), cancelled.note());
            case VISITOR ->
                sheet.titled("cancellation.title.host.by-visitor", sheet.visitor())
                        .say(sheet.say("cancellation.lead.host.by-visitor"))
                        .quote(sheet.say("label.note.theirs", sheet.visitor()), cancelled.note());
        };
        return sheet.answerable(
                sheet.say(
                        "cancellation.subject.host",
                        sheet.visitor(),
                        sheet.times().brief(cancelled.off().slot())),
                off(sheet, letter, cancelled),
                Optional.of(entry.cancel(cancelled, Side.HOST, now)));
    }

    // Without the map: nobody is to go there any more.
    private static Letter off(Sheet sheet, Letter letter, Cancelled cancelled) {
        Place place = cancelled.off().place();
        Place unmapped = new Place(place.name(), place.address(), Optional.empty());
        return sheet.meetup(letter, cancelled.off().slot(), unmapped).aside(sheet.say("cancellation.calendar"));
    }

    Mail reminderToVisitor(Approved approved) {
        Sheet sheet = desk.toVisitor(approved.asked());
        Letter letter = sheet.titled("reminder.title")
                .say(sheet.say("invite.lead", sheet.visitor()))
                .say(sheet.say("reminder.change"));
        return sheet.answerable(
                sheet.say("reminder.subject", brief(sheet, approved)),
                sheet.meetup(
                                letter,
                                approved.agreement().slot(),
                                approved.agreement().place())
                        .signed(sheet.host()),
                Optional.empty());
    }

    Mail reminderToHost(Approved approved) {
        Sheet sheet = desk.toHost(approved.asked());
        Letter letter = sheet.titled("reminder.title.host", sheet.visitor())
                .say(sheet.say("invite.change.host", sheet.visitor()));
        return sheet.answerable(
                sheet.say("reminder.subject.host", sheet.visitor(), brief(sheet, approved)),
                sheet.topic(sheet.meetup(
                        letter,
                        approved.agreement().slot(),
                        approved.agreement().place())),
                Optional.empty());
    }

    Mail questionToVisitor(Approved approved) {
        Sheet sheet = desk.toVisitor(approved.asked());
        Letter letter = sheet.titled("question.title")
                .say(sheet.say("question.lead", brief(sheet, approved)))
                .say(sheet.say("question.why"))
                .signed(sheet.host());
        return sheet.mail(sheet.say("question.subject"), sheet.button(letter, "question.button"));
    }

    Mail questionToHost(Approved approved) {
        Sheet sheet = desk.toHost(approved.asked());
        Letter letter = sheet.titled("question.title.host", sheet.visitor())
                .say(sheet.say("question.lead.host", sheet.visitor(), brief(sheet, approved)))
                .say(sheet.say("question.why.host"));
        return sheet.mail(sheet.say("question.subject.host", sheet.visitor()), sheet.button(letter, "question.button"));
    }

    private static String brief(Sheet sheet, Approved approved) {
        return sheet.times().brief(approved.agreement().slot());
    }
}
