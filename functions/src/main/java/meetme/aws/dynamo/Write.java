package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.s;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One write, to be done by {@link Table} alone or with others as one transaction: the SDK has four builders of one shape
 * for the latter, and three more for the former.
 */
final class Write {

    enum Kind {
        PUT,
        UPDATE,
        CHECK,
        DELETE
    }

    private final Kind kind;
    private final Map<String, AttributeValue> item;
    private final @Nullable String update;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private @Nullable String condition;
    private @Nullable ReturnValuesOnConditionCheckFailure onFailure;

    private Write(Kind kind, Map<String, AttributeValue> item, @Nullable String update) {
        this.kind = kind;
        this.item = item;
        this.update = update;
    }

    static Write put(Item item) {
        return new Write(Kind.PUT, item.attributes(), null);
    }

    static Write putNew(Item item) {
        return put(item).when("attribute_not_exists(pk)");
    }

    static Write update(Map<String, AttributeValue> key, String expression) {
        return new Write(Kind.UPDATE, key, expression);
    }

    /** Writes nothing, but all that goes with it depends on it. */
    static Write check(Map<String, AttributeValue> key) {
        return new Write(Kind.CHECK, key, null);
    }

    static Write delete(Map<String, AttributeValue> key) {
        return new Write(Kind.DELETE, key, null);
    }

    Write when(String holds) {
        condition = holds;
        return this;
    }

    /** The same, and where it does not hold, the refusal has the item as it is. */
    Write whenElseTell(String holds) {
        onFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        return when(holds);
    }

    /** A name for an attribute that is a word of DynamoDB's own, or no word at all. */
    Write name(String name, String attribute) {
        names.put(name, attribute);
        return this;
    }

    Write with(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    Write with(String name, String text) {
        return with(name, s(text));
    }

    Write with(String name, long number) {
        return with(name, Item.n(number));
    }

    Kind kind() {
        return kind;
    }

    TransactWriteItem inTransaction(String table) {
        TransactWriteItem.Builder write = TransactWriteItem.builder();
        return switch (kind) {
            case PUT -> write.put(put(table)).build();
            case UPDATE -> write.update(update(table)).build();
            case CHECK -> write.conditionCheck(check(table)).build();
            case DELETE -> write.delete(delete(table)).build();
        };
    }

    private Put put(String table) {
        return Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .returnValuesOnConditionCheckFailure(onFailure)
                .build();
    }

    private Update update(String table) {
        return Update.builder()
                .tableName(table)
                .key(item)
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .returnValuesOnConditionCheckFailure(onFailure)
                .build();
    }

    private ConditionCheck check(String table) {
        return ConditionCheck.builder()
                .tableName(table)
                .key(item)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .returnValuesOnConditionCheckFailure(onFailure)
                .build();
    }

    private Delete delete(String table) {
        return Delete.builder()
                .tableName(table)
                .key(item)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .build();
    }

    PutItemRequest putAlone(String table) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .build();
    }

    UpdateItemRequest.Builder updateAlone(String table) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(item)
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values));
    }

    DeleteItemRequest deleteAlone(String table) {
        return DeleteItemRequest.builder()
                .tableName(table)
                .key(item)
                .conditionExpression(condition)
                .expressionAttributeNames(unlessEmpty(names))
                .expressionAttributeValues(unlessEmpty(values))
                .build();
    }

    // DynamoDB refuses a call that has an empty map of them.
    private static <T> @Nullable Map<String, T> unlessEmpty(Map<String, T> map) {
        return map.isEmpty() ? null : map;
    }
}
