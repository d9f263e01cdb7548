package meetme.local;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.Map;

/** Events as the Java runtime of Lambda makes them: from JSON, with Lambda's own reader. */
final class LambdaEvent {
    private LambdaEvent() {}

    /** @throws RuntimeException if Lambda could not read it either */
    static <T> T read(Map<String, Object> json, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, LambdaEvent.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(Json.bytes(json)));
    }
}
