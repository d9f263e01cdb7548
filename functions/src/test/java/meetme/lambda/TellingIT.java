package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import meetme.Samples;
import meetme.keeping.SandboxCheck;
import meetme.keeping.Sweep;
import meetme.lambda.TestCloud.Reply;
import meetme.local.aws.SesFailure;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import meetme.meetup.EmailAddress;
import meetme.watch.Ask;
import meetme.watch.Tellings;
import meetme.watch.Watch;
import meetme.watch.WatchLimits;
import meetme.watch.Watches;
import meetme.watch.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody who waits for a trip is told of it once, whatever happens meanwhile. */
class TellingIT {

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Watching watching = new Watching(cloud);
    private final Planning host = new Planning(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    // How many, and how long it took, is printed: mvn verify -Dit.test=TellingIT -Dwatchers=3000
    @Test
    void whereverTheProcessEndsEachIsToldOfTheTripOnce() {
        int watchers = Integer.getInteger("watchers", 100);
        Instant began = Instant.now();
        for (int i = 0; i < watchers; i++) {
            confirm("pat" + i + "@example.org", i % 2 == 0 ? "Lisbon" : "");
        }
        confirm("sam@example.org", "Porto");
        int crashAt = 0;
        boolean crashed = true;
        while (crashed) {
            String trip = crashAt == 0 ? "lisbon" : "lisbon-" + (crashAt + 1);
            host.add(inJune());
            assertThat(watching.tell(trip).json()).containsEntry("told", watchers);
            Map<String, Integer> told = new HashMap<>();
            Fuse fuse = new Fuse(crashAt);
            Sweep sweep = sweep(fuse, told);
            for (int minute = 0; minute < 3 + watchers / 500; minute++) {
                fuse.once(() -> sweep.run(cloud.clock));
                // A second press, by whoever is not sure whether the first one did anything
                assertThat(watching.tell(trip).json()).containsEntry("told", 0);
                // Longer than a lease
                cloud.clock.advance(Duration.ofMinutes(3));
            }
            crashed = fuse.isBurnt();

            assertThat(told.values())
                    .as("after a crash at %d", crashAt)
                    .hasSize(watchers)
                    .containsOnly(1);
            assertThat(told).doesNotContainKey("sam@example.org");
            host.done("call-off-trip", Map.of("id", trip));
            // No more than ten a day
            cloud.clock.advance(Duration.ofHours(3));
            crashAt++;
        }
        assertThat(crashAt).as("places to crash at").isGreaterThan(3);
        System.err.printf(
                "Told %d of %d trips, in %d seconds%n",
                watchers, crashAt, Duration.between(began, Instant.now()).toSeconds());
    }

    // The process ends at any call to what is kept of watches and of telling.
    private Sweep sweep(Fuse fuse, Map<String, Integer> told) {
        Stores real = cloud.stores();
        Stores stores = new GivenStores(
                real.requests(),
                real.agendas(),
                real.outbox(),
                real.due(),
                real.addresses(),
                real.mail(),
                real.account(),
                real.plans(),
                real.invitations(),
                real.news(),
                fuse.on(Watches.class, real.watches()),
                fuse.on(Tellings.class, real.tellings()));
        MailTransport transport = (from, to, message) -> {
            told.merge(to.address().value(), 1, Integer::sum);
            return new MailTransport.Delivery.Sent("taken");
        };
        // The letters are read from the real thing, or each would be 20 places to crash at.
        return new Sweep(
                stores.requests(),
                stores.due(),
                stores.mail(),
                cloud.wiring().outboxSender(real, transport),
                cloud.wiring().digest(),
                new SandboxCheck(stores.mail(), () -> new Quota(50_000, 14)),
                cloud.wiring().calledOff(real),
                cloud.wiring().watchers(stores),
                cloud.wiring().guests(cloud.stores()),
                cloud.clock::advance);
    }

    @Test
    void whereverTheProcessEndsWhileAMailIsOnItsWayItLeavesOnce() {
        confirm("pat@example.org", "");
        int crashAt = 0;
        boolean crashed = true;
        while (crashed) {
            String trip = crashAt == 0 ? "lisbon" : "lisbon-" + (crashAt + 1);
            host.add(inJune());
            watching.tell(trip);
            List<String> sent = new ArrayList<>();
            Fuse fuse = new Fuse(crashAt);
            MailTransport transport = fuse.on(MailTransport.class, (from, to, message) -> {
                sent.add(CrashIT.messageId(message));
                return new MailTransport.Delivery.Sent("taken");
            });
            Sweep sweep = cloud.wiring()
                    .sweep(fuse.on(cloud.stores()), transport, () -> new Quota(50_000, 14), cloud.clock::advance);
            for (int minute = 0; minute < 3; minute++) {
                fuse.once(() -> sweep.run(cloud.clock));
                cloud.clock.advance(Duration.ofMinutes(3));
            }
            crashed = fuse.isBurnt();

            assertThat(sent).as("after a crash at %d", crashAt).hasSizeBetween(1, 2);
            assertThat(sent.stream().distinct()).hasSize(1);
            host.done("call-off-trip", Map.of("id", trip));
            // No more than ten a day
            cloud.clock.advance(Duration.ofHours(3));
            crashAt++;
        }
        assertThat(crashAt).as("places to crash at").isGreaterThan(6);
    }

    @Test
    void of24PressesAtOnceOneTells() throws Exception {
        confirm("pat@example.org", "Lisbon");
        host.add(Planning.lisbon());
        List<Callable<Reply>> presses = Collections.nCopies(24, () -> watching.tell("lisbon"));

        List<Reply> replies = PlanIT.atOnce(presses);

        assertThat(replies).allMatch(reply -> reply.status() == 200);
        assertThat(replies.stream().map(reply -> reply.json().get("told"))).containsOnlyOnce(1);
        minutes(3);
        assertThat(watching.told()).hasSize(1);
    }

    @Test
    void whoWaitsForTheCityAndForWhereverItIsGetsOneMail() {
        confirm("pat@example.org", "LISBÔN");
        confirm("pat@example.org", "");
        confirm("Pat+tag@example.org", "lisbon");
        host.add(Planning.lisbon());

        assertThat(watching.counts().json())
                .containsEntry("cities", List.of(Map.of("city", "Lisbon", "count", 1)))
                .containsEntry("anywhere", 1)
                .containsEntry("people", 1)
                .containsEntry("trips", List.of(Map.of("id", "lisbon", "count", 1, "told", false)));
        assertThat(watching.tell("lisbon").json())
                .containsEntry("told", 1)
                .containsEntry("trips", List.of(Map.of("id", "lisbon", "count", 1, "told", true)));
        minutes(2);
        assertThat(watching.told()).hasSize(1);
    }

    @Test
    void aTripThatIsCalledOffIsToldToNobodyElseAndNeverTwice() {
        // Given two, of whom one is told before the trip is called off
        confirm("pat@example.org", "Lisbon");
        confirm("sam@example.org", "Lisbon");
        host.add(Planning.lisbon());
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 2);
        cloud.ses.failNext(1, SesFailure.UNAVAILABLE);
        cloud.sweep();
        assertThat(watching.told()).hasSize(1);

        // When it is called off before the other mail leaves
        host.done("call-off-trip", Map.of("id", "lisbon"));
        cloud.clock.advance(Duration.ofMinutes(1));
        cloud.sweep();
        assertThat(watching.told()).hasSize(1);
        Reply refused = watching.tell("lisbon");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("tell");

        // Then nobody is told twice when that is undone
        host.done("undo-call-off", Map.of("id", "lisbon"));
        watching.tell("lisbon");
        minutes(3);
        assertThat(watching.told()).hasSize(1);
    }

