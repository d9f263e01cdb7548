package meetme.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Spares whoever has an answer already the same one again (RFC 9110, section 8.8.3). */
public final class EntityTag {

    private static final int TAG_BYTES = 16;

    private EntityTag() {}

    /** The answer with a tag over its body, or only that it has not changed. */
    public static HttpResponse of(HttpRequest call, HttpResponse answer) {
        String tag = tag(answer.body());
        HttpResponse tagged = answer.with("etag", tag);
        return isKnown(tag, call.headers().getOrDefault("if-none-match", "")) ? notModified(tagged) : tagged;
    }

    // Without a body, and so without its type.
    private static HttpResponse notModified(HttpResponse tagged) {
        Map<String, String> headers = new HashMap<>(tagged.headers());
        headers.remove("content-type");
        return new HttpResponse(304, headers, "");
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
