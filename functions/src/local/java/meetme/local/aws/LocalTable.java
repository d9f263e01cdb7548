package meetme.local.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import meetme.local.io.Unusable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Sees to it that the table is there as the template says. */
public final class LocalTable {
    private LocalTable() {}

    /**
     * Makes the table unless it is there. Its time to live is left off: DynamoDB Local goes by real time, the program
     * by its own.
     *
     * @return the table as it is
     * @throws Unusable if it was made from another template
     */
    public static TableDescription ensure(DynamoDbClient dynamoDb, CreateTableRequest wanted) {
        TableDescription table = find(dynamoDb, wanted.tableName())
                .orElseGet(() -> dynamoDb.createTable(wanted).tableDescription());
        if (!isAsWanted(table, wanted)) {
            throw new Unusable("The stored data is from a table that template.yaml now describes differently."
                    + " Delete the data folder, or set DATA_DIR to another one.");
        }
        return table;
    }

    private static Optional<TableDescription> find(DynamoDbClient dynamoDb, String name) {
        try {
            return Optional.of(
                    dynamoDb.describeTable(table -> table.tableName(name)).table());
        } catch (ResourceNotFoundException notYet) {
            return Optional.empty();
        }
    }

    private static boolean isAsWanted(TableDescription table, CreateTableRequest wanted) {
        return table.keySchema().equals(wanted.keySchema())
                && sorted(table.attributeDefinitions()).equals(sorted(wanted.attributeDefinitions()))
                && streamView(table)
                        .equals(Optional.ofNullable(wanted.streamSpecification())
                                .map(stream -> stream.streamViewTypeAsString()))
                && indexes(table).equals(indexes(wanted));
    }

    private static List<AttributeDefinition> sorted(List<AttributeDefinition> attributes) {
        return attributes.stream()
                .sorted(Comparator.comparing(AttributeDefinition::attributeName))
                .toList();
    }

    private static Optional<String> streamView(TableDescription table) {
        return Optional.ofNullable(table.streamSpecification()).map(stream -> stream.streamViewTypeAsString());
    }

    private static List<String> indexes(TableDescription table) {
        return table.globalSecondaryIndexes().stream()
                .map(index -> index(index))
                .sorted()
                .toList();
    }

    private static String index(GlobalSecondaryIndexDescription index) {
        return index.indexName() + index.keySchema() + index.projection();
    }

    private static List<String> indexes(CreateTableRequest wanted) {
        return wanted.globalSecondaryIndexes().stream()
                .map(index -> index.indexName() + index.keySchema() + index.projection())
                .sorted()
                .toList();
    }
}
