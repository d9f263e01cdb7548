package meetme.letters;

import java.time.Instant;
import java.util.Optional;
import meetme.calendar.CalendarEntry;
import meetme.mail.Mail;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Party;
import meetme.text.FirstName;

/**
 * Somebody whom the host invited has said yes. It is the first mail that either gets about it, so that each has the reader's
 * own secret link, and cannot be answered. Nobody has shown that the address is theirs: nothing that the guest typed goes there.
 */
final class SaidYesLetters {

    private final LetterContext context;
    private final CalendarEntry entry;

    SaidYesLetters(LetterContext context, CalendarEntry entry) {
        this.context = context;
        this.entry = entry;
    }

    /** Whether what is agreed is what the guest said yes to, and nothing that came later. */
    static boolean isNews(Approved approved) {
        return approved.details().yes().isPresent()
                && approved.agreement().before().isEmpty();
    }

    Mail toHost(Approved approved, Instant now) {
        Composer composer = context.toHost(approved.details());
        Agreement agreed = approved.agreement();
        boolean returned = context.correspondence().comesBack(approved.details(), now);
        Letter titled = composer.titled("said-yes.title", composer.visitor())
                .say(composer.say(returned ? "invite.lead.host.returned" : "invite.lead.host"));
        Letter letter = composer.visitor(
                        composer.topic(composer.meetup(titled, agreed.slot(), agreed.place())),
                        approved.progress().confirmed())
                .quote(composer.say("said-yes.line"), agreed.note());
        return composer.mail(
                composer.say(
                        "said-yes.subject",
                        FirstName.in(composer.visitor()),
                        composer.times().brief(agreed.slot())),
                composer.button(
                        composer.calendars(letter, agreed)
                                .say(composer.say("said-yes.change"))
                                .aside(composer.say("entry.reply.host")),
                        composer.say("said-yes.button")),
                Optional.of(entry.request(approved.details(), agreed, Party.HOST, now)));
    }

    Mail toGuest(Approved approved, Instant now) {
        Composer composer = context.toVisitor(approved.details());
        Agreement agreed = approved.agreement();
        Letter titled = composer.titled("invite.title").say(composer.say("invite.lead", composer.visitor()));
        Letter letter = composer.who(composer.meetup(titled, agreed.slot(), agreed.place()))
                .quote(composer.say("label.note.mine"), agreed.note());
        Letter complete = composer.calendars(letter, agreed)
                .say(composer.say(
                        "invite.change.page",
                        context.settings().host().address().value()))
                .say(approved.wantsProof() ? Optional.of(composer.say("said-yes.confirm")) : Optional.empty());
        return composer.mail(
                composer.say("invite.subject", composer.times().brief(agreed.slot())),
                composer.button(complete, composer.say("said-yes.page"))
                        .say(composer.say("said-yes.keep"))
                        .signed(composer.host())
                        .aside(composer.say("said-yes.stranger", composer.retentionDays())),
                Optional.of(entry.request(approved.details(), agreed, Party.VISITOR, now)));
    }
}
