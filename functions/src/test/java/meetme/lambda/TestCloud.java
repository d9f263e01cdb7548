package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.Samples;
import meetme.SettableClock;
import meetme.aws.dynamo.Table;
import meetme.host.Host;
import meetme.local.LocalCalendar;
import meetme.local.NextDueInTable;
import meetme.local.aws.BounceTopic;
import meetme.local.aws.LocalSes;
import meetme.local.mail.Inbox;
import meetme.local.mail.MailServer;
import meetme.local.mail.ReceivedMail;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The real functions on a table of their own in DynamoDB Local and a local SES, with a clock that stands still. */
final class TestCloud implements AutoCloseable {

    private static final String EVENT = resource("/events/http-api.json");

    final SettableClock clock = new SettableClock(Samples.NOW);
    final Map<String, String> environment;
    final DynamoDbClient dynamo;
    final String table;
    final LocalSes ses;
    final ApiFunction api;
    final MailFunction mail;
    final SweepFunction sweep;
    final BounceFunction bounce;
    final BounceTopic topic;
    final CalendarFunction calendar;

    private static final AtomicInteger TABLES = new AtomicInteger();

    /** No limit that a test would reach, for those that look at something else. */
    static final Map<String, String> PLENTY = Map.of(
            "REQUESTS_PER_CLIENT", "100000",
            "REQUESTS_PER_CLIENT_WITHOUT_SCRIPT", "100000",
            "REQUESTS_PER_NETWORK", "100000",
            "OPEN_PER_MAILBOX", "100000",
            "REQUESTS_PER_DAY", "800000",
            "WATCHES_PER_NETWORK", "100000",
            "WATCHES_PER_DAY", "100000");

    private final AtomicInteger visitors = new AtomicInteger();
    private final List<ApiFunction> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    private final Inbox inbox;
    private final MailServer mailbox;
    private final Wiring wiring;

    private TestCloud(Map<String, String> limits, Host host) throws IOException {
        dynamo = SharedDynamo.client();
        table = "test-" + TABLES.incrementAndGet();
        dynamo.createTable(
                SharedDynamo.definition().toBuilder().tableName(table).build());
        inbox = Inbox.temporary(clock);
        mailbox = new MailServer(0);
        ses = new LocalSes(inbox, mailbox);
        System.setProperty("aws.endpointUrlSes", ses.endpoint().toString());
        environment = new HashMap<>(Map.of(
                "TABLE_NAME", table,
                "PAGE_URL", "https://meet.example.com",
                "SENDER_EMAIL", "meet@example.com",
                "HOST_EMAIL", "host@example.com",
                "REQUESTS_PER_CLIENT", "50",
                "REQUESTS_PER_CLIENT_WITHOUT_SCRIPT", "10",
                "REQUESTS_PER_NETWORK", "60",
                "OPEN_PER_MAILBOX", "2",
                "REQUESTS_PER_DAY", "400"));
        environment.putAll(Map.of(
                "WATCHES_PER_NETWORK", "20",
                "WATCHES_PER_DAY", "400",
                "CONFIGURATION_SET", "meetme-test",
                "ASSETS", "/v/0123456789ab",
                "ORIGIN_SECRETS", "new-secret,old-secret"));
        environment.putAll(limits);
        wiring = new Wiring(environment, host);
        api = new ApiFunction(wiring.routes(), clock);
        instances.add(api);
        mail = new MailFunction(wiring.outboxSender(), clock);
        sweep = sweepOf(wiring);
        bounce = new BounceFunction(wiring.bounces(), clock);
        calendar = new CalendarFunction(new CalendarWiring(environment, host).calendar(new LocalCalendar()), clock);
        topic = new BounceTopic("BounceFunction", bounce);
        ses.publishTo(topic);
    }

    static TestCloud start() {
        return start(Map.of());
    }

    /** The same table under other settings, as after a deployment. */
    Wiring deployedWith(Map<String, String> settings) {
        Map<String, String> others = new HashMap<>(environment);
        others.putAll(settings);
        return new Wiring(others, Samples.host());
    }

    /** With other settings than those of template.yaml. */
    static TestCloud start(Map<String, String> limits) {
        return start(limits, Samples.host());
    }

    /** With another host. */
    static TestCloud start(Host host) {
        return start(Map.of(), host);
    }

