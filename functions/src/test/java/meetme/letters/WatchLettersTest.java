package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.Samples;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.host.Plan;
import meetme.mail.Mail;
import meetme.mail.Mime;
import meetme.meetup.EmailAddress;
import meetme.meetup.OutboxRow.ConfirmWatch;
import meetme.meetup.OutboxRow.TellWatch;
import meetme.meetup.WatchId;
import meetme.security.WatchTokens;
import meetme.text.Bundles;
import meetme.watch.Ask;
import meetme.watch.Telling;
import meetme.watch.Tellings;
import meetme.watch.TripToTell;
import meetme.watch.Watch;
import meetme.watch.WatchLimits;
import meetme.watch.Watches;
import meetme.watch.Wish;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written to those who want to be told of trips, in each language. */
class WatchLettersTest {

    private static final Instant NOW = Samples.NOW;
    private static final String TYPED = "Typed <b>City</b>";
    private static final String LISBON = Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
    private static final Host HOST = Samples.travelling(LISBON);

    static List<Mail> mails() {
        List<Mail> mails = new ArrayList<>();
        for (Locale language : Bundles.LANGUAGES) {
            mails.add(confirm(language));
            mails.add(tell(language));
        }
        return mails;
    }

    @ParameterizedTest
    @MethodSource("mails")
    void itIsCompleteAsTextAndAsHtmlAndLoadsNothing(Mail mail) {
        Document page = Jsoup.parse(mail.html());

        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
        assertThat(page.select("img, script, link, iframe, form, [src]")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(mail.text()).contains(link));
        assertThat(mail.text() + mail.subject() + page.text()).doesNotContain("null", "{0}", "{1}", "Optional");
        assertThat(page.selectFirst("html").attr("lang"))
                .isEqualTo(mail.language().toLanguageTag());
        assertThat(mail.replyTo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "me.jpg, true",
        "photos/me.at-sea.JPEG, true",
        "me.png, true",
        "me.gif, true",
        "me.svg, false",
        "me.webp, false",
        "me.avif, false"
    })
    void theMailAboutATripShowsTheHostsFaceWhereMailProgramsCan(String picture, boolean shown) {
        Host host = withPicture(picture);

        for (Locale language : Bundles.LANGUAGES) {
            Elements images = Jsoup.parse(tell(host, language).html()).select("img");
            assertThat(images.eachAttr("src"))
                    .as("the same for everybody, so that it tells nobody apart")
                    .isEqualTo(shown ? List.of("https://meet.example.com/" + picture) : List.of());
            assertThat(images.eachAttr("alt")).isEqualTo(shown ? List.of(host.name()) : List.of());
            assertThat(Jsoup.parse(confirm(host, language).html()).select("img"))
                    .as("nobody has asked yet")
                    .isEmpty();
        }
    }

    private static Host withPicture(String picture) {
        return switch (HostFile.read(
                Samples.hostFile(LISBON).replaceFirst("\\{", "{ \"picture\": \"%s\",".formatted(picture)))) {
            case HostFile.Read read -> read.host();
            case HostFile.Faulty faulty -> throw new AssertionError(faulty);
        };
    }

    @ParameterizedTest
    @MethodSource("mails")
    void itIsUnsubscribedByOneClick(Mail mail) {
        String message = new String(Mime.bytes(mail, "<a@b>", Optional.empty(), NOW), StandardCharsets.US_ASCII);

        assertThat(message).contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        // In one line: where it is folded, some servers find its signature broken.
        assertThat(message)
                .containsPattern("\r\nList-Unsubscribe: <https://meet\\.example\\.com/api/watch/stop/[\\w-]+>\r\n");
    }

    @Test
    void nothingThatWasTypedIsInTheMailToConfirm() {
        for (Locale language : Bundles.LANGUAGES) {
            Mail mail = confirm(language);
            assertThat(mail.text() + mail.subject() + mail.html()).doesNotContain("Typed", "City");
            assertThat(mail.to().name()).isEmpty();
        }
    }

