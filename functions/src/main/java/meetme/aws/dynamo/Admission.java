package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import meetme.aws.dynamo.FullCounts.Count;
import meetme.meetup.RequestId;
import meetme.meetup.RequestLimits;
import meetme.meetup.RequestLimits.Limit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * Where one request is counted: in its network and client, and in a share of the day that has room. It begins with what
 * holds for nearly everybody, a network that is no crowd and a share that is not full, so that a form is one transaction.
 * What that one refuses tells more; then it is tried once more, with the next share or as one of a crowd.
 */
final class Admission {

    private static final Duration KEEP_COUNT = Duration.ofDays(2);

    /** The attribute that counts all of a network, or all of a share. Those of clients are named by their hashes. */
    private static final String ALL = "accepted";

    private final FullCounts remembered;
    private final Set<Count> full = new HashSet<>();
    private final RequestLimits limits;
    private final RequestId id;
    private final Instant now;

    /** @param remembered what earlier requests have found full; what this one finds is added */
    Admission(FullCounts remembered, RequestLimits limits, RequestId id, Instant now) {
        this.remembered = remembered;
        this.limits = limits;
        this.id = id;
        this.now = now;
    }

    /** The limit that is known to be reached, if any. */
    Optional<Limit> reached() {
        if (isFull(ofClient()) || isFull(ofNetwork(limits.mostOfNetwork()))) {
            return Optional.of(Limit.CLIENT);
        }
        if (share().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(isCrowd() ? Limit.CLIENT : Limit.DAY);
    }

    /** Counts it in its network and its client: one item, so that it is one write. */
    Write inNetwork() {
        Count network = ofNetwork(isCrowd() ? limits.mostOfNetwork() : mostOfNoCrowd());
        Count client = ofClient();
        return count(network.key(), List.of(network, client));
    }

    /**
     * Counts it in a share of the day.
     *
     * @throws java.util.NoSuchElementException where a limit is known to be reached
     */
    Write inDay() {
        Count share = share().orElseThrow();
        return count(share.key(), List.of(share));
    }

    /**
     * Learns from a refusal.
     *
     * @return whether there was something to learn, so that it is worth trying again unless a limit is reached now
     */
    boolean learn(CancellationReason ofNetwork, CancellationReason ofDay) {
        List<Count> found = new ArrayList<>();
        if (Table.hasFailed(ofDay)) {
            share().ifPresent(found::add);
        }
        if (Table.hasFailed(ofNetwork)) {
            Item counts = new Item(ofNetwork.item());
            List.of(ofClient(), ofNetwork(mostOfNoCrowd()), ofNetwork(limits.mostOfNetwork())).stream()
                    .filter(count -> counts.numberOrZero(count.attribute()) >= count.most())
                    .forEach(found::add);
        }
        found.forEach(remembered::add);
        return full.addAll(found);
    }

    private boolean isCrowd() {
        return isFull(ofNetwork(mostOfNoCrowd()));
    }

    private int mostOfNoCrowd() {
        return Math.min(RequestLimits.CROWD, limits.mostOfNetwork());
    }

    private Count ofClient() {
        return new Count(Keys.network(limits.network(), now), limits.client(), limits.mostOfClient());
    }

    private Count ofNetwork(int most) {
        return new Count(Keys.network(limits.network(), now), ALL, most);
    }

    private Optional<Count> share() {
        int most = isCrowd() ? limits.mostOfDayForCrowds() : limits.mostOfDay();
        for (int share : Keys.shares(id)) {
            Count count = new Count(Keys.day(share, now), ALL, Keys.shareOf(most, share));
            if (!isFull(count)) {
                return Optional.of(count);
            }
        }
        return Optional.empty();
    }

    private boolean isFull(Count count) {
        return full.contains(count) || remembered.contains(count);
    }

    private Write count(Map<String, AttributeValue> key, List<Count> counts) {
        StringJoiner additions = new StringJoiner(", ", "SET kind = :kind, expiresAt = :expires ADD ", "");
        StringJoiner conditions = new StringJoiner(" AND ");
        for (int i = 0; i < counts.size(); i++) {
            additions.add("#count" + i + " :one");
            // What is not there is less than nothing, so that a limit of 0 lets nobody in.
            String below = "#count" + i + " < :most" + i;
            conditions.add(
                    counts.get(i).most() > 0 ? "(attribute_not_exists(#count" + i + ") OR " + below + ")" : below);
        }
        Write write = Write.update(key, additions.toString())
                .whenElseTell(conditions.toString())
                .with(":kind", "count")
                .with(":expires", seconds(now.plus(KEEP_COUNT)))
                .with(":one", 1);
        for (int i = 0; i < counts.size(); i++) {
            write.name("#count" + i, counts.get(i).attribute())
                    .with(":most" + i, counts.get(i).most());
        }
        return write;
    }
}
