package meetme.link;

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
import java.util.function.Supplier;
import meetme.meetup.Asked;
import meetme.meetup.RequestId;
import meetme.meetup.Side;
import meetme.meetup.Store.Receipt;

/**
 * Mints and verifies the tokens in secret links.
 *
 * <pre>base64url( version · key id · role · request id · expiry · nonce · HMAC-SHA-256 of all before )</pre>
 *
 * Each field is preceded by its length, so that no two sets of fields sign alike. A token travels in a URL's fragment
 * only, which browsers send to no server.
 */
public final class Links {

    private static final byte VERSION = 1;
    private static final String PURPOSE = "link";
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 512;

    private final Supplier<KeyRing> ring;

    public Links(Supplier<KeyRing> ring) {
        this.ring = ring;
    }

    /** A token that opens one request for one side until the request is forgotten. The same input gives the same token. */
    public String mint(Side side, Asked asked) {
        return mint(side, Receipt.of(asked));
    }

    /** The same, from what is remembered of an accepted form. */
    public String mint(Side side, Receipt receipt) {
        KeyRing keys = ring.get();
        byte[] signed = signed(
                keys.current(),
                side,
                receipt.id(),
                receipt.forgetAt().getEpochSecond(),
                HexFormat.of().parseHex(receipt.linkNonce()));
        byte[] mac = keys.sign(keys.current(), PURPOSE, signed).orElseThrow();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(join(signed, mac));
    }

    /**
     * What a token opens, or nothing where it was not minted here, is for the other side, or has expired. Whoever asks
     * must still compare {@link Link#nonce()} with the request's own.
     */
    public Optional<Link> verify(String token, Side side, Instant now) {
        return decode(token).flatMap(bytes -> verify(bytes, side)).filter(link -> now.isBefore(link.expires()));
    }

    private static Optional<byte[]> decode(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // The JDK's decoder lets padding and stray low bits pass: one link, one spelling.
            String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(token) && bytes.length > MAC_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<Link> verify(byte[] bytes, Side side) {
        byte[] signed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC_BYTES, bytes.length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(signed))) {
            byte[] version = field(in);
            String keyId = new String(field(in), StandardCharsets.US_ASCII);
            byte[] role = field(in);
            byte[] id = field(in);
            byte[] expiry = field(in);
            byte[] nonce = field(in);
            boolean genuine = ring.get()
                    .sign(keyId, PURPOSE, signed)
                    .map(ours -> MessageDigest.isEqual(ours, mac))
                    .orElse(false);
            if (!genuine || version[0] != VERSION || role[0] != role(side)) {
                return Optional.empty();
            }
            Instant expires = Instant.ofEpochSecond(new DataInputStream(new ByteArrayInputStream(expiry)).readLong());
            return Optional.of(
                    new Link(RequestId.of(id), expires, HexFormat.of().formatHex(nonce)));
        } catch (IOException tooShort) {
            return Optional.empty();
        }
    }

    private static byte[] signed(String keyId, Side side, RequestId id, long expires, byte[] nonce) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] {1, VERSION});
            write(out, keyId.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {1, role(side)});
            write(out, id.bytes());
            out.write(Long.BYTES);
            out.writeLong(expires);
            write(out, nonce);
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

    private static byte role(Side side) {
        return switch (side) {
            case HOST -> 'h';
            case VISITOR -> 'v';
        };
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