    @Test
    void theMailAboutATripSaysWhenAndWhereAndUntilWhenTheAddressIsKept() {
        Mail mail = tell(Locale.GERMAN);

        assertThat(mail.subject()).isEqualTo("Ich komme nach Lisbon: Mo., 7. Dez. 2026 bis Do., 10. Dez. 2026");
        assertThat(mail.text())
                .contains("https://meet.example.com/de/?city=lisbon", "Di., 21. Nov. 2028", "— " + HOST.name())
                .contains("https://meet.example.com/de/watch#");
    }

    @Test
    void whatIsConfirmedOrStoppedOrNoLongerTakesPlaceIsNotWritten() {
        Watch.Asked asked = asked(Locale.ENGLISH);

        assertThat(letters(HOST, asked.confirm(NOW)).write(new ConfirmWatch(asked.id(), 1), NOW))
                .isEmpty();
        assertThat(letters(HOST, asked.stop(NOW)).write(new ConfirmWatch(asked.id(), 1), NOW))
                .isEmpty();
        assertThat(letters(HOST, asked).write(new TellWatch(asked.id(), "lisbon"), NOW))
                .isEmpty();
        assertThat(letters(Samples.host(), asked.confirm(NOW)).write(new TellWatch(asked.id(), "lisbon"), NOW))
                .isEmpty();
        Instant over = Instant.parse("2026-12-11T00:00:00Z");
        assertThat(letters(HOST, asked.confirm(NOW)).write(new TellWatch(asked.id(), "lisbon"), over))
                .isEmpty();
    }

    static Mail confirm(Locale language) {
        return confirm(HOST, language);
    }

    private static Mail confirm(Host host, Locale language) {
        Watch.Asked asked = asked(language);
        return letters(host, asked).write(new ConfirmWatch(asked.id(), 1), NOW).orElseThrow();
    }

    static Mail tell(Locale language) {
        return tell(HOST, language);
    }

    static Mail tell(Host host, Locale language) {
        Watch.On on = asked(language).confirm(NOW);
        return letters(host, on).write(new TellWatch(on.id(), "lisbon"), NOW).orElseThrow();
    }

    private static Watch.Asked asked(Locale language) {
        Wish wish = new Wish(Optional.of(TYPED), language, NOW);
        Ask ask = new Ask(new EmailAddress("pat@example.org"), wish, "0123456789abcdef0123456789abcdef");
        return (Watch.Asked) ask.after(Optional.empty(), NOW).watch();
    }

    private static WatchLetters letters(Host host, Watch watch) {
        return new WatchLetters(
                host, LetterSamples.LETTERHEAD, new WatchTokens(() -> Samples.KEYS), one(watch), lisbonTold());
    }

    private static Watches one(Watch watch) {
        return new Watches() {
            @Override
            public Outcome ask(Ask ask, WatchLimits limits, Instant now) {
                throw new AssertionError("A letter asks for nothing");
            }

            @Override
            public Watches.Stored find(WatchId id, Instant now) {
                return new Watches.Stored(watch.at(now), 1);
            }

            @Override
            public boolean save(Watches.Stored from, Watch to) {
                throw new AssertionError("A letter changes nothing");
            }

            @Override
            public boolean purge(WatchId id, Watches.Stored stored) {
                throw new AssertionError("A letter deletes nothing");
            }

            @Override
            public List<Watch.On> confirmed(Optional<WatchId> after, int most, Instant now) {
                throw new AssertionError("A letter is to one");
            }
        };
    }

    private static Tellings lisbonTold() {
        Telling told =
                new Telling.Told(TripToTell.find("lisbon", HOST, Plan.NONE, NOW).orElseThrow());
        return new Tellings() {
            @Override
            public Tellings.Stored find(String trip, Instant now) {
                return new Tellings.Stored(Optional.of(told), 1);
            }

            @Override
            public Set<String> begun(List<String> trips, Instant now) {
                throw new AssertionError("A letter is about one");
            }

            @Override
            public Begun begin(Tellings.Stored from, Telling.AtWork telling, int mostOfDay, Instant now) {
                throw new AssertionError("A letter begins nothing");
            }

            @Override
            public boolean advance(Tellings.Stored from, Telling to, List<TellWatch> mails, Instant now) {
                throw new AssertionError("A letter changes nothing");
            }

            @Override
            public Set<WatchId> told(String trip, List<WatchId> watches, Instant now) {
                throw new AssertionError("A letter is to one");
            }
        };
    }
}
