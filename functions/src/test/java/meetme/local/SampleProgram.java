package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * The smallest program that uses every part: a POST puts a wish, its record sends a receipt, and the sweep sends a
 * reminder an hour later.
 */
final class SampleProgram {
    private static final Duration REMINDER = Duration.ofHours(1);

    private final Clock clock;
    private final AtomicInteger sweeps = new AtomicInteger();
    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    // A mail must not be sent twice because an answer was lost: no retries.
    private final SesClient ses = SesClient.builder()
            .overrideConfiguration(
                    to -> to.retryStrategy(retries -> retries.maxAttempts(1)).apiCallTimeout(Duration.ofSeconds(5)))
            .build();

    SampleProgram(Clock clock) {
        this.clock = clock;
    }

    Functions functions(LocalEnvironment environment) {
        String table = environment.api().getOrDefault("TABLE_NAME", "");
        return new Functions(
                (input, output, context) -> api(table, input, output),
                (input, output, context) -> mail(input, output),
                (event, context) -> sweep(table),
                (input, output, context) -> {},
                (input, output, context) -> {},
                (after, upTo) -> nextDue(table, after, upTo));
    }

    private void api(String table, InputStream input, OutputStream output) throws IOException {
        Map<String, Object> event = JsonMaps.object(input.readAllBytes());
        if (!MapFields.text(MapFields.map(MapFields.map(event, "requestContext"), "http"), "method")
                .equals("POST")) {
            output.write(JsonMaps.bytes(Map.of("statusCode", 200, "body", new String(JsonMaps.bytes(event), UTF_8))));
            return;
        }
        String body = MapFields.text(event, "body");
        String wish = MapFields.flag(event, "isBase64Encoded")
                ? new String(Base64.getDecoder().decode(body), UTF_8)
                : body;
        String id = UUID.randomUUID().toString();
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "pk", text(id),
                        "sk", text("WISH"),
                        "wish", text(wish),
                        "open", text("yes"),
                        "dueAt", text(clock.instant().plus(REMINDER).toString()))));
        output.write(JsonMaps.bytes(Map.of(
                "statusCode",
                201,
                "headers",
                Map.of("content-type", "application/json"),
                "body",
                "{\"id\":\"" + id + "\"}")));
    }

    private void mail(InputStream input, OutputStream output) throws IOException {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Map<String, Object> record :
                MapFields.maps(JsonMaps.object(input.readAllBytes()).get("Records"))) {
            Map<String, Object> change = MapFields.map(record, "dynamodb");
            try {
                send("Receipt", MapFields.text(MapFields.map(MapFields.map(change, "NewImage"), "wish"), "S"));
            } catch (SesException notNow) {
                failures.add(Map.of("itemIdentifier", MapFields.text(change, "SequenceNumber")));
                break;
            }
        }
        output.write(JsonMaps.bytes(Map.of("batchItemFailures", failures)));
    }

    private @Nullable Void sweep(String table) {
        sweeps.incrementAndGet();
        for (Map<String, AttributeValue> due :
                open(table, "0000", clock.instant().toString())) {
            send("Reminder", due.getOrDefault("wish", text("")).s());
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Map.of("pk", due.getOrDefault("pk", text("")), "sk", text("WISH")))
                    .updateExpression("REMOVE #open")
                    .expressionAttributeNames(Map.of("#open", "open")));
        }
        return null;
    }

    private Optional<Instant> nextDue(String table, Instant after, Instant upTo) {
        // Later than "after" itself: an instant as a text may end in a fraction.
        return open(table, after + "~", upTo.toString()).stream()
                .findFirst()
                .map(due -> Instant.parse(due.getOrDefault("dueAt", text("")).s()));
    }

    private List<Map<String, AttributeValue>> open(String table, String from, String upTo) {
        return dynamoDb.query(query -> query.tableName(table)
                        .indexName("due")
                        .keyConditionExpression("#open = :yes AND dueAt BETWEEN :from AND :upTo")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(
                                Map.of(":yes", text("yes"), ":from", text(from), ":upTo", text(upTo))))
                .items();
    }

    private void send(String subject, String text) {
        String message = """
                From: Meet Me <meetme@example.com>
                To: pat@example.com
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(subject, text);
        ses.sendRawEmail(send -> send.source("meetme@example.com")
                .destinations("pat@example.com")
                .rawMessage(raw -> raw.data(SdkBytes.fromUtf8String(message))));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    int sweeps() {
        return sweeps.get();
    }
}