    static TestCloud start(Map<String, String> limits, Host host) {
        try {
            return new TestCloud(limits, host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, that program answers the calls. */
    void answersWith(Wiring program) {
        instances.clear();
        instances.add(new ApiFunction(program.routes(), clock));
    }

    /** The sweep of another program on this table. */
    SweepFunction sweepOf(Wiring program) {
        return new SweepFunction(
                program.sweep(stores(), program.sesTransport(), program.sesTransport(), clock::advance),
                stores().mail(),
                clock);
    }

    /** As Lambda does under load: so many instances that know nothing of each other take the calls in turn. */
    void scaleTo(int count) {
        while (instances.size() < count) {
            instances.add(new ApiFunction(new Wiring(environment, Samples.host()).routes(), clock));
        }
    }

    Wiring wiring() {
        return wiring;
    }

    List<ReceivedMail> mails() {
        return inbox.mails();
    }

    List<ReceivedMail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** What the API answered. */
    record Reply(int status, Map<String, String> headers, String body) {

        Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        String text(String field) {
            return (String) json().get(field);
        }

        int version() {
            return (Integer) json().get("version");
        }

        @SuppressWarnings("unchecked")
        List<String> wrongFields() {
            return ((List<Map<String, Object>>) json().get("errors"))
                    .stream().map(error -> (String) error.get("field")).toList();
        }
    }

    Reply get(String path) {
        return call("GET", path, Map.of(), new byte[0]);
    }

    Reply post(String path, Map<String, Object> body) {
        return post(path, body, Map.of());
    }

    Reply post(String path, Map<String, Object> body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("content-type", "application/json");
        return call("POST", path, all, json(body));
    }

    Reply call(String method, String path, Map<String, String> headers, byte[] body) {
        return reply(answer(event(method, path, headers, body)));
    }

    /** What API Gateway makes of a call. */
    static String event(String method, String path, Map<String, String> headers, byte[] body) {
        try {
            Map<String, Object> event = JSON.std.mapFrom(EVENT);
            @SuppressWarnings("unchecked")
            Map<String, Object> http =
                    (Map<String, Object>) ((Map<String, Object>) event.get("requestContext")).get("http");
            http.put("method", method);
            String[] parts = path.split("\\?", 2);
            http.put("path", parts[0]);
            event.put("rawPath", parts[0]);
            event.put("rawQueryString", parts.length > 1 ? parts[1] : "");
            Map<String, String> all = new LinkedHashMap<>(
                    Map.of("x-origin-secret", "old-secret", "x-viewer-address", "2001:db8:4a1c::7e0f"));
            all.putAll(headers);
            event.put("headers", all);
            event.put("body", Base64.getEncoder().encodeToString(body));
            event.put("isBase64Encoded", true);
            return JSON.std.asString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the function answers to such an event, as API Gateway gets it. */
    String answer(String event) {
        try {
            return call(instances.get(Math.floorMod(calls.getAndIncrement(), instances.size())), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply reply(String answer) {
        try {
            Map<String, Object> fields = JSON.std.mapFrom(answer);
            @SuppressWarnings("unchecked")
            Map<String, String> headers = (Map<String, String>) fields.get("headers");
            return new Reply((Integer) fields.get("statusCode"), headers, (String) fields.get("body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a function as Lambda does: bytes in, bytes out. */
    static String call(RequestStreamHandler function, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, noContext());
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A form that is right in every field, to be changed by the test. */
    Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "Pat Visitor");
        // Each form is somebody else's, because nobody may wait for more than two answers.
        int visitor = visitors.incrementAndGet();
        form.put("email", visitor == 1 ? "pat@example.org" : "pat" + visitor + "@example.org");
        form.put("profile", "https://www.linkedin.com/in/pat");
        form.put("know", "We spoke at a conference");
        form.put("topic", "I would love to hear how you began with robots.");
        form.put("city", "denver");
        form.put("arrive", "2026-12-01");
        form.put("leave", "2026-12-05");
        form.put("times", List.of("2026-12-03T10:00", "2026-12-04T09:00"));
        form.put("meeting", "coffee");
        form.put("pledge", true);
        form.put("language", "en");
        form.put("stamp", stamp());
        form.put("extra", "");
        return form;
    }

    private String stamp() {
        String stamp = get("/api/openings").text("stamp");
        clock.advance(Duration.ofSeconds(3));
        return stamp;
    }

    /** Does what is due now, as the schedule would. */
    void sweep() {
        sweep.handleRequest(Map.of(), noContext());
    }

    /**
     * Lets time pass until then: from one instant at which something is due to the next, with a sweep just before it that finds
     * nothing to do, as all those between would.
     */
    void until(Instant end) {
        sweep();
        NextDueInTable due = new NextDueInTable(dynamo, table);
        for (Optional<Instant> next = due.between(clock.instant(), end);
                next.isPresent();
                next = due.between(clock.instant(), end)) {
            clock.forwardTo(next.get().minusMillis(1));
            sweep();
            clock.forwardTo(next.get());
            sweep();
        }
        clock.forwardTo(end);
        sweep();
    }

    Stores stores() {
        return Stores.in(new Table(dynamo, table));
    }

    List<Map<String, AttributeValue>> items() {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    List<Map<String, AttributeValue>> items(String kind) {
        return items().stream()
                .filter(item -> item.get("kind").s().equals(kind))
                .toList();
    }

    static byte[] json(Map<String, Object> body) {
        try {
            return JSON.std.asBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Context noContext() {
        return (Context) Proxy.newProxyInstance(
                TestCloud.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, args) -> {
                    throw new AssertionError("No function here reads its context");
                });
    }

    static String resource(String name) {
        try (InputStream in = TestCloud.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        dynamo.deleteTable(delete -> delete.tableName(table));
        ses.close();
        mailbox.close();
    }
}
