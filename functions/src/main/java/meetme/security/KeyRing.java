package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys by id. New links are signed with the current one; links under the others are valid until their key is removed.
 *
 * @param current id of the key to sign with
 * @param keys 32 random bytes each
 */
public record KeyRing(String current, Map<String, byte[]> keys) {

    private static final String HMAC = "HmacSHA256";

    public KeyRing {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("The current key is not on the ring");
        }
    }

    /** Signs with the key of that id; empty if it is not, or no longer, on the ring. */
    Optional<byte[]> sign(String keyId, String purpose, byte[] message) {
        return Optional.ofNullable(keys.get(keyId)).map(key -> hmac(derive(key, purpose), message));
    }

    /** The secret in a header from CloudFront: 256 bits derived from the key of that id, which they do not reveal. */
    String originSecret(String keyId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derive(key(keyId), "origin"));
    }

    private byte[] key(String keyId) {
        return Optional.ofNullable(keys.get(keyId)).orElseThrow();
    }

    // One key per purpose, so that a signature made for one purpose is never valid for another (RFC 5869, section 2.3).
    private static byte[] derive(byte[] key, String purpose) {
        return hmac(key, ("meetme " + purpose + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing[current=" + current + ", keys=" + keys.keySet() + "]";
    }
}
