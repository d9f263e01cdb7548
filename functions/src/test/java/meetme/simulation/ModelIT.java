package meetme.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import meetme.local.aws.LocalDynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The simulator's model of DynamoDB answers as DynamoDB Local does: whatever the program asks for in whole stories, both are asked,
 * one after the other.
 */
class ModelIT {

    private static final int STORIES = 6;

    private final Deployed deployed = read();
    private final LocalDynamoDb database = LocalDynamoDb.inMemory();
    private final DynamoDbClient local = DynamoDbClient.builder()
            .endpointOverride(database.endpoint())
            .httpClientBuilder(AwsCrtHttpClient.builder())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .region(Region.US_WEST_2)
            .build();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private Here.Taken taken = () -> {};

    private static Deployed read() {
        try {
            return Deployed.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void takeOver() {
        taken = Here.takeOver();
    }

    @AfterEach
    void close() {
        taken.close();
        local.close();
        database.close();
    }

    @Test
    void whateverTheProgramAsksTheModelAnswersAsDynamoDbDoes() {
        int told = 0;
        for (long seed = 1; told < STORIES; seed++) {
            if (!isForBoth(seed)) {
                continue;
            }
            createTable();
            assertThat(new Story(deployed, new Dice(seed, Set.of()), Optional.empty(), this::both).tell())
                    .isEmpty();
            local.deleteTable(delete -> delete.tableName(deployed.table().tableName()));
            told++;
        }

        assertThat(differences).isEmpty();
        assertThat(compared.keySet())
                .contains(
                        "getItem",
                        "batchGetItem",
                        "query",
                        "putItem",
                        "updateItem",
                        "transactWriteItems",
                        "ConditionalCheckFailedException",
                        "TransactionCanceledException");
        assertThat(compared.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(2_000);
    }

    // Not where indexes lag, which DynamoDB Local's never do, nor where the table changes without a call.
    private boolean isForBoth(long seed) {
        Dice dice = new Dice(seed, Set.of());
        List<String> trace = new ArrayList<>();
        var _ = new Story(deployed, dice, Optional.of(trace)).tell();
        return dice.happened().stream().noneMatch(what -> what.startsWith("indexes lag"))
                && dice.happened().size() > 100
                && trace.stream().noneMatch(line -> line.endsWith("EXPIRY") || line.endsWith("RESTORE"));
    }

    private void createTable() {
        CreateTableRequest table = deployed.table().toBuilder()
                .tableName(deployed.table().tableName())
                .streamSpecification((StreamSpecification) null)
                .build();
        local.createTable(table);
    }

    /** Answers as the model does, and asks DynamoDB Local the same. */
    private DynamoDbClient both(DynamoDbClient model) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    if (method.isDefault() && args.length == 1 && args[0] instanceof java.util.function.Consumer) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, args);
                    }
                    Outcome ours = outcome(model, method, args);
                    Outcome theirs = outcome(local, method, args);
                    compared.merge(method.getName(), 1, Integer::sum);
                    ours.thrown()
                            .ifPresent(
                                    thrown -> compared.merge(thrown.getClass().getSimpleName(), 1, Integer::sum));
                    if (!shown(ours).equals(shown(theirs))) {
                        differences.add(args[0] + "\nis answered " + shown(ours) + "\nand not " + shown(theirs));
                    }
                    if (ours.thrown().isPresent()) {
                        throw ours.thrown().get();
                    }
                    return ours.answer();
                });
    }

    private record Outcome(Object answer, Optional<Exception> thrown) {}

    private static Outcome outcome(DynamoDbClient client, Method method, Object[] args) throws IllegalAccessException {
        try {
            return new Outcome(method.invoke(client, args), Optional.empty());
        } catch (InvocationTargetException thrown) {
            return new Outcome("", Optional.of((Exception) thrown.getCause()));
        }
    }

    private static String shown(Outcome outcome) {
        if (outcome.thrown().isPresent()) {
            return switch (outcome.thrown().get()) {
                case TransactionCanceledException cancelled ->
                    cancelled.cancellationReasons().stream()
                            .map(reason -> reason.code() + " " + shown(reason.item()))
                            .toList()
                            .toString();
                case DynamoDbException other -> other.getClass().getSimpleName();
                case Exception unexpected -> unexpected.toString();
            };
        }
        return switch (outcome.answer()) {
            case GetItemResponse get -> shown(get.item());
            case UpdateItemResponse update -> shown(update.attributes());
            case BatchGetItemResponse some ->
                new TreeSet<>(some.responses().values().stream()
                                .flatMap(List::stream)
                                .map(ModelIT::shown)
                                .toList())
                        .toString();
            case QueryResponse query ->
                order(query) + " "
                        + new TreeSet<>(
                                query.items().stream().map(ModelIT::shown).toList())
                        + " and then " + shown(query.lastEvaluatedKey());
            case Object done -> done.getClass().getSimpleName();
        };
    }

    // Of those with the same instant, or the same key, DynamoDB promises no order.
    private static List<String> order(QueryResponse query) {
        return query.items().stream()
                .map(item -> item.getOrDefault("dueAt", item.getOrDefault("boardAt", item.get("sk"))))
                .map(AttributeValue::toString)
                .toList();
    }

    // A set has no order, and neither has a map.
    private static String shown(Map<String, AttributeValue> item) {
        Map<String, String> shown = new TreeMap<>();
        item.forEach((name, value) -> shown.put(name, shown(value)));
        return shown.toString();
    }

    private static String shown(AttributeValue value) {
        return switch (value.type()) {
            case M -> shown(value.m());
            case SS -> new TreeSet<>(value.ss()).toString();
            case L -> value.l().stream().map(ModelIT::shown).toList().toString();
            default -> value.toString();
        };
    }
}
