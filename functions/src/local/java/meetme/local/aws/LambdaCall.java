package meetme.local.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import meetme.local.io.JsonMaps;

/** Calls a function as the Java runtime of Lambda does: bytes in, bytes out. */
public final class LambdaCall {
    private LambdaCall() {}

    /** Returns when the function has ended; throws what it throws. */
    public static byte[] answer(String functionName, RequestStreamHandler function, Map<String, Object> event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(JsonMaps.bytes(event)), answer, new LocalContext(functionName));
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
        return answer.toByteArray();
    }
}
