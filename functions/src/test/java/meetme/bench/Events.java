package meetme.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What API Gateway and the table's stream send. */
final class Events {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String SECRET = "old-secret";
    static final String TOPIC = "I would love to hear how you began with robots.";

    private Events() {}

    static byte[] openings() {
        return bytes(call("GET", "/api/openings"));
    }

    /**
     * The form of somebody who takes the first time that is offered.
     *
     * @param openings what {@code GET /api/openings} answered
     */
    static byte[] form(JsonNode openings) {
        JsonNode city = openings.at("/cities/0");
        JsonNode day = city.path("days").get(city.path("days").size() / 2);
        ObjectNode form = JSON.createObjectNode();
        form.put("name", "Pat Visitor");
        form.put("email", "pat@example.org");
        form.put("know", "We spoke at a conference");
        form.put("topic", TOPIC);
        form.put("city", city.path("id").asText());
        form.put("arrive", day.path("date").asText());
        form.put("leave", day.path("date").asText());
        form.putArray("times")
                .add(day.path("date").asText() + "T" + day.at("/times/0").asText());
        form.put("meeting", openings.at("/meetings/0/id").asText());
        form.put("pledge", true);
        form.put("language", "en");
        form.put("stamp", openings.path("stamp").asText());
        form.put("extra", "");
        ObjectNode event = call("POST", "/api/requests");
        ((ObjectNode) event.get("headers"))
                .put("idempotency-key", UUID.randomUUID().toString());
        event.put("body", form.toString());
        return bytes(event);
    }

    private static ObjectNode call(String method, String path) {
        ObjectNode event = read("/events/http-api.json");
        event.put("rawPath", path);
        ObjectNode http = (ObjectNode) event.at("/requestContext/http");
        http.put("method", method);
        http.put("path", path);
        ObjectNode headers = (ObjectNode) event.get("headers");
        headers.put("x-origin-secret", SECRET);
        headers.put("x-viewer-address", "192.0.2.1");
        headers.put("x-viewer-host", "meet.example.com");
        return event;
    }

    /** That a mail's row was written. */
    static byte[] written(JsonNode row) {
        ObjectNode record = read("/events/stream-record.json");
        ObjectNode change = (ObjectNode) record.get("dynamodb");
        change.putObject("Keys").setAll((ObjectNode)
                JSON.createObjectNode().<ObjectNode>set("pk", row.get("pk")).set("sk", row.get("sk")));
        change.set("NewImage", row);
        change.put("SequenceNumber", "100000000000000000001");
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").add(record);
        return bytes(event);
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = Events.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(UTF_8);
    }
}
