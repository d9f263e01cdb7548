package meetme.feed;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;

/** Fetches the calendar within limits on time and size, with a few redirects, each checked like the first address. */
final class Fetch {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    // No visitor waits for it.
    private static final Duration MOST_TIME = Duration.ofSeconds(8);
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final String address;
    private final ConnectionPolicy policy;
    private final Duration mostTime;

    Fetch(String address, ConnectionPolicy policy) {
        this(address, policy, MOST_TIME);
    }

    Fetch(String address, ConnectionPolicy policy, Duration mostTime) {
        this.address = address;
        this.policy = policy;
        this.mostTime = mostTime;
    }

    /** The outcome. */
    sealed interface Outcome {

        /** As UTF-8, which is what calendars are written in (RFC 5545, section 6). */
        record Fetched(String text) implements Outcome {

            @Override
            public String toString() {
                return "Fetched";
            }
        }

        record Failed(Why why) implements Outcome {}
    }

    /** Why there is no calendar. It reveals nothing about the address, so it may be logged. */
    enum Why {
        NOT_AN_ADDRESS,
        REFUSED_ADDRESS,
        UNREACHABLE,
        TOO_SLOW,
        TOO_BIG,
        TOO_MANY_REDIRECTS,
        REFUSED_BY_SERVER,
        NOT_A_CALENDAR
    }

    /** Waits no longer than the limit, whatever the other side does. */
    Outcome fetch() {
        long end = System.nanoTime() + mostTime.toNanos();
        // The connection that waits for headers, so it can be closed from outside: a server may send them one byte at a
        // time forever.
        AtomicReference<Optional<HttpURLConnection>> waiting = new AtomicReference<>(Optional.empty());
        FutureTask<Outcome> task = new FutureTask<>(() -> follow(end, waiting));
        Thread.ofPlatform().daemon().name("calendar").start(task);
        try {
            return task.get(mostTime.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            waiting.get().ifPresent(HttpURLConnection::disconnect);
            return new Outcome.Failed(Why.TOO_SLOW);
        } catch (ExecutionException fault) {
            return new Outcome.Failed(
                    Optional.ofNullable(fault.getCause()).map(Fetch::why).orElse(Why.UNREACHABLE));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(Why.TOO_SLOW);
        }
    }

    // Only the type is used: the messages of these exceptions repeat the address, which is a secret.
    private static Why why(Throwable fault) {
        return switch (fault) {
            case ConnectionPolicy.Refused refused -> Why.REFUSED_ADDRESS;
            case SocketTimeoutException slow -> Why.TOO_SLOW;
            case IllegalArgumentException notAnAddress -> Why.NOT_AN_ADDRESS;
            default -> Why.UNREACHABLE;
        };
    }

    private Outcome follow(long end, AtomicReference<Optional<HttpURLConnection>> waiting) throws IOException {
        URI at = withoutWebcal(URI.create(address.strip()));
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            URLConnection connection = policy.open(at);
            prepare(connection, end);
            if (!(connection instanceof HttpURLConnection http)) {
                return body(connection, end);
            }
            http.setInstanceFollowRedirects(false);
            waiting.set(Optional.of(http));
            int status = http.getResponseCode();
            waiting.set(Optional.empty());
            if (status == 200) {
                return body(http, end);
            }
            String location = http.getHeaderField("Location");
            http.disconnect();
            if (!REDIRECTS.contains(status) || location == null) {
                return new Outcome.Failed(Why.REFUSED_BY_SERVER);
            }
            at = redirected(at, location);
        }
        return new Outcome.Failed(Why.TOO_MANY_REDIRECTS);
    }

    // Apple and Outlook give out webcal: URLs, which mean https (RFC 7986, section 10.2, "webcal" URI registration).
    private static URI withoutWebcal(URI uri) {
        return "webcal".equalsIgnoreCase(uri.getScheme()) ? URI.create("https:" + uri.getRawSchemeSpecificPart()) : uri;
    }

    private static URI redirected(URI from, String location) throws ConnectionPolicy.Refused {
        URI to = from.resolve(location);
        if (!"https".equalsIgnoreCase(to.getScheme()) && !from.getScheme().equals(to.getScheme())) {
            throw new ConnectionPolicy.Refused("A redirect to something less safe");
        }
        return to;
    }

    private void prepare(URLConnection connection, long end) {
        int left = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
        connection.setConnectTimeout(left);
        connection.setReadTimeout(left);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "text/calendar");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("User-Agent", "MeetMe");
    }

    private static Outcome body(URLConnection connection, long end) throws IOException {
        try (InputStream sent = new Until(connection.getInputStream(), end);
                InputStream in = unpacked(connection, sent)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] some = new byte[16 * 1024];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (all.size() + n > MOST_BYTES) {
                    return new Outcome.Failed(Why.TOO_BIG);
                }
                all.write(some, 0, n);
            }
            return new Outcome.Fetched(all.toString(StandardCharsets.UTF_8));
        }
    }

    private static InputStream unpacked(URLConnection connection, InputStream in) throws IOException {
        return "gzip".equalsIgnoreCase(connection.getContentEncoding()) ? new GZIPInputStream(in) : in;
    }

    /**
     * Ends at the time limit, however little arrives at a time. It wraps the raw stream, because a decompressor reads as long a header
     * as the other side sends before it returns anything.
     */
    private static final class Until extends FilterInputStream {

        private final long end;

        Until(InputStream in, long end) {
            super(in);
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            check();
            return super.read(bytes, from, length);
        }

        private void check() throws SocketTimeoutException {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("The limit is over");
            }
        }
    }
}
