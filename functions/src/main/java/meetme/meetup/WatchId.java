package meetme.meetup;

import java.util.HexFormat;

/**
 * Identifies one mailbox whose owner wants to be told when the host comes: 128 bits, written as 32 lower-case hexadecimal
 * digits.
 *
 * <p>Knowing an id opens nothing: only a signed link does.
 */
public record WatchId(String value) {

    public WatchId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("Not a watch's id");
        }
    }

    /** The id that these 16 bytes stand for. */
    public static WatchId of(byte[] bytes) {
        return new WatchId(HexFormat.of().formatHex(bytes));
    }

    /** The 16 bytes behind the id. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
