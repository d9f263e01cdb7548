package meetme.letters;

import java.time.Instant;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.calendar.CalendarLinks;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;

/** They are to meet: until it is off, or over. */
final class MeetupLetters {

    private final Desk desk;
    private final CalendarEntry entry;
    private final CalendarLinks calendars;

    MeetupLetters(Desk desk) {
        this.desk = desk;
        this.entry = new CalendarEntry(desk.host(), desk.settings());
        this.calendars = new CalendarLinks(desk.host());
    }

    Mail inviteToVisitor(Approved approved, Instant now) {
        RequestDetails details = approved.details();
        Agreement agreed = approved.agreement();
        Sheet sheet = desk.toVisitor(details);
        Letter letter = sheet.meetup(
                        sheet.titled("invite.title").say(sheet.say("invite.lead", sheet.visitor())),
                        agreed.slot(),
                        agreed.place())
                .quote(sheet.say("label.note.mine"), agreed.note());
        return sheet.answerable(
                sheet.say("invite.subject", sheet.times().brief(agreed.slot())),
                calendars(letter, details, agreed, Party.VISITOR)
                        .say(sheet.say("invite.change"))
                        .signed(sheet.host()),
                Optional.of(entry.request(details, agreed, Party.VISITOR, now)));
    }

    Mail inviteToHost(Approved approved, Instant now) {
        RequestDetails details = approved.details();
        Agreement agreed = approved.agreement();
        Sheet sheet = desk.toHost(details);
        Letter letter = sheet.meetup(
                sheet.titled("invite.title.host", sheet.visitor()).say(sheet.say("invite.lead.host")),
                agreed.slot(),
                agreed.place());
        letter = sheet.topic(letter)
                .fact(sheet.say("label.email"), email(sheet, approved))
                .quote(sheet.say("label.note.yours"), agreed.note());
        return sheet.answerable(
                sheet.say("invite.subject.host", sheet.visitor(), sheet.times().brief(agreed.slot())),
                calendars(letter, details, agreed, Party.HOST).say(sheet.say("invite.change.host", sheet.visitor())),
                Optional.of(entry.request(details, agreed, Party.HOST, now)));
    }

    private static Line[] email(Sheet sheet, Approved approved) {
        Line address = Line.plain(approved.details().visitor().email().value());
        return approved.progress().confirmed()
                ? new Line[] {address}
                : new Line[] {address, Line.soft(sheet.say("label.email.unconfirmed"))};
    }

    private Letter calendars(Letter letter, RequestDetails details, Agreement agreed, Party reader) {
        return letter.calendars(
                calendars.google(details, agreed, reader).toString(),
                calendars.outlook(details, agreed, reader).toString());
    }

    Mail cancellationToVisitor(Cancelled cancelled, Instant now) {
        Sheet sheet = desk.toVisitor(cancelled.details());
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
                Optional.of(entry.cancel(cancelled, Party.VISITOR, now)));
    }

    Mail cancellationToHost(Cancelled cancelled, Instant now) {
        Sheet sheet = desk.toHost(cancelled.details());
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
                Optional.of(entry.cancel(cancelled, Party.HOST, now)));
    }

    // Without the map: nobody is to go there any more.
    private static Letter off(Sheet sheet, Letter letter, Cancelled cancelled) {
        Place place = cancelled.off().place();
        Place unmapped = new Place(place.name(), place.address(), Optional.empty());
        return sheet.meetup(letter, cancelled.off().slot(), unmapped).aside(sheet.say("cancellation.calendar"));
    }

    Mail reminderToVisitor(Approved approved) {
        Sheet sheet = desk.toVisitor(approved.details());
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
        Sheet sheet = desk.toHost(approved.details());
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
        Sheet sheet = desk.toVisitor(approved.details());
        Letter letter = sheet.titled("question.title")
                .say(sheet.say("question.lead", brief(sheet, approved)))
                .say(sheet.say("question.why"))
                .signed(sheet.host());
        return sheet.mail(sheet.say("question.subject"), sheet.button(letter, "question.button"));
    }

    Mail questionToHost(Approved approved) {
        Sheet sheet = desk.toHost(approved.details());
        Letter letter = sheet.titled("question.title.host", sheet.visitor())
                .say(sheet.say("question.lead.host", sheet.visitor(), brief(sheet, approved)))
                .say(sheet.say("question.why.host"));
        return sheet.mail(sheet.say("question.subject.host", sheet.visitor()), sheet.button(letter, "question.button"));
    }

    private static String brief(Sheet sheet, Approved approved) {
        return sheet.times().brief(approved.agreement().slot());
    }
}
