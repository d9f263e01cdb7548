package meetme.meetup;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Identifies one personal invitation: 128 random bits, written as 32 lower-case hexadecimal digits.
 *
 * <p>Knowing an id opens nothing: only a signed link does.
 */
public record InvitationId(String value) {

    private static final int BYTES = 16;

    public InvitationId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("Not an invitation's id");
        }
    }

    /** Draws a new id. */
    public static InvitationId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** The id that these 16 bytes stand for. */
    public static InvitationId of(byte[] bytes) {
        return new InvitationId(HexFormat.of().formatHex(bytes));
    }

    /** Reads an id, or returns empty if the text is not one. */
    public static Optional<InvitationId> parse(String text) {
        return text.matches("[0-9a-f]{32}") ? Optional.of(new InvitationId(text)) : Optional.empty();
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
