package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash in place of something that is too long, or too personal, to be a key in the table itself. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of something of one kind, so that the same bytes of another kind have another. */
    public static String of(String kind, byte[] content) {
        return of((kind + "\0").getBytes(StandardCharsets.US_ASCII), content);
    }

    /** The SHA-256 of all parts, concatenated, as 64 hexadecimal digits. */
    public static String of(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
