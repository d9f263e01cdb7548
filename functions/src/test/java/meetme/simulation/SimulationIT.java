package meetme.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import meetme.simulation.Simulation.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The simulator itself: tells each story the same, finds what is broken, and says it shortly. */
class SimulationIT {

    private static final int FEW = 60;
    private static final int MORE = 300;
    private static final String CALL_OFF = "call-off-trip";

    private final Deployed deployed = readDeployed();
    private Here.Taken taken = () -> {};

    private static Deployed readDeployed() {
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
    void giveBack() {
        taken.close();
    }

    @Test
    void aStoryIsTheSameEachTimeItIsTold() {
        for (long seed = 1; seed <= 5; seed++) {
            List<String> once = trace(seed);
            assertThat(once).hasSizeGreaterThan(20);
            assertThat(trace(seed)).isEqualTo(once);
        }
        assertThat(trace(1)).isNotEqualTo(trace(2));
    }

    @Test
    void everythingThatCanHappenDoesInFewStories() {
        List<String> all = new ArrayList<>();
        for (long seed = 1; seed <= FEW; seed++) {
            all.addAll(trace(seed));
        }
        // The host seldom has their board's link so early in a story that a trip is called off in it.
        for (long seed = FEW + 1; seed <= MORE && all.stream().noneMatch(line -> line.contains(CALL_OFF)); seed++) {
            all.addAll(trace(seed));
        }
        for (Faults.OfDynamo fault : Faults.OfDynamo.values()) {
            String said = switch (fault) {
                case CRASH_BEFORE, CRASH_AFTER -> "crash";
                case THROTTLED, ERROR, TIMED_OUT, COMMITTED_AND_TIMED_OUT, DONE_TWICE, CONFLICT -> fault.name();
            };
            assertThat(all).as(said).anyMatch(line -> line.contains(said));
        }
        assertThat(all)
                .anyMatch(line -> line.endsWith("RESTORE"))
                .anyMatch(line -> line.endsWith("ROTATION"))
                .anyMatch(line -> line.contains("is lost"))
                .anyMatch(line -> line.contains("(poison)"))
                .anyMatch(line -> line.contains("comes back"))
                .anyMatch(line -> line.contains("ACCEPTED_AND_HUNG"))
                .anyMatch(line -> line.contains(CALL_OFF))
                .anyMatch(line -> line.contains("    invitation ") && line.contains(": Yes"))
                .anyMatch(line -> line.contains("    invitation ") && line.contains(": No"))
                .anyMatch(line -> line.contains("    invitation ") && line.contains(": Withdrawn"))
                .anyMatch(line -> line.contains(".tell.") && line.endsWith(" is sent"))
                .noneMatch(line -> line.startsWith("BROKEN"));
    }

    @Test
    void aConditionThatIsDroppedIsFoundAndTheStoryOfItIsShort() {
        long seed = 1;
        Optional<Violation> broken = broken(seed);
        while (broken.isEmpty() && seed < 200) {
            seed++;
            broken = broken(seed);
        }
        assertThat(broken).isPresent();

        Failure failure = new Failure(seed, broken.get());
        UnaryOperator<DynamoDbClient> mistake = SimulationIT::whoeverWasFaster;
        Set<String> leftOut = new Shrinking(deployed, failure, mistake).leftOut(Duration.ofSeconds(20));
        List<String> lines = new ArrayList<>();
        Dice dice = new Dice(seed, leftOut);
        assertThat(new Story(deployed, dice, Optional.of(lines), mistake).tell())
                .hasValueSatisfying(still ->
                        assertThat(still.promise()).isEqualTo(failure.broken().promise()));
        assertThat(dice.happened()).isNotEmpty().hasSizeLessThan(15);
        assertThat(leftOut).isNotEmpty();
    }

    @Test
    void aMistakeThatIsNoLongerMadeIsSaidAndEachCanStillBeMade() throws IOException {
        Path sources = Path.of("src", "main", "java", "meetme");
        assertThat(Mutation.ALL).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Mutation.ALL.stream().map(Mutation::name)).doesNotHaveDuplicates();
        for (Mutation mutation : Mutation.ALL) {
            Map<String, String> mutated = mutation.in(file -> Files.readString(sources.resolve(file)));
            assertThat(mutated).as(mutation.name()).isNotEmpty();
            for (Map.Entry<String, String> source : mutated.entrySet()) {
                assertThat(source.getValue()).isNotEqualTo(Files.readString(sources.resolve(source.getKey())));
            }
        }
    }

    private Optional<Violation> broken(long seed) {
        return new Story(deployed, new Dice(seed, Set.of()), Optional.empty(), SimulationIT::whoeverWasFaster).tell();
    }

    /** DynamoDB, if the program did not say under which revision it had read a request. */
    private static DynamoDbClient whoeverWasFaster(DynamoDbClient model) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                SimulationIT.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    if (method.isDefault() && args[0] instanceof java.util.function.Consumer) {
                        return InvocationHandler.invokeDefault(proxy, method, args);
                    }
                    Object call = args[0] instanceof TransactWriteItemsRequest writes ? without(writes) : args[0];
                    try {
                        return method.invoke(model, call);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static TransactWriteItemsRequest without(TransactWriteItemsRequest writes) {
        return writes.toBuilder()
                .transactItems(writes.transactItems().stream()
                        .map(SimulationIT::without)
                        .toList())
                .build();
    }

    private static TransactWriteItem without(TransactWriteItem write) {
        return write.put() != null && "revision = :read".equals(write.put().conditionExpression())
                ? write.toBuilder()
                        .put(put -> put.tableName(write.put().tableName())
                                .item(write.put().item()))
                        .build()
                : write;
    }

    private List<String> trace(long seed) {
        List<String> lines = new ArrayList<>();
        new Story(deployed, new Dice(seed, Set.of()), Optional.of(lines))
                .tell()
                .ifPresent(broken -> lines.add("BROKEN " + broken));
        return lines;
    }
}
