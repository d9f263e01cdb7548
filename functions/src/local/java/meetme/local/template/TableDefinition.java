package meetme.local.template;

import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;
import static meetme.local.io.MapFields.texts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** A table of the template as the call that makes it. */
final class TableDefinition {
    private TableDefinition() {}

    static CreateTableRequest of(String name, Map<String, Object> properties) {
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(text(properties, "BillingMode"))
                .attributeDefinitions(attributes(properties))
                .keySchema(keys(properties));
        if (properties.containsKey("GlobalSecondaryIndexes")) {
            table.globalSecondaryIndexes(indexes(properties));
        }
        Optional.of(text(map(properties, "StreamSpecification"), "StreamViewType"))
                .filter(view -> !view.isEmpty())
                .ifPresent(view -> table.streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build()));
        return table.build();
    }

    private static List<AttributeDefinition> attributes(Map<String, Object> properties) {
        return maps(properties.getOrDefault("AttributeDefinitions", List.of())).stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(text(attribute, "AttributeName"))
                        .attributeType(text(attribute, "AttributeType"))
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> keys(Map<String, Object> tableOrIndex) {
        return maps(tableOrIndex.getOrDefault("KeySchema", List.of())).stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(text(key, "AttributeName"))
                        .keyType(text(key, "KeyType"))
                        .build())
                .toList();
    }

    private static List<GlobalSecondaryIndex> indexes(Map<String, Object> properties) {
        return maps(properties.getOrDefault("GlobalSecondaryIndexes", List.of())).stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(text(index, "IndexName"))
                        .keySchema(keys(index))
                        .projection(projection(map(index, "Projection")))
                        .build())
                .toList();
    }

    private static Projection projection(Map<String, Object> projection) {
        Projection.Builder built = Projection.builder().projectionType(text(projection, "ProjectionType"));
        if (projection.containsKey("NonKeyAttributes")) {
            built.nonKeyAttributes(texts(projection.getOrDefault("NonKeyAttributes", List.of())));
        }
        return built.build();
    }
}
