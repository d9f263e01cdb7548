package meetme.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.mail.MailSettings;
import meetme.mail.Mailbox;
import meetme.mail.WatchWriter;
import meetme.meetup.OutboxRow.ConfirmWatch;
import meetme.meetup.OutboxRow.TellWatch;
import meetme.meetup.OutboxRow.WatchMail;
import meetme.meetup.WatchId;
import meetme.security.WatchTokens;
import meetme.security.WatchTokens.Reach;
import meetme.text.Times;
import meetme.text.Words;
import meetme.watch.Telling;
import meetme.watch.Tellings;
import meetme.watch.Watch;
import meetme.watch.Watcher;
import meetme.watch.Watches;

/** Writes to those who want to be told when the host comes, and to those whose address was typed for that. */
public final class WatchLetters implements WatchWriter {

    /** What every mail program shows; none that matters shows an SVG. */
    private static final Pattern SHOWN = Pattern.compile("\\.(?i:gif|jpe?g|png)$");

    private final Host host;
    private final MailSettings settings;
    private final WatchTokens tokens;
    private final Watches watches;
    private final Tellings tellings;

    public WatchLetters(Host host, MailSettings settings, WatchTokens tokens, Watches watches, Tellings tellings) {
        this.host = host;
        this.settings = settings;
        this.tokens = tokens;
        this.watches = watches;
        this.tellings = tellings;
    }

    @Override
    public Optional<Mail> write(WatchMail mail, Instant now) {
        return switch (mail) {
            case ConfirmWatch confirm -> watch(confirm.watch(), now).flatMap(watch -> confirm(watch, now));
            case TellWatch tell -> trip(tell.trip(), now).flatMap(trip -> tell(tell.watch(), trip, now));
        };
    }

    private Optional<Watch> watch(WatchId id, Instant now) {
        return watches.find(id, now).watch();
    }

    // Nothing that anybody typed: the address may be anybody's.
    private Optional<Mail> confirm(Watch watch, Instant now) {
        if (watch.waiting().isEmpty()) {
            return Optional.empty();
        }
        Words words = Words.in(watch.waiting().getLast().language());
        return watch.watcher().map(who -> {
            String link = link(who, words.language(), now);
            Letter letter = Letter.titled(words.say("watch.title"))
                    .say(words.say("watch.lead"))
                    .say(words.say("watch.then"))
                    .button(words.say("watch.button"), link)
                    .plainLink(link)
                    .aside(words.say("watch.stranger"))
                    .signed(host.name());
            Envelope envelope = Envelope.toConfirm(settings, words, mailbox(who), words.say("watch.subject"));
            return mail(envelope, letter, who, now);
        });
    }

    // Where it was called off, or moved, while people were being told, nobody else hears of it.
    private Optional<Trip> trip(String id, Instant now) {
        return tellings.find(id, now).telling().map(Telling::trip).flatMap(trip -> trip.in(host, now));
    }

    private Optional<Mail> tell(WatchId id, Trip trip, Instant now) {
        return watch(id, now).flatMap(watch -> switch (watch) {
            case Watch.On on -> Optional.of(tell(on, trip, now));
            case Watch.Asked _, Watch.Off _ -> Optional.empty();
        });
    }

    private Mail tell(Watch.On on, Trip trip, Instant now) {
        Watcher who = on.who();
        Words words = Words.in(who.language());
        String city = host.in(words.language())
                .tripTo(trip.city())
                .orElse(trip)
                .city()
                .name();
        Times times = new Times(
                host.locale(words.language()), Optional.of(city), trip.city().zone());
        String days = times.stay(trip.firstDay(), trip.lastDay());
        String ask = settings.page() + host.folder(words.language()) + "/?city="
                + trip.city().id();
        LocalDate until = LocalDate.ofInstant(on.until(), host.home().zone());
        Letter letter = withFace(Letter.titled(words.say("tell.title", city)))
                .say(words.say("tell.lead"))
                .fact(words.say("tell.days", city), Line.large(days))
                .button(words.say("tell.button"), ask)
                .say(words.say("tell.words", host.in(words.language()).promise()))
                .signed(host.name())
                .fact(words.say("tell.enough"), Line.link(words.say("tell.stop"), link(who, words.language(), now)))
                .aside(words.say("tell.kept", times.day(until)));
        Envelope envelope = Envelope.toWatcher(settings, words, mailbox(who), words.say("tell.subject", city, days));
        return mail(envelope, letter, who, now);
    }

    /** Whoever wanted to be told two years ago may not know the name any more. The picture is the page's, the same for everybody. */
    private Letter withFace(Letter letter) {
        return host.picture()
                .filter(file -> SHOWN.matcher(file).find())
                .map(file -> letter.picture(settings.page() + "/" + file, host.name()))
                .orElse(letter);
    }

    private static Mailbox mailbox(Watcher who) {
        return new Mailbox("", who.email());
    }

    private String link(Watcher who, Locale language, Instant now) {
        return settings.watchLink(host.folder(language), tokens.mint(Reach.PAGE, who.id(), who.nonce(), now));
    }

    private Mail mail(Envelope envelope, Letter letter, Watcher who, Instant now) {
        return Templates.mail(envelope, letter, Optional.empty())
                .unsubscribedAt(settings.stopLink(tokens.mint(Reach.STOP, who.id(), who.nonce(), now)));
    }
}
