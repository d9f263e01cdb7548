package meetme.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationCounts;
import meetme.invitation.InvitationDetails;
import meetme.invitation.InvitationSums;
import meetme.invitation.News;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Why;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.OutboxRow.SilentGuests;
import meetme.text.FirstName;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/**
 * Tells the host how those whom they invited have answered. None of these has a link of the host's own: the links in the
 * messages to be copied are the guests', and can do no more than answer one invitation each.
 */
final class InvitationLetters {

    /** A mail is no board; and mail programs cut off what is longer than some fifty messages. */
    private static final int MOST = 50;

    private final LetterContext context;
    private final Host host;
    private final GuestBook book;

    InvitationLetters(LetterContext context, GuestBook book) {
        this.context = context;
        this.host = context.host();
        this.book = book;
    }

    // Who said no

    /** Those that have answered since the host was told last, as their answers are now. */
    Optional<Mail> answers(Instant now) {
        News news = book.news().find();
        List<Invitation> all = book.invitations().all(now);
        List<No> noes = all.stream()
                .flatMap(each -> each instanceof No no && !no.isForgotten() && news.tells(no.at())
                        ? Stream.of(no)
                        : Stream.empty())
                .sorted(Comparator.comparing(No::at))
                .toList();
        if (noes.isEmpty()) {
            return Optional.empty();
        }
        Words words = words();
        String first = name(noes.getFirst());
        Letter letter = Letter.titled(words.say("answers.title")).say(words.say("answers.lead", noes.size()));
        for (No no : noes.subList(0, Math.min(noes.size(), MOST))) {
            letter = letter.fact(city(words, no.details()), Line.strong(name(no)), Line.plain(why(words, no)))
                    .quote(words.say("label.note.theirs", name(no)), no.word());
        }
        return Optional.of(mail(
                words,
                noes.size() == 1
                        ? words.say("answers.subject", first)
                        : words.say("answers.subject.more", first, noes.size() - 1),
                more(words, letter, noes.size())
                        .fact(words.say("answers.sums"), sums(words, all, now))
                        .say(words.say("answers.still"))));
    }

    private static String why(Words words, No no) {
        return no.why()
                .map(why -> words.say(
                        switch (why) {
                            case Why.AWAY -> "answers.why.away";
                            case Why.BUSY -> "answers.why.busy";
                            case Why.RATHER_NOT -> "answers.why.rather-not";
                        }))
                .orElseGet(() -> words.say("answers.why.unsaid"));
    }

    /** A line for each city that somebody has been invited to and can still answer, or could until lately. */
    List<String> sums(Words words, List<Invitation> all, Instant now) {
        return InvitationSums.of(all, now).cities().stream()
                .filter(each -> each.endsAt().isAfter(now))
                .map(each -> words.say(
                        "invited.sum",
                        host.nameOf(each.city(), words.language())
                                .orElse(each.city().id()),
                        each.counts().invited(),
                        parts(words, each.counts())))
                .toList();
    }

    private static String parts(Words words, InvitationCounts counts) {
        List<String> parts = new ArrayList<>();
        if (counts.yes() > 0) {
            parts.add(words.say("invited.yes", counts.yes()));
        }
        if (counts.no() > 0) {
            parts.add(words.say("invited.no", counts.no()));
        }
        if (counts.another() > 0) {
            parts.add(words.say("invited.another", counts.another()));
        }
        if (counts.silent() > 0) {
            parts.add(words.say("invited.silent", counts.silent()));
        }
        return String.join(", ", parts);
    }

    // Who has not answered

    /** Those that have not answered for a trip, each with their message once more; nothing where it has begun. */
    Optional<Mail> silent(SilentGuests report, Instant now) {
        LocalDate firstDay = LocalDate.ofEpochDay(report.version());
        return host.trips().stream()
                .filter(trip -> trip.firstDay().equals(firstDay) && now.isBefore(trip.begins()))
                .findFirst()
                .flatMap(trip -> silent(trip, now));
    }

    private Optional<Mail> silent(Trip trip, Instant now) {
        List<Open> silent = book.invitations().all(now).stream()
                .flatMap(each -> each instanceof Open open ? Stream.of(open) : Stream.empty())
                .filter(open -> open.details().city().id().equals(trip.city().id()))
                .sorted(Comparator.comparing(open -> open.invited().name()))
                .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        Words words = words();
        String city = city(words, silent.getFirst().details());
        String begins = times(words.language(), silent.getFirst().details()).day(trip.firstDay());
        Letter letter = Letter.titled(words.say("silent.title", city))
                .say(words.say("silent.lead", city, begins, silent.size()))
                .say(words.say("silent.copy"));
        for (Open open : silent.subList(0, Math.min(silent.size(), MOST))) {
            letter = letter.message(
                    name(open), Words.in(open.details().language()).language(), message(open, trip));
        }
        return Optional.of(mail(
                words,
                words.say("silent.subject", silent.size(), city),
                more(words, letter, silent.size()).aside(words.say("silent.whose"))));
    }

    /** As the board has it to be copied, in the guest's language. */
    private Line[] message(Open open, Trip trip) {
        InvitationDetails details = open.details();
        Guest guest = open.invited();
        Words words = Words.in(details.language());
        Times times = times(words.language(), details);
        String first = FirstName.in(SafeText.oneLine(guest.name()));
        String city = city(words, details);
        String greeting = trip.firstDay().equals(trip.lastDay())
                ? words.say("greeting.day", first, city, times.day(trip.firstDay()))
                : words.say("greeting.trip", first, city, times.day(trip.firstDay()), times.day(trip.lastDay()));
        String link = context.settings()
                .invitedLink(
                        host.folder(details.language()),
                        book.links().mint(details.id(), details.linkHoldsUntil(), details.linkNonce()));
        return new Line[] {
            Line.plain(greeting),
            Line.plain(guest.line().map(SafeText::oneLine).orElseGet(() -> words.say("greeting.line"))),
            Line.plain(words.say("greeting.way")),
            Line.link(link, link)
        };
    }

    private Letter more(Words words, Letter letter, int all) {
        return all > MOST ? letter.say(words.say("invited.more", all - MOST)) : letter;
    }

    private static String name(Invitation invitation) {
        return invitation.guest().map(Guest::name).map(SafeText::oneLine).orElse("");
    }

    private String city(Words words, InvitationDetails details) {
        return host.nameOf(details.city(), words.language())
                .orElse(details.city().id());
    }

    private Times times(Locale language, InvitationDetails details) {
        return new Times(
                host.locale(language),
                host.nameOf(details.city(), language),
                details.city().zone());
    }

    private Words words() {
        return Words.in(host.languages().getFirst());
    }

    private Mail mail(Words words, String subject, Letter letter) {
        return Templates.mail(Envelope.toHost(context.settings(), words, subject), letter, Optional.empty());
    }
}
