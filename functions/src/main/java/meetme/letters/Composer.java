package meetme.letters;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.calendar.CalendarLinks;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.letters.Letter.Block;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mailbox;
import meetme.meetup.Agreement;
import meetme.meetup.Invited;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.meetup.Visitor;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/**
 * Composes the emails to one of the two: their words, the clocks of the city, and the link that is theirs.
 *
 * <p>A mail that can be answered carries no secret link, because answers quote it; one with a link cannot be answered. And
 * until the two have agreed, nothing that was typed into the form goes to the address that was typed with it.
 */
final class Composer {

    private final LetterContext context;
    private final Party reader;
    private final Words words;
    private final RequestDetails details;
    private final Times times;

    Composer(LetterContext context, Party reader, Words words, RequestDetails details) {
        this.context = context;
        this.reader = reader;
        this.words = words;
        this.details = details;
        this.times = new Times(
                context.host().locale(words.language()),
                context.host().nameOf(details.city(), words.language()),
                details.city().zone());
    }

    String say(String key, Object... values) {
        return words.say(key, values);
    }

    Letter titled(String key, Object... values) {
        return Letter.titled(say(key, values));
    }

    Times times() {
        return times;
    }

    /** The host's name. */
    String host() {
        return context.host().name();
    }

    /** The visitor's name, as they typed it. */
    String visitor() {
        return SafeText.oneLine(details.visitor().name());
    }

    /** What they are to meet for. */
    String meeting() {
        return context.host()
                .in(words.language())
                .meeting(details.meeting())
                .map(Meeting::label)
                .orElseGet(() -> say("meeting.any"));
    }

    /** Until when the host is to answer. */
    String deadline(Instant answerBy) {
        return times.deadline(answerBy, context.host().home().zone());
    }

    String stay() {
        return times.stay(details.arrive(), details.leave());
    }

    /** Under its label; nothing of somebody who was invited, and who has said nothing of a stay. */
    Letter stay(Letter letter) {
        return saidYes() ? letter : letter.fact(say("label.stay", times.city()), List.of(stay()));
    }

    /** Whether the host had invited them and they said yes, so that they have not asked for anything. */
    boolean saidYes() {
        return details.yes().isPresent();
    }

    /** Says the one of those who asked and the other of those who were invited and said yes. */
    String say(Told told, Object... values) {
        return say(saidYes() ? told.ofGuests() : told.ofVisitors(), values);
    }

    /** To the host, of somebody whom they had invited and who asks all the same. */
    Optional<String> invited() {
        return details.invited().flatMap(came -> switch (came) {
            case Invited.AnotherTime _ -> Optional.of(say("request.invited"));
            case Invited.Yes _ -> Optional.empty();
        });
    }

    /** Two keys for the same thing. */
    record Told(String ofVisitors, String ofGuests) {}

    /** That nobody has shown yet that the address is theirs. */
    String unconfirmed() {
        return say(new Told("label.email.unconfirmed", "label.email.unconfirmed.invited"));
    }

    /** How the host cancels who can answer this mail. */
    String change() {
        return say(new Told("invite.change.host", "invite.change.host.invited"), visitor());
    }

    /** By name, and by the page that says who that is. */
    Letter who(Letter letter) {
        String page = context.settings().page().toString();
        return letter.fact(say("label.who"), Line.strong(host()), Line.link(page, page));
    }

    /** To be put into a calendar on the web. */
    Letter calendars(Letter letter, Agreement agreed) {
        CalendarLinks calendars = new CalendarLinks(context.host());
        return letter.calendars(
                calendars.google(details, agreed, reader).toString(),
                calendars.outlook(details, agreed, reader).toString(),
                calendars.office(details, agreed, reader).toString());
    }

    /** The times that the visitor suggests, or that it is the host who is to suggest one. */
    Letter suggested(Letter letter, List<Slot> slots) {
        return letter.fact(
                say("label.times", times.clocks()), slots.isEmpty() ? List.of(say("label.times.none")) : spans(slots));
    }

    List<String> spans(List<Slot> slots) {
        return slots.stream().map(times::spanWithZone).toList();
    }

    /** The city that was asked for. */
    City city() {
        return context.host().cityOf(details.city(), words.language());
    }

    /** For how many days a request is kept after the last time that it speaks of. */
    long retentionDays() {
        return context.host().rules().retention().toDays();
    }

    /** The host in the reader's words. */
    Host spokenHost() {
        return context.host().in(words.language());
    }

