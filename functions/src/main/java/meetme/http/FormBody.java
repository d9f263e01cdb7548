package meetme.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code application/x-www-form-urlencoded} strictly (URL standard, section 5.1), in UTF-8. */
public final class FormBody {

    private FormBody() {}

    /** The values of each name, in their order, or empty if the bytes are not a valid form. */
    public static Optional<Map<String, List<String>>> read(byte[] body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try {
            for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
                if (pair.isEmpty()) {
                    continue;
                }
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
            return Optional.of(values);
        } catch (CharacterCodingException | IllegalArgumentException notAForm) {
            return Optional.empty();
        }
    }

    // Not URLDecoder: it silently turns bytes that are not UTF-8 into U+FFFD.
    private static String decode(String encoded) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            switch (c) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    if (i + 2 >= encoded.length()) {
                        throw new IllegalArgumentException("cut short");
                    }
                    bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                    i += 2;
                }
                default -> bytes.write(c);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }
}
