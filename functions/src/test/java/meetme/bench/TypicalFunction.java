package meetme.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A form that is written to a table, as tutorials show it. It does far less than the program: one item, and no checks. */
public final class TypicalFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            JsonNode form = json.readTree(event.getBody());
            String id = UUID.randomUUID().toString();
            Map<String, AttributeValue> item = form.properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            field -> AttributeValue.fromS(field.getValue().asText())));
            item.put("pk", AttributeValue.fromS(id));
            item.put("sk", AttributeValue.fromS("request"));
            dynamo.putItem(call -> call.tableName(System.getenv("TABLE_NAME")).item(item));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(201)
                    .withHeaders(Map.of("content-type", "application/json"))
                    .withBody(json.writeValueAsString(Map.of("id", id)))
                    .build();
        } catch (JsonProcessingException notJson) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
    }
}
