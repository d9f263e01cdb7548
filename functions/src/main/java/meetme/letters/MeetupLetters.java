package meetme.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.calendar.CalendarLinks;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.mail.Mail.CalendarPart;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;

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
        boolean moved = agreed.movedFrom().isPresent();
        Letter letter = replaced(sheet, sheet.titled(moved ? "invite.title.moved" : "invite.title"), agreed)
                .say(sheet.say("invite.lead", sheet.visitor()));
        letter = sheet.meetup(letter, agreed.slot(), agreed.place()).quote(sheet.say("label.note.mine"), agreed.note());
        letter = calendars(letter, details, agreed, Party.VISITOR);
        String subject = sheet.say(
                moved ? "invite.subject.moved" : "invite.subject", sheet.times().brief(agreed.slot()));
        Optional<CalendarPart> calendar = Optional.of(entry.request(details, agreed, Party.VISITOR, now));
        // A secret link and an answer that quotes it do not go together. Whoever has no way to their page yet needs
        // that one more.
        return desk.correspondence().leadsToThePage(details)
                ? sheet.answerable(
                        subject,
                        letter.say(sheet.say("invite.change"))
                                .aside(sheet.say("entry.reply"))
                                .signed(sheet.host()),
                        calendar)
                : sheet.mail(
                        subject,
                        sheet.button(
                                letter.say(sheet.say(
                                                "invite.change.page",
                                                desk.settings().host().address().value()))
                                        .signed(sheet.host()),
                                "status.button"),
                        calendar);
    }

    Mail inviteToHost(Approved approved, Instant now) {
        RequestDetails details = approved.details();
        Agreement agreed = approved.agreement();
        Sheet sheet = desk.toHost(details);
        boolean moved = agreed.movedFrom().isPresent();
        Letter letter = replaced(
                        sheet,
                        sheet.titled(moved ? "invite.title.moved.host" : "invite.title.host", sheet.visitor()),
                        agreed)
                .say(sheet.say(
                        desk.correspondence().comesBack(details, now)
                                ? "invite.lead.host.returned"
                                : "invite.lead.host"));
        letter = sheet.visitor(
                        sheet.topic(sheet.meetup(letter, agreed.slot(), agreed.place())),
                        approved.progress().confirmed())
                .quote(sheet.say("label.note.yours"), agreed.note());
        return sheet.answerable(
                sheet.say(
                        moved ? "invite.subject.moved.host" : "invite.subject.host",
                        sheet.visitor(),
                        sheet.times().brief(agreed.slot())),
                calendars(letter, details, agreed, Party.HOST)
                        .say(sheet.say("invite.change.host", sheet.visitor()))
                        .aside(sheet.say("entry.reply.host")),
                Optional.of(entry.request(details, agreed, Party.HOST, now)));
    }

    /** What no longer holds comes before what does. */
    private static Letter replaced(Sheet sheet, Letter letter, Agreement agreed) {
        return letter.say(agreed.movedFrom()
                .map(old -> sheet.say(
                        "invite.moved",
                        sheet.times().brief(agreed.slot()),
                        sheet.times().brief(old)))
                .or(() -> agreed.before().map(_ -> sheet.say("invite.replaces"))));
    }

    /** Not to be answered: it would go where mail comes back from. */
    Mail unreachable(MeetupRequest request, Agreement agreed) {
        Sheet sheet = desk.toHost(request.details());
        Letter letter = sheet.meetup(
                sheet.titled("unreachable.title", sheet.visitor()).say(sheet.say("unreachable.lead", sheet.visitor())),
                agreed.slot(),
                agreed.place());
        return sheet.mail(
                sheet.say("unreachable.subject", sheet.visitor(), sheet.times().brief(agreed.slot())),
                sheet.button(
                        sheet.visitor(letter, request.progress().confirmed()).say(sheet.say("unreachable.way")),
                        "unreachable.button"));
    }

    private Letter calendars(Letter letter, RequestDetails details, Agreement agreed, Party reader) {
        return letter.calendars(
                calendars.google(details, agreed, reader).toString(),
                calendars.outlook(details, agreed, reader).toString(),
                calendars.office(details, agreed, reader).toString());
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
                        .say(sheet.say(
                                desk.correspondence().comesBack(cancelled.details(), now)
                                        ? "cancellation.lead.host.by-host.returned"
                                        : "cancellation.lead.host.by-host"))
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

    Mail reminderToVisitor(Approved approved, Instant now) {
        Sheet sheet = desk.toVisitor(approved.details());
        Agreement agreed = approved.agreement();
        Letter letter = sheet.meetup(
                        sheet.titled(
                                switch (soon(agreed, now)) {
                                    case TODAY -> "reminder.title.today";
                                    case TOMORROW -> "reminder.title.tomorrow";
                                    case LATER -> "reminder.title";
                                }),
                        agreed.slot(),
                        agreed.place())
                .fact(
                        sheet.say("label.who"),
                        Line.strong(sheet.host()),
                        Line.link(
                                desk.settings().page().toString(),
                                desk.settings().page().toString()))
                .quote(sheet.say("label.note.mine"), agreed.note())
                .say(sheet.say("invite.lead", sheet.visitor()))
                .say(sheet.say("reminder.change"));
        String subject = switch (soon(agreed, now)) {
            case TODAY -> "reminder.subject.today";
            case TOMORROW -> "reminder.subject.tomorrow";
            case LATER -> "reminder.subject";
        };
        return sheet.answerable(
                sheet.say(subject, brief(sheet, approved)), letter.signed(sheet.host()), Optional.empty());
    }

    Mail reminderToHost(Approved approved, Instant now) {
        Sheet sheet = desk.toHost(approved.details());
        Agreement agreed = approved.agreement();
        Letter letter = sheet.meetup(
                        sheet.titled(
                                switch (soon(agreed, now)) {
                                    case TODAY -> "reminder.title.host.today";
                                    case TOMORROW -> "reminder.title.host.tomorrow";
                                    case LATER -> "reminder.title.host";
                                },
                                sheet.visitor()),
                        agreed.slot(),
                        agreed.place())
                .quote(sheet.say("label.note.yours"), agreed.note());
        String subject = switch (soon(agreed, now)) {
            case TODAY -> "reminder.subject.host.today";
            case TOMORROW -> "reminder.subject.host.tomorrow";
            case LATER -> "reminder.subject.host";
        };
        return sheet.answerable(
                sheet.say(subject, sheet.visitor(), brief(sheet, approved)),
                sheet.visitor(sheet.topic(letter), approved.progress().confirmed())
                        .say(sheet.say("invite.change.host", sheet.visitor())),
                Optional.empty());
    }

    private enum Soon {
        TODAY,
        TOMORROW,
        LATER
    }

    /** By the clocks of where they meet, when the mail is written: it may have waited for hours. */
    private static Soon soon(Agreement agreed, Instant now) {
        Slot slot = agreed.slot();
        LocalDate today = now.atZone(slot.zone()).toLocalDate();
        LocalDate day = slot.start().atZone(slot.zone()).toLocalDate();
        if (!day.isAfter(today)) {
            return Soon.TODAY;
        }
        return day.equals(today.plusDays(1)) ? Soon.TOMORROW : Soon.LATER;
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
