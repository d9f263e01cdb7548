package meetme.local.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The coding of forms and queries: {@code name=value&other=value}. */
public final class FormCoding {
    private FormCoding() {}

    /** By name, in order; the values of a name that comes more than once are joined by commas, as the gateway does. */
    public static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(encoded.split("&", -1)).filter(field -> !field.isEmpty()).forEach(field -> {
            String[] nameAndValue = field.split("=", 2);
            String value = nameAndValue.length == 2 ? decoded(nameAndValue[1]) : "";
            fields.merge(decoded(nameAndValue[0]), value, (one, other) -> one + "," + other);
        });
        return fields;
    }

    // What is no coding of anything is left as it is.
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return part;
        }
    }
}
