package meetme.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The content of a secret link, and how it is written.
 *
 * <pre>base64url( version · key id · role · subject · expiry · nonce · HMAC-SHA-256 of all before )</pre>
 *
 * Each field is preceded by its length, so that no two sets of fields have the same signature.
 *
 * @param role what it is for
 * @param subject what it opens
 * @param expires in whole seconds
 * @param nonce random, in hexadecimal; it is stored with the subject, so that deleting it there ends the link
 */
@SuppressWarnings("ArrayRecordComponent") // tokens are not compared
record Token(byte role, byte[] subject, Instant expires, String nonce) {

    private static final byte VERSION = 1;
    private static final String PURPOSE = "link";
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 512;

    /** The only spelling of the token. The same content gives the same token. */
    String sign(KeyRing keys) {
        return sign(keys, keys.current());
    }

    /**
     * The token as it was signed before, however often the keys were rotated since; with the current key if that one was removed.
     *
     * @param keyId of the key that it was signed with; empty: the current one
     */
    String signAgain(KeySource ring, Optional<String> keyId) {
        if (keyId.isEmpty()) {
            return sign(ring.get());
        }
        KeyRing keys = ring.holding(keyId.get());
        return sign(keys, keys.keys().containsKey(keyId.get()) ? keyId.get() : keys.current());
    }

    private String sign(KeyRing keys, String keyId) {
        byte[] signed = signed(keyId);
        byte[] mac = keys.sign(keyId, PURPOSE, signed).orElseThrow();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(join(signed, mac));
    }

    /** The content of a token; empty if it was not minted here, is for something else, or has expired. */
    static Optional<Token> read(String token, byte role, KeySource ring, Instant now) {
        return decode(token)
                .flatMap(bytes -> verify(bytes, role, ring))
                .filter(genuine -> now.isBefore(genuine.expires()));
    }

    private static Optional<byte[]> decode(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // The JDK's decoder accepts padding and stray low bits, but a link has only one spelling.
            String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(token) && bytes.length > MAC_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Token> verify(byte[] bytes, byte wanted, KeySource ring) {
        byte[] signed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC_BYTES, bytes.length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(signed))) {
            byte[] version = field(in);
            String keyId = new String(field(in), StandardCharsets.US_ASCII);
            byte[] role = field(in);
            byte[] subject = field(in);
            byte[] expiry = field(in);
            byte[] nonce = field(in);
            boolean genuine = ring.having(keyId)
                    .sign(keyId, PURPOSE, signed)
                    .map(ours -> MessageDigest.isEqual(ours, mac))
                    .orElse(false);
            if (!genuine || version[0] != VERSION || role[0] != wanted) {
                return Optional.empty();
            }
            Instant expires = Instant.ofEpochSecond(new DataInputStream(new ByteArrayInputStream(expiry)).readLong());
            return Optional.of(
                    new Token(wanted, subject, expires, HexFormat.of().formatHex(nonce)));
        } catch (IOException tooShort) {
            return Optional.empty();
        }
    }

    private byte[] signed(String keyId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] {1, VERSION});
            write(out, keyId.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {1, role});
            write(out, subject);
            out.write(Long.BYTES);
            out.writeLong(expires.getEpochSecond());
            write(out, HexFormat.of().parseHex(nonce));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    private static void write(DataOutputStream out, byte[] field) throws IOException {
        out.write(field.length);
        out.write(field);
    }

    private static byte[] field(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        byte[] field = in.readNBytes(length);
        if (length == 0 || field.length < length) {
            throw new IOException("cut short");
        }
        return field;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
