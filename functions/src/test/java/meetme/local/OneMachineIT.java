package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.local.aws.SesFailure;
import meetme.local.io.JsonMaps;
import meetme.local.io.Opened;
import meetme.local.io.Unusable;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything together, with a small program and the real AWS clients. */
final class OneMachineIT {
    private static final Instant START = Instant.parse("2027-01-04T09:00:00Z");

    private static final Program SAMPLE = environment -> new SampleProgram(environment.clock()).functions(environment);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Opened opened = new Opened();
    private final Settings settings;
    private final Path folder;

    OneMachineIT(@TempDir Path temporary) throws IOException {
        opened.add(client);
        folder = temporary.resolve("data");
        Path site = Files.createDirectories(temporary.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<h1>Home</h1>");
        settings = Settings.forgetful(SampleFiles.TEMPLATE, site)
                .with(new Settings.Values(
                        Map.of("HostEmail", "host@example.com"),
                        page -> Map.of("PAGE_URL", page.toString(), "ORIGIN_SECRET", "local")))
                .with(new Settings.Headers(
                        Map.of("x-origin-secret", "local"),
                        Map.of("/*", Map.of("X-Frame-Options", "DENY"), "/api/*", Map.of("X-Api", "yes"))));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aRequestBecomesAMailSoonAfter() throws Exception {
        OneMachine machine = start(settings);

        assertThat(ask(machine, "Coffee").statusCode()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> machine.inbox().mails().size() == 1);
        assertThat(machine.inbox().mails()).extracting(ReceivedMail::subject).containsExactly("Receipt");
    }

    @Test
    void drainingReturnsWhenTheMailIsThere() throws Exception {
        OneMachine machine = start(settings);

        for (int i = 1; i <= 30; i++) {
            ask(machine, "Wish " + i);
            machine.stream().drain();
            assertThat(machine.inbox().mails()).hasSize(i);
        }
    }

    @Test
    void oneLongJumpAndManyShortOnesDoTheSame() throws Exception {
        List<String> long1 = mailsOf(List.of("P1D"));
        List<String> short24 = mailsOf(Stream.generate(() -> "PT1H").limit(24).toList());

        assertThat(short24).isEqualTo(long1);
        assertThat(long1).hasSize(20);
    }

    /** What was sent and in which minute, of ten wishes that follow one another closely. */
    private List<String> mailsOf(List<String> jumps) throws Exception {
        try (OneMachine machine = OneMachine.start(settings.withStartAt(START), SAMPLE)) {
            for (int i = 0; i < 10; i++) {
                ask(machine, "Wish " + i);
            }
            for (String jump : jumps) {
                assertThat(moveClock(machine, jump).statusCode()).isEqualTo(200);
            }
            return machine.inbox().mails().stream()
                    .map(mail -> mail.subject() + " "
                            + Duration.between(START, mail.sentAt()).toMinutes())
                    .toList();
        }
    }

    @Test
    void jumpingStopsAtTheVeryInstantsAtWhichSomethingIsDue() throws Exception {
        OneMachine machine = start(settings);
        ask(machine, "Coffee");
        Instant dueAt = Instant.parse(machine.dynamoDb()
                .scan(scan -> scan.tableName(machine.table()))
                .items()
                .getFirst()
                .get("dueAt")
                .s());
        Instant before = machine.clock().instant();

        HttpResponse<String> moved = moveClock(machine, "P1D");

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(Instant.parse(String.valueOf(
                        JsonMaps.object(moved.body().getBytes(UTF_8)).get("now"))))
                .isBetween(before.plus(Duration.ofDays(1)), machine.clock().instant());
        assertThat(machine.inbox().mails()).extracting(ReceivedMail::subject).containsExactly("Receipt", "Reminder");
        assertThat(machine.inbox().mails().getLast().sentAt()).isEqualTo(dueAt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"advance\":\"-PT1S\"}   | 422",
                "{\"advance\":\"P-1M\"}    | 422",
                "{\"advance\":\"P11Y\"}    | 422",
                "{\"advance\":\"P999999999Y\"} | 422",
                "{\"advance\":\"PT99999999999999H\"} | 422",
                "{\"advance\":\"tomorrow\"}| 422",
                "{}                        | 422",
                "[]                        | 400",
                "advance                   | 400"
            })
    void theClockRefusesWhatItCannotDo(String body, int status) throws Exception {
        OneMachine machine = start(settings);

        HttpResponse<String> refused = send(request(machine, "/local/clock").POST(BodyPublishers.ofString(body)));

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void aRestartKeepsItemsMailsAndTheClock() throws Exception {
        Settings kept = settings.withDataFolder(folder);
        Instant jumpedTo;
        try (OneMachine machine = OneMachine.start(kept, SAMPLE)) {
            ask(machine, "Coffee");
            moveClock(machine, "P2D");
            jumpedTo = machine.clock().instant();
        }

        OneMachine machine = start(kept);

        assertThat(machine.clock().instant()).isAfterOrEqualTo(jumpedTo);
        assertThat(machine.inbox().mails()).extracting(ReceivedMail::subject).containsExactly("Receipt", "Reminder");
        assertThat(machine.dynamoDb()
                        .scan(scan -> scan.tableName(machine.table()))
                        .count())
                .isEqualTo(1);
        ask(machine, "Tea");
        machine.stream().drain();
        // What was handled before is not handled once more.
        assertThat(machine.inbox().mails()).hasSize(3);
    }

    @Test
    void aSecondMachineOnTheSameDataIsToldSo() throws Exception {
        Settings kept = settings.withDataFolder(folder);
        start(kept);

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> OneMachine.start(kept, SAMPLE))
                .withMessageContaining("DATA_DIR");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        int port = start(settings).base().getPort();

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> OneMachine.start(settings.with(new Settings.Ports(port, 0)), SAMPLE))
                .withMessageContainingAll("Port " + port, "PORT=");
    }

    @Test
    void aTableOfAnotherTemplateIsNotUsed(@TempDir Path temporary) throws Exception {
        Settings kept = settings.withDataFolder(folder);
        OneMachine.start(kept, SAMPLE).close();
        Path changed = Files.writeString(
                temporary.resolve("template.yaml"),
                Files.readString(SampleFiles.TEMPLATE).replace("IndexName: due", "IndexName: dueAt"));

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> OneMachine.start(kept.withTemplate(changed), SAMPLE))
                .withMessageContaining("differently");
    }

