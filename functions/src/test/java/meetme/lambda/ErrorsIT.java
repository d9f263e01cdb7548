package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import meetme.feed.CalendarStore;
import meetme.feed.HostsCalendar;
import meetme.feed.PublicHttps;
import meetme.http.OriginSecrets;
import meetme.http.Routes;
import meetme.keeping.SandboxCheck;
import meetme.keeping.Sweep;
import meetme.mail.Account.Quota;
import meetme.mail.Bounces;
import meetme.mail.MailTransport;
import meetme.mail.OutboxSender;
import meetme.meetup.EmailAddress;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class that the zip lacks, a stack or a heap that is too small: no exception but an Error, and an answer all the same. */
class ErrorsIT {

    private static final String FAULT = "\"Fault\":1";

    private final TestCloud cloud = TestCloud.start();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
        cloud.close();
    }

    static List<Error> errors() {
        return List.of(
                new NoClassDefFoundError("software/amazon/awssdk/Lacking"),
                new ExceptionInInitializerError("lacking"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aCallIsAnswered503(Error error) throws IOException {
        Routes routes = new Routes(new OriginSecrets("secret")).get("/api/openings", (call, now) -> {
            throw error;
        });
        ApiFunction api = new ApiFunction(routes, cloud.clock);
        String event = """
            {"rawPath": "/api/openings", "headers": {"x-origin-secret": "secret"},
             "requestContext": {"http": {"method": "GET", "path": "/api/openings"}}}\
            """;

        assertThat(TestCloud.call(api, event)).contains("\"statusCode\":503").contains("\"retry-after\":");
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theRecordFailsAndTheMailsBehindItLeave(Error error) throws IOException {
        String first = ask();
        String second = ask();
        Stores stores = failing(error, (method, args) -> method.equals("lease") && isOf(first, args[0]));
        MailFunction mail = new MailFunction(outboxSender(stores), cloud.clock);

        String answer = TestCloud.call(mail, stream(first, second));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"100\"}]}");
        assertThat(status(second)).isEqualTo("sent");
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aLetterThatCannotBeWrittenWaits(Error error) throws IOException {
        String id = ask();
        OutboxSender sender = new OutboxSender(
                cloud.stores().outbox(),
                cloud.stores().requests(),
                cloud.stores().addresses(),
                cloud.stores().mail(),
                cloud.wiring().sesTransport(),
                (notice, request, now) -> {
                    throw error;
                },
                (report, now) -> {
                    throw error;
                },
                (watch, now) -> {
                    throw error;
                });

        String answer = TestCloud.call(new MailFunction(sender, cloud.clock), stream(id));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(status(id)).isEqualTo("waiting");
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theRestOfASweepIsDone(Error error) {
        String first = ask();
        String second = ask();
        cloud.clock.advance(Duration.ofDays(14));
        Stores stores = failing(
                error,
                (method, args) -> method.equals("find")
                        && args[0] instanceof RequestId id
                        && id.value().equals(first));
        SweepFunction sweep = new SweepFunction(
                new Sweep(
                        stores.requests(),
                        stores.due(),
                        stores.mail(),
                        outboxSender(stores),
                        cloud.wiring().digest(),
                        new SandboxCheck(stores.mail(), () -> new Quota(50_000, 14)),
                        cloud.wiring().calledOff(stores),
                        cloud.wiring().watchers(stores),
                        cloud.wiring().guests(stores),
                        cloud.clock::advance),
                stores.mail(),
                cloud.clock);

        sweep.handleRequest(Map.of(), TestCloud.noContext());

        assertThat(state(second)).isNotEqualTo("pending");
        assertThat(state(first)).isEqualTo("pending");
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aSweepThatFindsNothingOutAlarms(Error error) {
        Stores stores = failing(error, (method, args) -> method.equals("due"));
        Sweep sweep = cloud.wiring().sweep(stores, noPost(), () -> new Quota(50_000, 14), cloud.clock::advance);

        new SweepFunction(sweep, stores.mail(), cloud.clock).handleRequest(Map.of(), TestCloud.noContext());

        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatElseCameBackIsNotedAndLambdaComesAgain(Error error) {
        Stores stores =
                failing(error, (method, args) -> method.equals("recordFeedback") && args[0].equals(address("one")));
        BounceFunction bounce = new BounceFunction(
                new Bounces(stores.addresses(), stores.requests(), stores.watches(), address("host")), cloud.clock);

        assertThatThrownBy(() -> TestCloud.call(bounce, returned("one", "two")))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("@");
        assertThat(cloud.stores().addresses().feedback(address("two"), cloud.clock.instant()))
                .isPresent();
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whoeverNamesTheirCalendarIsTold(Error error) throws IOException {
        CalendarStore store = (CalendarStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CalendarStore.class}, (proxy, method, args) -> {
                    throw error;
                });
        HostsCalendar calendar = new HostsCalendar(store, new PublicHttps(), ZoneId.of("America/Denver"));
        CalendarFunction function = new CalendarFunction(calendar, cloud.clock);

        for (String event : List.of("{}", "{\"calendarUrl\":\"\"}")) {
            assertThat(TestCloud.call(function, event))
                    .contains("\"calendar\":\"out of order\"", error.getClass().getSimpleName());
        }
        assertAlarmTells(error);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whoeverSwitchesSendingIsTold(Error error) {
        Stores stores = failing(error, (method, args) -> method.equals("switchSending"));
        Sweep sweep = cloud.wiring().sweep(stores, noPost(), () -> new Quota(50_000, 14), cloud.clock::advance);

        Map<String, Object> answer = new SweepFunction(sweep, stores.mail(), cloud.clock)
                .handleRequest(Map.of("sending", "paused"), TestCloud.noContext());

        assertThat(answer)
                .containsEntry("error", "It is not known whether this was done. Run it again")
                .containsEntry("why", error.getClass().getSimpleName());
        assertAlarmTells(error);
    }

    @Test
    void whatAwsRefusesIsLoggedByItsCodeAndItsNumber() {
        cloud.answersWith(cloud.deployedWith(Map.of("TABLE_NAME", "no-such-table")));

        assertThat(cloud.get("/api/openings").status()).isEqualTo(503);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("\"why\":\"ResourceNotFoundException\"")
                        && line.contains("\"awsRequestId\":\"")
                        && line.contains("\"root\":\"software.amazon.awssdk.services.dynamodb.model.ResourceNotFound"));
    }

    private void assertAlarmTells(Error error) {
        assertThat(log.lines())
                .anyMatch(line -> line.contains(FAULT)
                        && line.contains("\"cause\":\"" + error.getClass().getName() + "\""));
    }

    private String ask() {
        return cloud.post("/api/requests", cloud.form()).text("id");
    }

    private OutboxSender outboxSender(Stores stores) {
        return cloud.wiring().outboxSender(stores, noPost());
    }

    private static MailTransport noPost() {
        return (from, to, message) -> new MailTransport.Delivery.Sent("taken");
    }

    private Stores failing(Error error, BiPredicate<String, Object[]> when) {
        Between failure = (method, args, real) -> {
            if (when.test(method, args)) {
                throw error;
            }
            return real.call();
        };
        return failure.on(cloud.stores());
    }

    private static boolean isOf(String request, Object key) {
        return key instanceof OutboxRow.Mailing row
                && row.about().filter(id -> id.value().equals(request)).isPresent();
    }

    private static EmailAddress address(String name) {
        return new EmailAddress(name + "@example.org");
    }

    private static String stream(String... requests) {
        String record = TestCloud.resource("/events/stream-record.json");
        return IntStream.range(0, requests.length)
                .mapToObj(i -> record.replace("PK", requests[i])
                        .replace("SK", "mail#REQUEST_TO_HOST#1")
                        .replace("SEQUENCE", String.valueOf(100 + i)))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private String returned(String... names) {
        return Stream.of(names)
                .map(name -> """
                    {"eventType":"Bounce","bounce":{"bounceType":"Permanent","timestamp":"%s"},"mail":{"destination":["%s@example.org"]}}\
                    """.formatted(cloud.clock.instant(), name))
                .map(message -> "{\"Sns\":{\"Message\":\"" + message.replace("\"", "\\\"") + "\"}}")
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private String status(String id) {
        return cloud.items("mail").stream()
                .filter(row -> row.get("pk").s().equals("request#" + id))
                .filter(row -> row.get("sk").s().startsWith("mail#REQUEST_TO_HOST#"))
                .findFirst()
                .orElseThrow()
                .get("status")
                .s();
    }

    private String state(String id) {
        return cloud.items("request").stream()
                .filter(item -> item.get("pk").s().equals("request#" + id))
                .findFirst()
                .orElseThrow()
                .get("is")
                .m()
                .get("state")
                .s();
    }
}
