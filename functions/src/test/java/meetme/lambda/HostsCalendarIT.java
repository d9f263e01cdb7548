package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import meetme.local.LocalCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's own calendar, behind a server: what the page offers, and what the host is shown. */
class HostsCalendarIT {

    private static final String SECRET = "SECRET";
    private static final OpenApi FILE = OpenApi.read();

    private static final String CALENDAR = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "BEGIN:VEVENT",
            "UID:SECRET-UID@google.com",
            "DTSTART;TZID=America/Denver:20261203T101500",
            "DTEND;TZID=America/Denver:20261203T113000",
            "SUMMARY:SECRET-SUMMARY",
            "LOCATION:SECRET-LOCATION",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:SECRET-AWAY@google.com",
            "DTSTART;VALUE=DATE:20261204",
            "DTEND;VALUE=DATE:20261205",
            "SUMMARY:SECRET-AWAY",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger fetched = new AtomicInteger();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private HttpServer server;
    private TestCloud cloud;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/SECRET-PATH/basic.ics", exchange -> {
            fetched.incrementAndGet();
            byte[] body = CALENDAR.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/SECRET-PATH/basic.ics";
        cloud = TestCloud.start(LocalCalendar.of(address, Samples.host()));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        cloud.close();
        server.stop(0);
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
    }

    private List<String> offered(String date) {
        Reply reply = cloud.get("/api/openings");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(SECRET);
        return list(list(reply.json().get("cities")).get(0).get("days")).stream()
                .filter(day -> day.get("date").equals(date))
                .flatMap(day -> ((List<?>) day.get("times")).stream())
                .map(String::valueOf)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object json) {
        return (List<Map<String, Object>>) json;
    }

    private String asked() {
        Reply asked = cloud.post("/api/requests", cloud.form());
        assertThat(asked.status()).isEqualTo(201);
        return Ways.hostToken(cloud, asked.text("id"));
    }

    private Reply view(String token) {
        Reply view = cloud.post("/api/host/view", Map.of("token", token));
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.body()).doesNotContain(SECRET);
        assertThat(FILE.faultsOf(new OpenApi.Answer("/api/host/view", "POST", 200, "application/json"), view))
                .isEmpty();
        return view;
    }

    @Test
    void busyTimesAreNotOffered() {
        assertThat(offered("2026-12-04")).isEmpty();
        assertThat(offered("2026-12-03"))
                .isNotEmpty()
                .doesNotContain("10:00", "10:30", "11:00")
                .contains("11:30");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatTheVisitorAsksForAllTheSameIsTakenLikeWhatIsTakenByAMeetup() {
        assertThat(cloud.post("/api/requests", cloud.form()).status()).isEqualTo(201);
    }

    @Test
    void theHostSeesWhenTheyAreBusyAndNeverWithWhat() {
        List<Map<String, Object>> near = list(view(asked()).json().get("near"));

        assertThat(near)
                .extracting("time", "until", "calendar", "overlaps")
                .containsExactly(
                        tuple("2026-12-03T10:15", "Thu 3 Dec 2026, 11:30", true, List.of("2026-12-03T10:00")),
                        tuple("2026-12-04T00:00", "Sat 5 Dec 2026, 00:00", true, List.of("2026-12-04T09:00")));
    }

    @Test
    void theHostSaysYesToABusyTimeOnlyKnowingly() {
        String token = asked();
        Map<String, Object> yes = Map.of("token", token, "version", 1, "action", "approve", "time", "2026-12-03T10:00");

        Reply refused = cloud.post("/api/host/act", yes);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("anyway");
        assertThat(refused.body()).doesNotContain(SECRET);

        Map<String, Object> knowingly = new HashMap<>(yes);
        knowingly.put("anyway", true);
        assertThat(cloud.post("/api/host/act", knowingly).text("state")).isEqualTo("approved");
    }

    @Test
    void whereItCannotBeReadEverythingIsOfferedAndTheHostIsTold() {
        status.set(500);
        String token = asked();

        assertThat(offered("2026-12-04")).contains("09:00");
        assertThat(view(token).json().get("calendar")).asInstanceOf(MAP).containsKeys("unreadSince", "unreadSinceText");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("REFUSED_BY_SERVER");

        status.set(200);
        cloud.clock.advance(Duration.ofMinutes(1));
        assertThat(offered("2026-12-04")).isEmpty();
        assertThat(view(token).json()).doesNotContainKey("calendar");
    }

    @Test
    void theCloudReadsItsAddressFromItsSettingsAndRefusesOneOfItsOwn() {
        String own = "https://127.0.0.1:" + server.getAddress().getPort() + "/SECRET-PATH/basic.ics";
        try (TestCloud inTheCloud = TestCloud.start(Map.of("CALENDAR_URL", own))) {
            Reply asked = inTheCloud.post("/api/requests", inTheCloud.form());
            Reply view =
                    inTheCloud.post("/api/host/view", Map.of("token", Ways.hostToken(inTheCloud, asked.text("id"))));

            assertThat(view.json()).containsKey("calendar");
            assertThat(view.body()).doesNotContain(SECRET);
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("REFUSED_ADDRESS");
            assertThat(fetched).hasValue(0);
        }
    }

    @Test
    void aHostWithoutACalendarIsToldNothingOfOne() {
        try (TestCloud without = TestCloud.start(Map.of("CALENDAR_URL", ""))) {
            Reply asked = without.post("/api/requests", without.form());
            Reply view = without.post("/api/host/view", Map.of("token", Ways.hostToken(without, asked.text("id"))));

            assertThat(view.json()).doesNotContainKey("calendar").containsEntry("near", List.of());
        }
    }
}