    @Test
    void aPoisonedRecordEndsInTheFailureQueue() throws Exception {
        OneMachine machine = start(settings);
        machine.ses().failNext(1 + 3, SesFailure.BROKEN);

        ask(machine, "Coffee");
        machine.stream().drain();
        ask(machine, "Tea");
        machine.stream().drain();

        assertThat(machine.failureQueue()).hasSize(1);
        assertThat(machine.inbox().mails()).hasSize(1);
    }

    @Test
    void onlyOneAddressServesEverything() throws Exception {
        OneMachine machine = start(settings);

        HttpResponse<String> page = send(request(machine, "/"));
        HttpResponse<String> api = send(request(machine, "/api/anything"));
        HttpResponse<String> health = send(request(machine, "/local/health"));

        assertThat(page.body()).isEqualTo("<h1>Home</h1>");
        assertThat(page.headers().firstValue("x-frame-options")).contains("DENY");
        assertThat(api.body()).contains("\"x-origin-secret\":\"local\"");
        assertThat(api.headers().firstValue("x-api")).contains("yes");
        assertThat(health.statusCode()).isEqualTo(200);
    }

    private OneMachine start(Settings with) throws IOException {
        return opened.add(OneMachine.start(with, SAMPLE));
    }

    private HttpResponse<String> ask(OneMachine machine, String wish) throws IOException, InterruptedException {
        return send(request(machine, "/api/requests").POST(BodyPublishers.ofString(wish)));
    }

    private HttpResponse<String> moveClock(OneMachine machine, String advance)
            throws IOException, InterruptedException {
        return send(
                request(machine, "/local/clock").POST(BodyPublishers.ofString("{\"advance\":\"" + advance + "\"}")));
    }

    private static HttpRequest.Builder request(OneMachine machine, String path) {
        return HttpRequest.newBuilder(URI.create(machine.base() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
