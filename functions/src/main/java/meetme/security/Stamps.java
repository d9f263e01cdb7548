package meetme.security;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signed times that the page fetches with the openings and sends back with the form: nobody fills in a form within two seconds,
 * and a form from yesterday shows yesterday's openings. All pages of one minute get the same one, so that its answer can be shared; most
 * of them are past the two seconds when they arrive, and the limits on requests do not lean on them.
 *
 * <pre>key id . base64url( milliseconds since the epoch · HMAC-SHA-256 )</pre>
 */
public final class Stamps {

    public static final Duration YOUNGEST = Duration.ofSeconds(2);
    public static final Duration OLDEST = Duration.ofHours(24);

    private static final String PURPOSE = "stamp";
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 200;

    private final KeySource ring;

    public Stamps(KeySource ring) {
        this.ring = ring;
    }

    public String mint(Instant now) {
        KeyRing keys = ring.get();
        byte[] time =
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
        byte[] mac = keys.sign(keys.current(), PURPOSE, time).orElseThrow();
        byte[] both =
                ByteBuffer.allocate(Long.BYTES + MAC_BYTES).put(time).put(mac).array();
        return keys.current() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Whether it was minted here, between two seconds and a day ago. */
    public boolean isFresh(String stamp, Instant now) {
        int dot = stamp.indexOf('.');
        if (dot < 1 || stamp.length() > LONGEST) {
            return false;
        }
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(stamp.substring(dot + 1));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (both.length != Long.BYTES + MAC_BYTES) {
            return false;
        }
        return isGenuine(stamp.substring(0, dot), both)
                && isInTime(ByteBuffer.wrap(both).getLong(), now);
    }

    private boolean isGenuine(String keyId, byte[] both) {
        byte[] time = Arrays.copyOf(both, Long.BYTES);
        byte[] mac = Arrays.copyOfRange(both, Long.BYTES, both.length);
        return ring.having(keyId)
                .sign(keyId, PURPOSE, time)
                .map(ours -> MessageDigest.isEqual(ours, mac))
                .orElse(false);
    }

    private static boolean isInTime(long millis, Instant now) {
        Duration age = Duration.ofMillis(now.toEpochMilli() - millis);
        return age.compareTo(YOUNGEST) >= 0 && age.compareTo(OLDEST) <= 0;
    }
}
