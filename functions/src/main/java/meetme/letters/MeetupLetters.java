package meetme.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.letters.Composer.Told;
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

    private final LetterContext context;
    private final CalendarEntry entry;
    private final SaidYesLetters saidYes;

    MeetupLetters(LetterContext context) {
        this.context = context;
        this.entry = new CalendarEntry(context.host(), context.settings());
        this.saidYes = new SaidYesLetters(context, entry);
    }

    Mail inviteToVisitor(Approved approved, Instant now) {
        return SaidYesLetters.isNews(approved) ? saidYes.toGuest(approved, now) : agreedToVisitor(approved, now);
    }

    private Mail agreedToVisitor(Approved approved, Instant now) {
        RequestDetails details = approved.details();
        Agreement agreed = approved.agreement();
        Composer composer = context.toVisitor(details);
        Letter letter = replaced(
                        composer,
                        composer.titled(news(agreed, "invite.title", "invite.title.moved", "invite.title.updated")),
                        agreed)
                .say(composer.say("invite.lead", composer.visitor()));
        letter = composer.who(composer.meetup(letter, agreed.slot(), agreed.place()))
                .quote(composer.say("label.note.mine"), agreed.note());
        letter = composer.calendars(letter, agreed);
        String subject = composer.say(
                news(agreed, "invite.subject", "invite.subject.moved", "invite.subject.updated"),
                composer.times().brief(agreed.slot()));
        Optional<CalendarPart> calendar = Optional.of(entry.request(details, agreed, Party.VISITOR, now));
        // A secret link and an answer that quotes it do not go together. Whoever has no way to their page yet needs
        // that one more.
        return context.correspondence().leadsToThePage(details)
                ? composer.answerable(
                        subject,
                        letter.say(composer.say("invite.change"))
                                .aside(composer.say("entry.reply"))
                                .signed(composer.host()),
                        calendar)
                : composer.mail(
                        subject,
                        composer.button(
                                letter.say(composer.say(
                                                "invite.change.page",
                                                context.settings()
                                                        .host()
                                                        .address()
                                                        .value()))
                                        .signed(composer.host()),
                                composer.say(new Told("status.button", "said-yes.page"))),
                        calendar);
    }

    Mail inviteToHost(Approved approved, Instant now) {
        return SaidYesLetters.isNews(approved) ? saidYes.toHost(approved, now) : agreedToHost(approved, now);
    }

    private Mail agreedToHost(Approved approved, Instant now) {
        RequestDetails details = approved.details();
        Agreement agreed = approved.agreement();
        Composer composer = context.toHost(details);
        boolean returned = context.correspondence().comesBack(details, now);
        Letter letter = replaced(
                        composer,
                        composer.titled(
                                news(
                                        agreed,
                                        "invite.title.host",
                                        "invite.title.moved.host",
                                        "invite.title.updated.host"),
                                composer.visitor()),
                        agreed)
                .say(composer.say(returned ? "invite.lead.host.returned" : "invite.lead.host"));
        letter = composer.visitor(
                        composer.topic(composer.meetup(letter, agreed.slot(), agreed.place())),
                        approved.progress().confirmed())
                .quote(composer.say("label.note.yours"), agreed.note());
        return composer.answerableUnless(
                returned,
                composer.say(
                        news(agreed, "invite.subject.host", "invite.subject.moved.host", "invite.subject.updated.host"),
                        composer.visitor(),
                        composer.times().brief(agreed.slot())),
                composer.calendars(letter, agreed).say(composer.change()).aside(composer.say("entry.reply.host")),
                Optional.of(entry.request(details, agreed, Party.HOST, now)));
    }

    /** What is new about it: all, the time, or anything but the time. */
    private static String news(Agreement agreed, String all, String moved, String updated) {
        if (agreed.movedFrom().isPresent()) {
            return moved;
        }
        return agreed.before().isPresent() ? updated : all;
    }

    /** What no longer holds comes before what does. */
    private static Letter replaced(Composer composer, Letter letter, Agreement agreed) {
        return letter.say(agreed.movedFrom()
                .map(old -> composer.say(
                        "invite.moved",
                        composer.times().brief(agreed.slot()),
                        composer.times().brief(old)))
                .or(() -> agreed.before().map(_ -> composer.say("invite.replaces"))));
    }

    /** Not to be answered: it would go where mail comes back from. */
    Mail unreachable(MeetupRequest request, Agreement agreed) {
        Composer composer = context.toHost(request.details());
        Letter letter = composer.meetup(
                composer.titled("unreachable.title", composer.visitor())
                        .say(composer.say("unreachable.lead", composer.visitor())),
                agreed.slot(),
                agreed.place());
        return composer.mail(
                composer.say(
                        "unreachable.subject",
                        composer.visitor(),
                        composer.times().brief(agreed.slot())),
                composer.button(
                        composer.visitor(letter, request.progress().confirmed()).say(composer.say("unreachable.way")),
                        composer.say(new Told("unreachable.button", "said-yes.button"))));
    }

    Mail cancellationToVisitor(Cancelled cancelled, Instant now) {
        Composer composer = context.toVisitor(cancelled.details());
        Letter letter = switch (cancelled.by()) {
            case HOST ->
                composer.titled("cancellation.title.by-me")
                        .say(composer.say("cancellation.lead.by-me"))
                        .quote(composer.say("label.note.mine"), cancelled.note());
            case VISITOR ->
                composer.titled("cancellation.title.by-you")
                        .say(composer.say("cancellation.lead.by-you"))
                        .quote(composer.say("label.note.yours"), cancelled.noteTo(Party.VISITOR));
        };
        return composer.answerable(
                composer.say(
                        "cancellation.subject",
                        composer.times().brief(cancelled.off().slot())),
                off(composer, letter, cancelled).signed(composer.host()),
                Optional.of(entry.cancel(cancelled, Party.VISITOR, now)));
    }

    Mail cancellationToHost(Cancelled cancelled, Instant now) {
        Composer composer = context.toHost(cancelled.details());
        boolean returned = context.correspondence().comesBack(cancelled.details(), now);
        Letter letter = switch (cancelled.by()) {
            case HOST ->
                composer.titled("cancellation.title.host.by-host", composer.visitor())
                        .say(composer.say(
                                returned
                                        ? "cancellation.lead.host.by-host.returned"
                                        : "cancellation.lead.host.by-host"))
                        .quote(composer.say("label.note.yours"), cancelled.note());
            case VISITOR ->
                composer.titled("cancellation.title.host.by-visitor", composer.visitor())
                        .say(composer.say("cancellation.lead.host.by-visitor"))
                        .quote(composer.say("label.note.theirs", composer.visitor()), cancelled.note());
        };
        Letter complete = off(composer, letter, cancelled);
        return composer.answerableUnless(
                returned,
                composer.say(
                        "cancellation.subject.host",
                        composer.visitor(),
                        composer.times().brief(cancelled.off().slot())),
                returned ? composer.address(complete) : complete,
                Optional.of(entry.cancel(cancelled, Party.HOST, now)));
    }

    // Without the map: nobody is to go there any more.
    private static Letter off(Composer composer, Letter letter, Cancelled cancelled) {
        Place place = cancelled.off().place();
        Place unmapped = new Place(place.name(), place.address(), Optional.empty());
        return composer.meetup(letter, cancelled.off().slot(), unmapped).aside(composer.say("cancellation.calendar"));
    }

    Mail reminderToVisitor(Approved approved, Instant now) {
        Composer composer = context.toVisitor(approved.details());
        Agreement agreed = approved.agreement();
        Letter titled = composer.titled(
                switch (soon(agreed, now)) {
                    case TODAY -> "reminder.title.today";
                    case TOMORROW -> "reminder.title.tomorrow";
                    case LATER -> "reminder.title";
                });
        Letter letter = composer.who(composer.meetup(titled, agreed.slot(), agreed.place()))
                .quote(composer.say("label.note.mine"), agreed.note())
                .say(composer.say("invite.lead", composer.visitor()))
                .say(composer.say("reminder.change"));
        String subject = switch (soon(agreed, now)) {
            case TODAY -> "reminder.subject.today";
            case TOMORROW -> "reminder.subject.tomorrow";
            case LATER -> "reminder.subject";
        };
        return composer.answerable(
                composer.say(subject, brief(composer, approved)), letter.signed(composer.host()), Optional.empty());
    }

    Mail reminderToHost(Approved approved, Instant now) {
        Composer composer = context.toHost(approved.details());
        Agreement agreed = approved.agreement();
        Letter letter = composer.meetup(
                        composer.titled(
                                switch (soon(agreed, now)) {
                                    case TODAY -> "reminder.title.host.today";
                                    case TOMORROW -> "reminder.title.host.tomorrow";
                                    case LATER -> "reminder.title.host";
                                },
                                composer.visitor()),
                        agreed.slot(),
                        agreed.place())
                .quote(composer.say("label.note.yours"), agreed.note());
        String subject = switch (soon(agreed, now)) {
            case TODAY -> "reminder.subject.host.today";
            case TOMORROW -> "reminder.subject.host.tomorrow";
            case LATER -> "reminder.subject.host";
        };
        boolean returned = context.correspondence().comesBack(approved.details(), now);
        return composer.answerableUnless(
                returned,
                composer.say(subject, composer.visitor(), brief(composer, approved)),
                composer.visitor(composer.topic(letter), approved.progress().confirmed())
                        .say(composer.change()),
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
        Composer composer = context.toVisitor(approved.details());
        Letter letter = composer.titled("question.title")
                .say(composer.say("question.lead", brief(composer, approved)))
                .say(composer.say("question.why"))
                .signed(composer.host());
        return composer.mail(
                composer.say("question.subject"), composer.button(letter, composer.say("question.button")));
    }

    Mail questionToHost(Approved approved) {
        Composer composer = context.toHost(approved.details());
        Letter letter = composer.titled("question.title.host", composer.visitor())
                .say(composer.say("question.lead.host", composer.visitor(), brief(composer, approved)))
                .say(composer.say("question.why.host"));
        return composer.mail(
                composer.say("question.subject.host", composer.visitor()),
                composer.button(letter, composer.say("question.button")));
    }

    private static String brief(Composer composer, Approved approved) {
        return composer.times().brief(approved.agreement().slot());
    }
}