    Locale language() {
        return words.language();
    }

    /** Times of another city, in the reader's words. */
    Times timesIn(City city) {
        return new Times(context.host().locale(words.language()), Optional.of(city.name()), city.zone());
    }

    /** Who asked, for the host: the address with what is known of it, the profile, how they know each other. */
    Letter visitor(Letter letter, boolean confirmed) {
        Visitor visitor = details.visitor();
        Line address = Line.plain(visitor.email().value());
        Letter addressed = confirmed
                ? letter.fact(say("label.email"), address)
                : letter.fact(say("label.email"), address, Line.soft(unconfirmed()));
        return profile(addressed).quote(say("label.know"), visitor.know());
    }

    /** The address and the profile, by which one may find another way to them. */
    Letter address(Letter letter) {
        return profile(letter.fact(
                say("label.email"), Line.plain(details.visitor().email().value())));
    }

    Letter profile(Letter letter) {
        return details.visitor()
                .profile()
                .flatMap(Profile::of)
                .map(profile -> letter.fact(
                        say("label.profile"), Line.strong(profile.site()), Line.link(profile.link(), profile.link())))
                .orElse(letter);
    }

    /** What they wrote when they asked; where they said yes to an invitation instead, the word that they may have added. */
    Letter topic(Letter letter) {
        return letter.quote(say("label.topic"), details.topic())
                .quote(say("label.note.theirs", visitor()), details.yes().flatMap(Invited.Yes::word));
    }

    /** When, where and what for. */
    Letter meetup(Letter letter, Slot slot, Place place) {
        Letter dated =
                letter.fact(say("label.when"), Line.large(times.span(slot)), Line.plain(times.zone(slot.start())));
        return where(dated, place).fact(say("label.what"), Line.plain(meeting()));
    }

    Letter where(Letter letter, Place place) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.strong(SafeText.oneLine(place.name())));
        if (!place.address().isEmpty()) {
            lines.add(Line.plain(SafeText.oneLine(place.address())));
        }
        place.map()
                .filter(map -> "https".equals(map.getScheme()))
                .map(URI::toASCIIString)
                .ifPresent(map -> lines.add(Line.link(say("map.open"), map)));
        return letter.with(new Block.Fact(say("label.where"), lines));
    }

    /** A button that leads the reader to their own page of the request, and the same link to be copied. */
    Letter button(Letter letter, String label) {
        Letter leading = letter.button(label, link()).plainLink(link());
        return switch (reader) {
            // Whoever has it can answer.
            case HOST -> leading.aside(say("request.whose", host()));
            case VISITOR -> leading;
        };
    }

    /** The reader's own secret link. */
    String link() {
        return context.link(reader, details);
    }

    /** A mail that may carry the reader's secret link. */
    Mail mail(String subject, Letter letter) {
        return mail(subject, letter, Optional.empty());
    }

    Mail mail(String subject, Letter letter, Optional<CalendarPart> calendar) {
        return Templates.mail(envelope(subject), letter, calendar);
    }

    private Envelope envelope(String subject) {
        return switch (reader) {
            case HOST -> Envelope.toHost(context.settings(), words, subject);
            // Without the name: that was typed into the form, too.
            case VISITOR -> toVisitor(unnamed(), subject);
        };
    }

    /** A mail between people who have agreed to meet: an answer goes to the other one. It carries no secret link. */
    Mail answerable(String subject, Letter letter, Optional<CalendarPart> calendar) {
        return Templates.mail(answerable(subject), letter, calendar);
    }

    /** The same, but where mail to the other one comes back, an answer would get lost. */
    Mail answerableUnless(boolean returned, String subject, Letter letter, Optional<CalendarPart> calendar) {
        return returned ? mail(subject, letter, calendar) : answerable(subject, letter, calendar);
    }

    private Envelope answerable(String subject) {
        Mailbox named = new Mailbox(visitor(), details.visitor().email());
        return switch (reader) {
            case HOST -> Envelope.toHost(context.settings(), words, subject).answeredTo(named);
            case VISITOR ->
                toVisitor(named, subject).answeredTo(context.settings().host());
        };
    }

    private Envelope toVisitor(Mailbox to, String subject) {
        return saidYes()
                ? Envelope.toGuest(context.settings(), words, to, subject)
                : Envelope.toVisitor(context.settings(), words, to, subject);
    }

    private Mailbox unnamed() {
        return new Mailbox("", details.visitor().email());
    }
}
