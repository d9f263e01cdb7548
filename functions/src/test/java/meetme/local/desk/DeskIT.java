package meetme.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.local.aws.NoStreams;
import meetme.local.aws.Schedule;
import meetme.local.aws.StreamDelivery;
import meetme.local.aws.StreamPoller;
import meetme.local.aws.StreamPositions;
import meetme.local.aws.StreamReader;
import meetme.local.gateway.RawHttp;
import meetme.local.io.JsonMaps;
import meetme.local.io.Loopback;
import meetme.local.io.MapFields;
import meetme.local.io.Opened;
import meetme.local.mail.Inbox;
import meetme.local.mail.ReceivedMail;
import meetme.local.template.Template;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk with an inbox and a clock, and a time machine that has nothing else to do. */
final class DeskIT {
    private static final Instant START = Instant.parse("2027-01-04T09:00:00Z");
    private static final String INVITE = """
            From: Meet Me <meetme@example.com>
            To: Pat <pat@example.com>
            Reply-To: host@example.com
            Subject: It's on: <b>Thu</b>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain; charset=utf-8

            See https://example.com/status#TOKEN. Or <script>alert(1)</script> ü
            --x
            Content-Type: text/html; charset=utf-8

            <html><head><title>t</title></head><body><a href="https://example.com/decide#T">Decide</a></body></html>
            --x
            Content-Type: text/calendar; charset=utf-8; method=REQUEST

            BEGIN:VCALENDAR
            END:VCALENDAR
            --x--
            """.replace("\n", "\r\n");

    private final LocalClock clock = LocalClock.startingAt(START);
    private final Inbox inbox;
    private final Opened opened = new Opened();
    private final HttpServer server;

    DeskIT(@TempDir Path folder) throws IOException {
        inbox = Inbox.in(folder, clock);
        Template.ScheduleSource never = new Template.ScheduleSource(Duration.ofDays(1), false, Optional.empty());
        StreamPoller emptyStream = opened.add(new StreamPoller(
                new StreamReader(new NoStreams(), "arn", StreamPositions.inMemory("arn")),
                new StreamDelivery(
                        "MailFunction",
                        (in, out, context) -> {},
                        new Template.StreamSource(10, true, 0, true, List.of())),
                10));
        Schedule schedule = opened.add(new Schedule("SweepFunction", (event, context) -> null, never, clock));
        TimeMachine timeMachine = new TimeMachine(clock, (after, upTo) -> Optional.empty(), emptyStream, schedule);
        server = Loopback.server(0);
        server.createContext("/", exchange -> {
            try (exchange) {
                new Desk(inbox, clock, timeMachine, () -> true).handle(exchange);
            }
        });
        server.start();
        opened.add(() -> server.stop(0));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void listsTheMailsForProgramsOldestFirst() throws IOException {
        keep("First");
        keep("Second");

        Map<String, Object> answer = JsonMaps.object(body(get("/local/mails")).getBytes(UTF_8));

        assertThat(MapFields.maps(answer.getOrDefault("mails", List.of())))
                .extracting(mail -> mail.get("subject"))
                .containsExactly("First", "Second");
        assertThat(MapFields.maps(answer.getOrDefault("mails", List.of())).getFirst())
                .containsOnlyKeys("id", "to", "from", "subject", "sentAt")
                .containsEntry("to", List.of("pat@example.com"))
                .containsEntry("from", "meetme@example.com");
    }

    @Test
    void listsTheMailsForPeopleNewestFirst() throws IOException {
        keep("First <script>");
        keep("Second");

        Document page = Jsoup.parse(body(get("/local/")));

        assertThat(page.select(".mails strong").eachText()).containsExactly("Second", "First <script>");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("time").attr("datetime")).startsWith("2027-01-04T09:00");
        assertThat(page.select("button").eachAttr("value")).contains("PT1H", "P1D");
    }

    @Test
    void givesTheSourceAsItWasSent() throws IOException {
        ReceivedMail mail = keepInvite();

        String answer = get("/local/mails/" + mail.id() + ".eml");

        assertThat(answer).contains("Content-type: message/rfc822\r\n");
        assertThat(body(answer)).isEqualTo(INVITE);
    }

