package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.Samples;
import meetme.feed.PublicHttps;
import meetme.lambda.TestCloud.Reply;
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
    private String address;
    private String behind = CALENDAR;
    private TestCloud cloud;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/SECRET-PATH/basic.ics", exchange -> {
            fetched.incrementAndGet();
            byte[] body = behind.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/SECRET-PATH/basic.ics";
        cloud = TestCloud.start();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(tell(address))
                .isEqualTo(Map.of("calendar", "read", "entries", 2, "notUnderstood", 0, "busyTimes", 2));
    }

    /** As a host does by hand: with an address, or with an empty one. */
    private Map<String, Object> tell(String url) {
        return called(Map.of("calendarUrl", url));
    }

    /** As the schedule does every ten minutes. */
    private Map<String, Object> tenMinutesLater() {
        cloud.clock.advance(Duration.ofMinutes(10));
        return called(Map.of());
    }

    private Map<String, Object> called(Map<String, Object> event) {
        try {
            String told = TestCloud.call(cloud.calendar, JSON.std.asString(event));
            assertThat(told).doesNotContain(SECRET);
            return JSON.std.mapFrom(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    void noVisitorWaitsForItAndEachLookIsStillOneCall() {
        assertThat(offered("2026-12-04")).isEmpty(); // and the keys are made
        fetched.set(0);

        assertThat(AwsCalls.during(() -> offered("2026-12-03"))).containsExactly("BatchGetItem");
        assertThat(fetched).hasValue(0);
        assertThat(tenMinutesLater()).containsEntry("calendar", "read");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatIsNewInItIsKnownTenMinutesLater() {
        behind = CALENDAR.replace("20261203", "20261202");

        assertThat(offered("2026-12-02")).contains("10:00");
        tenMinutesLater();
        assertThat(offered("2026-12-02")).doesNotContain("10:00");
        assertThat(offered("2026-12-03")).contains("10:00");
    }

    @Test
    void whereItCannotBeReadTheLastCopyDoesForThreeHoursAndThenEverythingIsOfferedAndTheHostIsTold() {
        String token = asked();
        status.set(500);
        cloud.clock.advance(Duration.ofHours(2));
        assertThat(tenMinutesLater())
                .isEqualTo(Map.of("calendar", "not read yet, and tried again", "why", "REFUSED_BY_SERVER"));
        assertThat(offered("2026-12-04")).isEmpty();
        assertThat(view(token).json()).doesNotContainKey("calendar");

        cloud.clock.advance(Duration.ofHours(1));
        assertThat(offered("2026-12-04")).contains("09:00");
        assertThat(view(token).json().get("calendar")).asInstanceOf(MAP).containsKeys("unreadSince", "unreadSinceText");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("REFUSED_BY_SERVER");

        status.set(200);
        tenMinutesLater();
        assertThat(offered("2026-12-04")).isEmpty();
        assertThat(view(token).json()).doesNotContainKey("calendar");
    }

    @Test
    void oneThatCannotBeReadAtFirstIsTriedAgainAndTheHostIsToldMeanwhile() {
        status.set(500);
        assertThat(tell(address)).containsEntry("calendar", "not read yet, and tried again");
        String token = asked();

        assertThat(offered("2026-12-04")).contains("09:00");
        assertThat(view(token).json()).containsKey("calendar");

        status.set(200);
        assertThat(tenMinutesLater()).containsEntry("calendar", "read");
        assertThat(offered("2026-12-04")).isEmpty();
    }

    @Test
    void theCloudRefusesAnAddressOfItsOwnAndKeepsTheOneThatItHas() throws IOException {
        CalendarFunction inTheCloud = new CalendarFunction(
                new CalendarWiring(cloud.environment, Samples.host()).calendar(new PublicHttps()), cloud.clock);
        fetched.set(0);
        for (String own : List.of(
                address,
                address.replace("http", "https"),
                "https://169.254.169.254/",
                "file:///etc/passwd",
                "nonsense")) {
            assertThat(TestCloud.call(inTheCloud, JSON.std.asString(Map.of("calendarUrl", own))))
                    .contains("refused", "_ADDRESS")
                    .doesNotContain("SECRET", "127.0.0.1");
        }

        assertThat(fetched).hasValue(0);
        assertThat(offered("2026-12-04")).isEmpty();
    }

    @Test
    void anEmptyAddressForgetsItWithTheBusyTimes() {
        assertThat(tell("")).isEqualTo(Map.of("calendar", "forgotten"));

        assertThat(offered("2026-12-04")).contains("09:00");
        assertThat(cloud.items())
                .extracting(item -> item.get("pk").s())
                .isNotEmpty()
                .doesNotContain("calendar");
        assertThat(AwsCalls.during(() -> assertThat(tenMinutesLater()).isEqualTo(Map.of("calendar", "none"))))
                .containsExactly("GetItem");
    }

    @Test
    void whatWasReadOfACalendarThatIsForgottenMeanwhileIsNotKept() {
        server.removeContext("/SECRET-PATH/basic.ics");
        server.createContext("/SECRET-PATH/basic.ics", exchange -> {
            tell("");
            byte[] body = CALENDAR.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        tenMinutesLater();

        assertThat(offered("2026-12-04")).contains("09:00");
    }

    @Test
    void nothingIsStoredButWhenTheHostIsBusy() {
        assertThat(cloud.items("busy"))
                .singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .contains("2026-12-04/2026-12-05")
                        .doesNotContain(SECRET, "google"));
        assertThat(cloud.items("calendar"))
                .singleElement()
                .satisfies(item -> assertThat(item.get("url").s()).isEqualTo(address));
    }

    @Test
    void aBombCostsNobodyAnythingAndTheHostReadsThatItWasNotUnderstood() {
        behind = TestCloud.resource("/calendars/cases/yearly-setpos-bomb.ics").replace("\n", "\r\n");

        assertThat(tenMinutesLater())
                .isEqualTo(Map.of("calendar", "read", "entries", 1, "notUnderstood", 1, "busyTimes", 1));

        String token = asked();
        assertThat(offered("2026-12-04")).contains("09:00");
        assertThat(view(token).json()).containsEntry("calendar", Map.of("unreadEntries", 1));
    }

    @Test
    void aWholeDayIsThatDateInWhateverCityIsOffered() {
        try (TestCloud travelling = TestCloud.start(
                Samples.travelling(Samples.trip("tokyo", "Tokyo", "Asia/Tokyo", "2026-12-07", "2026-12-11")))) {
            behind = TestCloud.resource("/calendars/cases/allday-on-trip.ics").replace("\n", "\r\n");
            String told = TestCloud.call(travelling.calendar, JSON.std.asString(Map.of("calendarUrl", address)));
            assertThat(told).contains("\"busyTimes\":1");

            assertThat(days(travelling, "tokyo"))
                    .contains("2026-12-08", "2026-12-10")
                    .doesNotContain("2026-12-09");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> days(TestCloud cloud, String city) {
        return list(cloud.get("/api/openings").json().get("cities")).stream()
                .filter(each -> each.get("id").equals(city))
                .flatMap(each -> list(each.get("days")).stream())
                .map(day -> day.get("date"))
                .toList();
    }

    @Test
    void aHostWithoutACalendarIsToldNothingOfOne() {
        try (TestCloud without = TestCloud.start()) {
            Reply asked = without.post("/api/requests", without.form());
            Reply view = without.post("/api/host/view", Map.of("token", Ways.hostToken(without, asked.text("id"))));

            assertThat(view.json()).doesNotContainKey("calendar").containsEntry("near", List.of());
        }
    }
}
