package meetme.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import meetme.feed.Fetch.Outcome;
import meetme.feed.Fetch.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a server on this machine, which the policy here lets through and the cloud's does not. */
class FetchIT {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final byte[] CALENDAR = Calendars.calendar().getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good.ics", exchange -> answer(exchange, 200, CALENDAR));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private Outcome fetch(String path, Duration limit) {
        return new Fetch(base() + path, FetchIT::here, limit).fetch();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static java.net.URLConnection here(URI address) throws IOException {
        if (!"127.0.0.1".equals(address.getHost())) {
            throw new ConnectionPolicy.Refused("Not this machine");
        }
        return address.toURL().openConnection();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void redirect(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            answer(exchange, 302, new byte[0]);
        });
    }

    private static Outcome failed(Why why) {
        return new Outcome.Failed(why);
    }

    private static Outcome good() {
        return new Outcome.Fetched(new String(CALENDAR, StandardCharsets.UTF_8));
    }

    @Test
    void aCalendarIsFetchedPackedOrNot() {
        server.createContext("/packed.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, packed(CALENDAR));
        });

        assertThat(fetch("/good.ics", PLENTY)).isEqualTo(good());
        assertThat(fetch("/packed.ics", PLENTY)).isEqualTo(good());
    }

    @Test
    void aFewRedirectsAreFollowed() {
        redirect("/1", base() + "/2");
        redirect("/2", "good.ics");
        redirect("/round", "/round");

        assertThat(fetch("/1", PLENTY)).isEqualTo(good());
        assertThat(fetch("/round", PLENTY)).isEqualTo(failed(Why.TOO_MANY_REDIRECTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "//192.168.0.1/x",
                "file:///etc/passwd",
                "ftp://127.0.0.1/x"
            })
    void eachRedirectIsCheckedLikeTheFirstAddress(String to) {
        redirect("/away", to);

        assertThat(fetch("/away", PLENTY)).isEqualTo(failed(Why.REFUSED_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 302, 304, 400, 401, 404, 410, 429, 500, 503})
    void anythingButTheCalendarIsNone(int status) {
        server.createContext("/status", exchange -> answer(exchange, status, new byte[0]));

        assertThat(fetch("/status", PLENTY)).isEqualTo(failed(Why.REFUSED_BY_SERVER));
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedFor() {
        server.createContext("/never", exchange -> waitForTheEnd());

        long begin = System.nanoTime();
        assertThat(fetch("/never", SHORT)).isEqualTo(failed(Why.TOO_SLOW));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Long: ",
                "HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR\r\n",
                // The file's name in gzip's own header (RFC 1952, section 2.3.1), which never ends
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0"
            })
    void aServerThatSendsAByteAtATimeIsLeft(String beginning) throws IOException {
        AtomicBoolean left = new AtomicBoolean();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket connection = socket.accept();
                        OutputStream out = connection.getOutputStream()) {
                    out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                    while (!over.await(20, TimeUnit.MILLISECONDS)) {
                        out.write('x');
                        out.flush();
                    }
                } catch (IOException closed) {
                    left.set(true);
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                }
            });
            String address = "http://127.0.0.1:" + socket.getLocalPort() + "/";

            assertThat(new Fetch(address, FetchIT::here, SHORT).fetch()).isEqualTo(failed(Why.TOO_SLOW));
            await().atMost(PLENTY).untilTrue(left);
        }
    }

    @Test
    void whatIsTooBigIsLeftPackedOrNot() throws IOException {
        byte[] big = new byte[10 * 1024 * 1024];
        byte[] bomb = packed(big);
        assertThat(bomb).hasSizeLessThan(20_000);
        server.createContext("/big.ics", exchange -> answer(exchange, 200, big));
        server.createContext("/bomb.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });

        assertThat(fetch("/big.ics", PLENTY)).isEqualTo(failed(Why.TOO_BIG));
        assertThat(fetch("/bomb.ics", PLENTY)).isEqualTo(failed(Why.TOO_BIG));
    }

    @Test
    void whatBreaksOffIsNoCalendar() {
        server.createContext("/cut.ics", exchange -> {
            exchange.sendResponseHeaders(200, CALENDAR.length + 100L);
            exchange.getResponseBody().write(CALENDAR);
            exchange.close();
        });

        assertThat(fetch("/cut.ics", PLENTY)).isEqualTo(failed(Why.UNREACHABLE));
    }

    @Test
    void whereNobodyListensThereIsNoCalendar() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(new Fetch("http://127.0.0.1:" + free + "/", FetchIT::here, PLENTY).fetch())
                .isEqualTo(failed(Why.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "https://a b/", "https:", "ht tp://x", "calendar", "%"})
    void whatIsNoAddressIsNoFault(String address) {
        assertThat(new Fetch(address, new PublicHttps(), PLENTY).fetch())
                .isIn(failed(Why.NOT_AN_ADDRESS), failed(Why.REFUSED_ADDRESS));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