    @Test
    void aTripThatIsMovedWhilePeopleAreToldHaltsAndGoesOnWithTheRestByAnotherPress() {
        for (int i = 0; i < 100; i++) {
            confirm("pat" + i + "@example.org", "Lisbon");
        }
        host.add(Planning.lisbon());
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 100);
        Map<String, Object> moved = Planning.trip("Lisbon", "Europe/Lisbon", "2026-12-14", "2026-12-16");
        host.done("change-trip", Map.of("id", "lisbon", "trip", moved));
        minutes(2);
        assertThat(watching.told()).isEmpty();

        assertThat(watching.tell("lisbon").json()).containsEntry("told", 100);
        minutes(3);

        assertThat(watching.told()).hasSize(100).allMatch(mail -> mail.subject().contains("14 Dec 2026"));
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 0);
    }

    @Test
    void pausedNothingLeavesAndAfterwardsEverythingDoes() {
        confirm("pat@example.org", "Lisbon");
        host.add(Planning.lisbon());
        cloud.sweep.handleRequest(Map.of("sending", "paused"), TestCloud.noContext());
        watching.tell("lisbon");
        minutes(5);
        assertThat(watching.told()).isEmpty();
        assertThat(cloud.items("mail")).noneMatch(row -> row.get("sk").s().startsWith("mail#TELL"));

        cloud.sweep.handleRequest(Map.of("sending", "on"), TestCloud.noContext());
        minutes(2);

        assertThat(watching.told()).hasSize(1);
    }

    @Test
    void onlyTripsThatAreAheadAreToldAndTenADay() {
        confirm("pat@example.org", "");
        assertThat(watching.tell("denver").wrongFields()).as("home is no trip").containsExactly("tell");
        assertThat(watching.tell("nowhere").wrongFields()).containsExactly("tell");
        for (int trip = 1; trip <= 11; trip++) {
            String day = "2027-01-%02d".formatted(trip);
            host.add(Planning.trip("Trip " + trip, "Europe/Lisbon", day, day));
            Reply reply = watching.tell("trip-" + trip);
            assertThat(reply.status()).isEqualTo(trip <= 10 ? 200 : 429);
        }
        assertThat(watching.tell("trip-1").status())
                .as("what was told before is no news")
                .isEqualTo(200);
        cloud.clock.advance(Duration.ofDays(1));
        assertThat(watching.tell("trip-11").json()).containsEntry("told", 1);

        cloud.clock.advance(Duration.ofDays(60));
        assertThat(watching.tell("trip-11").wrongFields()).as("it is over").containsExactly("tell");
    }

    @Test
    void aTripOfHostJsonIsToldByItsNameInTheReadersLanguage() {
        String lisbon = Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10")
                .replace("\"name\": \"Lisbon\"", "\"name\": {\"en\": \"Lisbon\", \"de\": \"Lissabon\"}");
        Wiring travelling = new Wiring(cloud.environment, Samples.travelling(lisbon));
        cloud.answersWith(travelling);
        confirm("pat@example.org", "lissabon", Locale.GERMAN);

        assertThat(watching.tell("lisbon").json()).containsEntry("told", 1);
        SweepFunction sweep = cloud.sweepOf(travelling);
        for (int minute = 0; minute < 2; minute++) {
            sweep.handleRequest(Map.of(), TestCloud.noContext());
            cloud.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(watching.latest("pat@example.org").subject()).startsWith("Ich komme nach Lissabon: Mo., 7. Dez.");
    }

    @Test
    void whoUnsubscribesBeforeTheirMailLeavesGetsNone() {
        String token = watching.on("pat@example.org", "Lisbon");
        host.add(Planning.lisbon());
        watching.tell("lisbon");
        watching.act(token, "stop");
        minutes(3);

        assertThat(watching.told()).isEmpty();
    }

    private static Map<String, Object> inJune() {
        return Planning.trip("Lisbon", "Europe/Lisbon", "2027-06-07", "2027-06-10");
    }

    private void minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            cloud.sweep();
            cloud.clock.advance(Duration.ofMinutes(1));
        }
    }

    private void confirm(String email, String city) {
        confirm(email, city, Locale.ENGLISH);
    }

    /** Without the mail to confirm it, of which three thousand would take their time. */
    private void confirm(String email, String city, Locale language) {
        Instant now = cloud.clock.instant();
        Wish wish = new Wish(Optional.of(city).filter(any -> !any.isEmpty()), language, now);
        Ask ask = new Ask(new EmailAddress(email), wish, "0123456789abcdef0123456789abcdef");
        Watches watches = cloud.stores().watches();
        assertThat(watches.ask(ask, new WatchLimits("network", 100_000, 100_000), now))
                .isEqualTo(Watches.Outcome.TAKEN);
        Watches.Stored stored = watches.find(ask.id(), now);
        Watch on = switch (stored.watch().orElseThrow()) {
            case Watch.Asked asked -> asked.confirm(now);
            case Watch.On more -> more.confirm(now);
            case Watch.Off off -> throw new AssertionError(off);
        };
        assertThat(watches.save(stored, on)).isTrue();
    }
}
