package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.bench.MonthlyCost;
import meetme.bench.MonthlyCost.Course;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import meetme.pages.FirstView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the guide says it costs is what is counted here. */
class MonthlyCostIT {

    private static final Path GUIDE = Path.of("..", "docs", "deploying.md");
    /** In, leased, which moves it, and out. */
    private static final int OF_EACH_MAIL = 4;

    private static final Path VIRAL = Path.of("..", "docs", "decisions", "0016-viral.md");
    private static final Path README = Path.of("..", "README.md");
    private static final Path SITE = Path.of("target", "site");

    /** What the page names of its own: its style, its scripts with all that they import, its pictures. */
    private static final Pattern FILE =
            Pattern.compile("(?:href|src)=\"/((?:v/[0-9a-f]{12}/)?[a-z/-]+\\.(?:css|js|svg))\"");

    private final TestCloud cloud = TestCloud.start();
    private int apiCalls;
    private int indexWrites;
    private List<Optional<AttributeValue>> indexed = List.of(Optional.empty(), Optional.empty());
    private long apiBytes;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aRequestCostsWhatIsCounted() {
        // The first call of an instance reads the key ring. It is not the request that costs that.
        cloud.get("/api/openings");
        cloud.sweep();

        AwsCalls.Units units = AwsCalls.unitsDuring(this::fromTheFormToTheDayAfter);

        long mailBytes = cloud.mails().stream()
                .map(ReceivedMail::file)
                .mapToLong(MonthlyCostIT::size)
                .sum();
        long stored = cloud.items().stream()
                .mapToLong(item -> 100 + AwsCalls.size(item))
                .sum();
        Course counted = new Course(
                apiCalls,
                apiBytes,
                units.read(),
                units.written(),
                indexWrites + OF_EACH_MAIL * cloud.mails().size(),
                cloud.mails().size(),
                mailBytes,
                stored);
        assertThat(counted)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) <= 0.1 * b, Long.class)
                .isEqualTo(MonthlyCost.COUNTED);
    }

    @Test
    void aFormWritesWhatTheRecordOfAViralPageReckonsWith() {
        cloud.get("/api/openings");

        AwsCalls.Units units = AwsCalls.unitsDuring(this::ask);

        // Two for each item of the transaction: two counts, two looks at the mailbox, the request, two mails, the key.
        assertThat(units.written()).isEqualTo(16);
    }

    @Test
    void whoWantsToBeToldCostsWhatIsCounted() {
        Watching watching = new Watching(cloud);
        new Planning(cloud).add(Planning.lisbon());
        cloud.sweep();
        int people = 20;

        AwsCalls.Units units = AwsCalls.unitsDuring(() -> {
            for (int i = 0; i < people; i++) {
                watching.on("pat" + i + "@example.org", "Lisbon");
            }
            watching.tell("lisbon");
            cloud.sweep();
            cloud.sweep();
        });

        assertThat(watching.told()).hasSize(people);
        MonthlyCost.Watched counted = MonthlyCost.WATCHED;
        assertThat(units.read() / people).isCloseTo(counted.readUnits(), withinPercentage(15));
        assertThat(units.written() / people).isCloseTo(counted.writeUnits(), withinPercentage(15));
        assertThat(cloud.mails().stream()
                                .map(ReceivedMail::file)
                                .mapToLong(MonthlyCostIT::size)
                                .sum()
                        / people)
                .isCloseTo(counted.mailBytes(), withinPercentage(15));
    }

    @Test
    void aSweepWithNothingToDoCostsWhatIsCounted() {
        cloud.sweep();

        // DynamoDB Local takes nothing for finding nothing; DynamoDB takes half a unit.
        List<String> calls = AwsCalls.during(cloud::sweep);

        assertThat(calls).startsWith("GetItem", "GetItem");
        assertThat(calls.subList(2, calls.size()))
                .containsExactlyElementsOf(Collections.nCopies(MonthlyCost.IDLE_SWEEP_QUERIES, "Query"));
    }

    @Test
    void thePageWeighsNoMoreThanIsReckonedWith() throws IOException {
        String page = Files.readString(SITE.resolve("index.html"));
        List<String> files = Stream.concat(
                        Stream.of("index.html"), FILE.matcher(page).results().map(found -> found.group(1)))
                .distinct()
                .toList();

        assertThat(files).hasSize(MonthlyCost.PAGE_FILES);
        assertThat(gzipped(files)).isCloseTo(MonthlyCost.PAGE_BYTES, withinPercentage(10));
        Set<String> later = FirstView.withImports(SITE, List.of(FirstView.assets(SITE) + "ask/filling.js"));
        later.removeAll(files);
        assertThat(later).hasSize(MonthlyCost.FORM_FILES);
        assertThat(gzipped(later)).isCloseTo(MonthlyCost.FORM_BYTES, withinPercentage(10));
    }

    @Test
    void aLookThatReachesTheFunctionWeighsWhatIsReckonedWith() {
        long bytes = MonthlyCost.LOOK.stream()
                .map(cloud::get)
                .mapToLong(answer -> FirstView.gzipped(answer.body().getBytes(UTF_8)))
                .sum();

        assertThat(bytes).isCloseTo(MonthlyCost.LOOK_BYTES, withinPercentage(10));
    }

    @Test
    void thereAreAsManyAlarmsAsAreReckonedWith() throws IOException {
        assertThat(Files.readString(Path.of("..", "template.yaml")).split("Type: AWS::CloudWatch::Alarm\\n", -1))
                .hasSize(1 + MonthlyCost.ALARMS);
    }

    @Test
    void theGuideAndTheReadmeSaySo() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains(String.join("\n", MonthlyCost.table()))
                .contains(MonthlyCost.watching());
        assertThat(Files.readString(README)).contains(String.join("\n", MonthlyCost.summary()));
        assertThat(Files.readString(VIRAL)).contains(String.join("\n", MonthlyCost.views()));
    }

    private void fromTheFormToTheDayAfter() {
        String id = ask().text("id");
        String visitor = Ways.visitorToken(cloud, id);
        String host = Ways.hostToken(cloud, id);
        look("visitor", visitor);
        cloud.sweep();
        press("visitor", Ways.press(visitor, 1, "confirm"));
        look("host", host);
        press("host", Ways.approve(host, 1, "2026-12-03T10:00"));
        pass(Duration.ofMinutes(2));
        int told = look("visitor", visitor).version();
        // The day before, and the day after.
        until("2026-12-03T00:00:00Z");
        until("2026-12-05T00:00:00Z");
        look("visitor", visitor);
        press("visitor", Ways.press(visitor, told, "met"));
        int version = look("host", host).version();
        press("host", Ways.press(host, version, "met"));
        pass(Duration.ofMinutes(3));
    }

    private Reply ask() {
        return count(cloud.post("/api/requests", cloud.form(), Map.of("idempotency-key", "a key of the page's")));
    }

    private void until(String instant) {
        pass(Duration.between(cloud.clock.instant(), Instant.parse(instant)));
    }

    private void pass(Duration time) {
        cloud.clock.advance(time);
        cloud.sweep();
        watch();
    }

    /** DynamoDB Local does not say what the indexes take: it is what their keys went through. */
    private void watch() {
        Map<String, AttributeValue> request = cloud.items("request").getFirst();
        List<Optional<AttributeValue>> now =
                List.of(Optional.ofNullable(request.get("dueAt")), Optional.ofNullable(request.get("boardAt")));
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(indexed.get(i))) {
                indexWrites +=
                        (now.get(i).isPresent() ? 1 : 0) + (indexed.get(i).isPresent() ? 1 : 0);
            }
        }
        indexed = now;
    }

    private Reply look(String side, String token) {
        return count(cloud.post("/api/" + side + "/view", Map.of("token", token)));
    }

    private void press(String side, Map<String, Object> order) {
        count(cloud.post("/api/" + side + "/act", order));
    }

    private Reply count(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
        apiCalls++;
        apiBytes += reply.body().getBytes(UTF_8).length;
        if (!cloud.items("request").isEmpty()) {
            watch();
        }
        return reply;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long gzipped(Collection<String> files) {
        return files.stream()
                .map(SITE::resolve)
                .mapToLong(MonthlyCostIT::gzipped)
                .sum();
    }

    private static long gzipped(Path file) {
        try {
            return FirstView.gzipped(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
