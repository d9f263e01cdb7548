package meetme.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON (RFC 8259), as plain maps, lists, strings, numbers and booleans. */
public final class Json {

    private static final int DEEPEST = 20;

    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final JSON JSON_IN =
            JSON.builder(STRICT).enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).build();
    private static final JSON JSON_OUT =
            JSON.builder().enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();

    private Json() {}

    /** Reads one object, or returns empty if the bytes are not strict JSON in UTF-8 or contain anything else. */
    public static Optional<Map<String, Object>> readObject(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            try (JsonParser parser = STRICT.createParser(text)) {
                // the library returns null for the text "null"
                Optional<Map<String, Object>> object = Optional.ofNullable(JSON_IN.mapFrom(parser));
                return object.filter(whole -> isAtEnd(parser));
            }
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static boolean isAtEnd(JsonParser parser) {
        try {
            return parser.nextToken() == null;
        } catch (IOException somethingBehindIt) {
            return false;
        }
    }

    /** Writes one object. */
    public static String write(Map<String, ? extends @Nullable Object> object) {
        try {
            return JSON_OUT.asString(object);
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be written", e);
        }
    }
}
