package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.simulation.Functions.Kind;
import meetme.simulation.dynamo.Commit;
import meetme.simulation.dynamo.Key;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table's stream: has MailFunction called for each new row of the outbox, sooner or later, once or more, or never. */
final class Stream {

    private static final int BATCH = 10;
    private static final int MOST_TRIES = 5;

    private static final List<Duration> LATE = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(40),
            Duration.ofMinutes(3),
            Duration.ofMinutes(50),
            Duration.ofHours(20));

    private record StreamRecord(String label, String sequenceNumber, Map<String, Object> json) {}

    private final World world;
    private final Functions functions;
    private final List<StreamRecord> waiting = new ArrayList<>();
    private final Map<Key, Integer> seen = new LinkedHashMap<>();
    private int numbers;

    Stream(World world, Functions functions) {
        this.world = world;
        this.functions = functions;
    }

    /** As FilterCriteria in template.yaml has it. */
    void add(Commit commit) {
        if (commit.isNew() && commit.isOf("mail")) {
            add(commit.key());
        }
    }

    /** Another table has a stream of its own, which begins with all that was copied into it. */
    void replay(List<Map<String, AttributeValue>> items) {
        items.stream()
                .filter(item -> item.get("kind").s().equals("mail"))
                .map(Key::of)
                .forEach(this::add);
    }

    private void add(Key key) {
        // Of the same row there is more than one record only after a restore.
        int time = seen.merge(key, 1, Integer::sum);
        String label = "record " + key.pk() + " " + key.sk() + (time == 1 ? "" : " again " + time);
        double rate = world.faults().stream();
        if (world.dice().happens(rate, label + " is lost")) {
            world.say(() -> label + " is lost");
            return;
        }
        boolean isLate = world.dice().happens(rate, label + " is late");
        deliver(label, key.pk(), key.sk(), isLate ? world.dice().oneOf(LATE, label + " by") : Duration.ofMillis(300));
        if (world.dice().happens(rate, label + " is doubled")) {
            deliver(label, key.pk(), key.sk(), world.dice().oneOf(LATE, label + " doubled after"));
        }
        if (world.dice().happens(rate, label + " is followed by poison")) {
            deliver(label + " (poison)", key.pk(), "mail#NO_SUCH_NOTICE#1", Duration.ofMillis(300));
        }
    }

    private void deliver(String label, String pk, String sk, Duration after) {
        String number = String.valueOf(++numbers);
        StreamRecord record = new StreamRecord(
                label,
                number,
                Map.of(
                        "eventName",
                        "INSERT",
                        "dynamodb",
                        Map.of(
                                "Keys",
                                Map.of("pk", Map.of("S", pk), "sk", Map.of("S", sk)),
                                "SequenceNumber",
                                number)));
        world.after(after, () -> {
            waiting.add(record);
            if (waiting.size() == 1) {
                world.after(Duration.ofMillis(20), this::deliverWaiting);
            }
        });
    }

    private void deliverWaiting() {
        while (!waiting.isEmpty()) {
            List<StreamRecord> batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
            deliver(List.copyOf(batch), 1);
            batch.clear();
        }
    }

    private void deliver(List<StreamRecord> batch, int time) {
        String name = "MailFunction, " + batch.getFirst().label() + " and " + (batch.size() - 1) + " more, try " + time
                + " of " + batch.getFirst().sequenceNumber();
        String event = Functions.json(
                Map.of("Records", batch.stream().map(StreamRecord::json).toList()));
        functions.call(Kind.MAIL, name, event, (task, answer) -> {
            List<StreamRecord> left = left(batch, answer);
            if (left.isEmpty()) {
                return;
            }
            if (time > MOST_TRIES) {
                world.say(() -> name + ": into the queue of failures");
                // Its alarm is that of the queue: template.yaml.
                deliverAllButTheFirst(left);
            } else {
                world.after(Duration.ofSeconds(1L << time), () -> deliver(left, time + 1));
            }
        });
    }

    private void deliverAllButTheFirst(List<StreamRecord> left) {
        if (left.size() > 1) {
            deliver(left.subList(1, left.size()), 1);
        }
    }

    /** The first that failed, and all after it. */
    private static List<StreamRecord> left(List<StreamRecord> batch, Optional<String> answer) {
        if (answer.isEmpty()) {
            return batch;
        }
        Set<String> failed = new HashSet<>();
        if (Functions.read(answer.get()).get("batchItemFailures") instanceof List<?> failures) {
            failures.forEach(failure -> failed.add(String.valueOf(((Map<?, ?>) failure).get("itemIdentifier"))));
        }
        for (int i = 0; i < batch.size(); i++) {
            if (failed.contains(batch.get(i).sequenceNumber())) {
                return batch.subList(i, batch.size());
            }
        }
        return List.of();
    }
}
