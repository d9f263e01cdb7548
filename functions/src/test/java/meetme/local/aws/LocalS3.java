package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import meetme.local.io.Loopback;

/**
 * S3, as far as the publisher uses it: PutObject, ListObjectsV2 and DeleteObjects, as the real client calls them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">Its
 *     operations</a>
 */
public final class LocalS3 implements AutoCloseable {
    private static final int PAGE = 1_000;
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final HttpServer server;
    private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> refused = call -> false;

    /** A file, and what it is served with. */
    @SuppressWarnings("ArrayRecordComponent") // files are not compared
    public record Stored(byte[] content, String type, String cacheControl, Instant put) {

        public Stored(byte[] content, String type, String cacheControl) {
            this(content, type, cacheControl, Instant.now());
        }
    }

    public LocalS3() throws IOException {
        server = Loopback.server(0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An empty bucket, whose content is what it holds now. */
    public NavigableMap<String, Stored> make(String bucket) {
        return buckets.computeIfAbsent(bucket, name -> new ConcurrentSkipListMap<>());
    }

    /** What was asked for so far, such as {@code PUT index.html}, {@code LIST} and {@code DELETE 3}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Those calls are denied from now on. */
    public void refuse(Predicate<String> these) {
        refused = these;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            int slash = path.indexOf('/');
            String bucket = slash < 0 ? path : path.substring(0, slash);
            String key = slash < 0 ? "" : path.substring(slash + 1);
            byte[] body = body(exchange);
            String call = switch (exchange.getRequestMethod()) {
                case "PUT" -> "PUT " + key;
                case "GET" -> "LIST";
                default -> "DELETE " + keys(body).size();
            };
            calls.add(call);
            if (!exchange.getRequestHeaders().containsKey("Authorization") || refused.test(call)) {
                answer(exchange, 403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
                return;
            }
            NavigableMap<String, Stored> files = buckets.get(bucket);
            if (files == null) {
                answer(exchange, 404, "<Error><Code>NoSuchBucket</Code><Message>None</Message></Error>");
                return;
            }
            answer(
                    exchange,
                    200,
                    switch (exchange.getRequestMethod()) {
                        case "PUT" -> put(files, key, body, exchange);
                        case "GET" -> list(files, exchange.getRequestURI().getQuery());
                        default -> delete(files, keys(body));
                    });
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        boolean isChunked = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
                .filter(hash -> hash.startsWith("STREAMING-"))
                .isPresent();
        return isChunked ? unchunked(sent) : sent;
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html: length;signature CRLF bytes CRLF … 0
    private static byte[] unchunked(byte[] sent) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(sent);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = length(in); length > 0; length = length(in)) {
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
        return out.toByteArray();
    }

    private static int length(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().split("[;\r]", -1)[0], 16);
    }

    private static String put(NavigableMap<String, Stored> files, String key, byte[] body, HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        files.put(key, new Stored(body, headers.getFirst("Content-Type"), headers.getFirst("Cache-Control")));
        return "";
    }

    private static String list(NavigableMap<String, Stored> files, String query) {
        String after = Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("continuation-token="))
                .map(part -> part.substring(part.indexOf('=') + 1))
                .findFirst()
                .orElse("");
        List<Map.Entry<String, Stored>> keys =
                files.tailMap(after, false).entrySet().stream().limit(PAGE + 1).toList();
        List<Map.Entry<String, Stored>> page = keys.subList(0, Math.min(PAGE, keys.size()));
        String next = keys.size() > PAGE
                ? "<NextContinuationToken>" + page.getLast().getKey()
                        + "</NextContinuationToken><IsTruncated>true</IsTruncated>"
                : "<IsTruncated>false</IsTruncated>";
        return page.stream()
                .map(file -> "<Contents><Key>" + file.getKey() + "</Key><LastModified>"
                        + file.getValue().put() + "</LastModified></Contents>")
                .collect(Collectors.joining("", "<ListBucketResult>" + next, "</ListBucketResult>"));
    }

    private static String delete(NavigableMap<String, Stored> files, List<String> keys) {
        if (keys.size() > PAGE) {
            throw new IllegalArgumentException("S3 deletes at most 1,000 at once");
        }
        keys.forEach(files::remove);
        return "<DeleteResult/>";
    }

    private static List<String> keys(byte[] xml) {
        return KEY.matcher(new String(xml, UTF_8))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
