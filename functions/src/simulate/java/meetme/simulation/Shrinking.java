package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import meetme.simulation.Simulation.Failure;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds what can be left out of a story that breaks a promise, so that it still breaks the same one. */
final class Shrinking {

    private final Deployed deployed;
    private final Failure failure;
    private final UnaryOperator<DynamoDbClient> listener;

    /** @param listener as the story had it */
    Shrinking(Deployed deployed, Failure failure, UnaryOperator<DynamoDbClient> listener) {
        this.deployed = deployed;
        this.failure = failure;
        this.listener = listener;
    }

    /** Halves, quarters and so on, as long as something goes or there is time. */
    Set<String> leftOut(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Set<String> leftOut = new HashSet<>();
        List<String> happened = happened(leftOut).orElseThrow();
        int piece = Math.max(1, happened.size() / 2);
        boolean shorter = true;
        while (System.nanoTime() < end && (piece > 1 || shorter)) {
            shorter = false;
            for (int from = 0; from < happened.size() && System.nanoTime() < end; ) {
                Set<String> more = new HashSet<>(leftOut);
                more.addAll(happened.subList(from, Math.min(from + piece, happened.size())));
                Optional<List<String>> left = happened(more);
                if (left.isPresent()) {
                    leftOut = more;
                    happened = left.get();
                    shorter = true;
                } else {
                    from += piece;
                }
            }
            piece = Math.max(1, piece / 2);
        }
        return leftOut;
    }

    /** What still happens without these, if it breaks the same promise. */
    private Optional<List<String>> happened(Set<String> leftOut) {
        Dice dice = new Dice(failure.seed(), leftOut);
        return new Story(deployed, dice, Optional.empty(), listener)
                .tell()
                .filter(broken -> broken.promise().equals(failure.broken().promise()))
                .map(_ -> new ArrayList<>(dice.happened()));
    }
}
