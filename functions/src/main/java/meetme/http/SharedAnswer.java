package meetme.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import meetme.http.Routes.Route;

/**
 * An answer that is the same for everybody, so that the distribution may keep it for a minute instead of calling the function for
 * each visitor. It is that of the full minute, so that all instances of the function give the same one, with the same entity tag
 * (RFC 9110, section 8.8.3).
 */
final class SharedAnswer implements Route {

    /** The distribution keeps it, a browser asks again. No stale-while-revalidate: after a quiet hour, the answer would be an hour old. */
    private static final String CACHE_CONTROL = "public, max-age=0, s-maxage=60";

    private static final int TAG_BYTES = 16;

    private final Route route;

    SharedAnswer(Route route) {
        this.route = route;
    }

    @Override
    public HttpResponse answer(HttpRequest call, Instant now) {
        HttpResponse answer = route.answer(call, now.truncatedTo(ChronoUnit.MINUTES));
        if (answer.status() != 200) {
            return answer;
        }
        String tag = tag(answer.body());
        HttpResponse shared = answer.with("cache-control", CACHE_CONTROL).with("etag", tag);
        return isKnown(tag, call.headers().getOrDefault("if-none-match", "")) ? notModified(tag) : shared;
    }

    // Without a body, and so without its type.
    private static HttpResponse notModified(String tag) {
        return new HttpResponse(304, Map.of("cache-control", CACHE_CONTROL, "etag", tag), "");
    }

    /** Compares weakly (RFC 9110, section 13.1.2): the distribution makes a tag weak when it compresses the body. */
    private static boolean isKnown(String tag, String known) {
        for (String each : known.split(",", -1)) {
            String asked = each.strip();
            if (asked.equals("*") || asked.equals(tag) || asked.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static String tag(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
            return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
