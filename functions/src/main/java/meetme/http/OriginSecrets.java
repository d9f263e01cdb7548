package meetme.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * The secret that the distribution sends with each call, so that nobody bypasses it: the headers
 * {@code x-viewer-host} and {@code x-viewer-address} can be trusted only behind it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html">Custom
 *     headers to origins</a>
 */
public final class OriginSecrets {

    private static final String HEADER = "x-origin-secret";

    private final List<byte[]> secrets;

    /** @param secrets separated by commas: during a change, the distribution may still send the previous one */
    public OriginSecrets(String secrets) {
        this.secrets = Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (this.secrets.isEmpty()) {
            throw new IllegalArgumentException("Without a secret, anybody could bypass the distribution");
        }
    }

    boolean isIn(HttpRequest call) {
        byte[] sent = call.header(HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
        // Compares with all of them, in constant time, whichever matches.
        return secrets.stream()
                .map(secret -> MessageDigest.isEqual(secret, sent))
                .reduce(false, Boolean::logicalOr);
    }
}