    @Test
    void showsEachPartOfAMail() throws IOException {
        ReceivedMail mail = keepInvite();

        Document page = Jsoup.parse(body(get("/local/mails/" + mail.id())));

        assertThat(page.select("h1").text()).isEqualTo("It's on: <b>Thu</b>");
        assertThat(page.select("dd").eachText()).contains("Meet Me <meetme@example.com>", "host@example.com");
        assertThat(page.select("pre a").eachAttr("href")).contains("https://example.com/status#TOKEN");
        assertThat(page.select("pre").eachText()).anyMatch(text -> text.contains("<script>alert(1)</script> ü"));
        assertThat(page.select("pre").eachText()).anyMatch(text -> text.startsWith("BEGIN:VCALENDAR"));
        assertThat(page.select("iframe").attr("src")).isEqualTo("/local/mails/" + mail.id() + "/html");
        assertThat(page.select("iframe").attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin");
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void theHtmlPartCanDoNothingButLeadToItsLinks() throws IOException {
        ReceivedMail mail = keepInvite();

        String answer = get("/local/mails/" + mail.id() + "/html");

        assertThat(answer).contains("default-src 'none'", "sandbox allow-popups", "frame-ancestors 'self'");
        assertThat(Jsoup.parse(body(answer)).head().select("base").attr("target"))
                .isEqualTo("_top");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/local/mails/000009",
                "/local/mails/000001.txt",
                "/local/mails/000001/html/x",
                "/local/mails/../clock",
                "/local/nothing"
            })
    void knowsNoOtherPage(String path) throws IOException {
        keep("Only");

        assertThat(get(path)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aMailWithoutAnHtmlPartSaysSo() throws IOException {
        keep("Only text");

        assertThat(get("/local/mails/000001/html")).startsWith("HTTP/1.1 404 ");
        assertThat(Jsoup.parse(body(get("/local/mails/000001"))).select("iframe"))
                .isEmpty();
    }

    @Test
    void aButtonMovesTheClock() throws IOException {
        String answer = post("advance=PT1H", "Content-Type: application/x-www-form-urlencoded");

        assertThat(answer).startsWith("HTTP/1.1 303 See Other\r\n").contains("Location: /local/\r\n");
        assertThat(clock.instant()).isBetween(START.plus(Duration.ofHours(1)), START.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "P1D, 1", "P1DT0H, 1", "P2W, 14", "P1M, 31", "P1Y, 365"})
    void takesEveryIsoDuration(String duration, int days) throws IOException {
        String answer = post("{\"advance\":\"" + duration + "\"}");

        Instant now = Instant.parse(MapFields.text(JsonMaps.object(body(answer).getBytes(UTF_8)), "now"));
        assertThat(now)
                .isBetween(
                        START.plus(Duration.ofDays(days)),
                        START.plus(Duration.ofDays(days)).plusSeconds(60));
    }

    @Test
    void otherSitesCannotMoveTheClock() throws IOException {
        assertThat(post("advance=PT1H", "Origin: https://evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(post("advance=PT1H", "Origin: null")).startsWith("HTTP/1.1 403 ");
        assertThat(clock.instant()).isBefore(START.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
    void answersToTheNamesOfThisMachine(String host) throws IOException {
        assertThat(RawHttp.send(base(), "GET /local/health HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8080", "", "localhost@evil.example"})
    void answersToNoOtherName(String host) throws IOException {
        assertThat(RawHttp.send(base(), "GET /local/mails HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @CsvSource({"POST, /local/mails, 'GET, HEAD'", "DELETE, /local/, 'GET, HEAD'", "GET, /local/clock, POST"})
    void saysWhichMethodItTakes(String method, String path, String allowed) throws IOException {
        assertThat(RawHttp.send(base(), method + " " + path + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: " + allowed + "\r\n");
    }

    private void keep(String subject) {
        String source = "From: meetme@example.com\r\nSubject: " + subject + "\r\n\r\nHello\r\n";
        inbox.keep("meetme@example.com", List.of("pat@example.com"), source.getBytes(UTF_8));
    }

    private ReceivedMail keepInvite() {
        return inbox.keep("meetme@example.com", List.of("pat@example.com"), INVITE.getBytes(UTF_8));
    }

    private String get(String path) throws IOException {
        return RawHttp.send(base(), "GET " + path + " HTTP/1.1", "Host: localhost");
    }

    private String post(String body, String... headers) throws IOException {
        return RawHttp.post(base(), "/local/clock", body, headers);
    }

    private URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
