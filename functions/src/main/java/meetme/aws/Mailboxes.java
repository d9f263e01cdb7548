package meetme.aws;

import static meetme.aws.Items.n;
import static meetme.aws.Items.s;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.Erased;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pitch;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestLimits;
import meetme.meetup.Requests.Stored;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The rules tied to an address: how many requests may wait under it, that a salesperson's cools down, and how much is mailed
 * to it. Anybody can type anybody's address, so each request is held by an item of its own kind: the mailbox's, once
 * somebody has shown that the address is theirs, and until then that of the mailbox as its name is used from one network.
 * docs/decisions/0019-strangers.md says why.
 */
final class Mailboxes {

    /** Of what somebody else's requests may bring an owner who never asked. */
    private static final int MOST_CLOSINGS = 2;

    private static final Duration KEEP_CLOSINGS = Duration.ofDays(2);
    private static final Duration ONE_RECEIPT = Duration.ofDays(1);

    /** Both items are asked the same. */
    private static final String HAS_ROOM = "(attribute_not_exists(waiting) OR size(waiting) < :most)"
            + " AND (attribute_not_exists(pitchUntil) OR pitchUntil <= :now)";

    private final DynamoDbClient dynamo;
    private final String table;

    Mailboxes(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    // Accepting

    /** That the mailbox's owner has room for one more. Whoever asks may not be the owner, so that nothing is counted here. */
    TransactWriteItem ownerHasRoom(RequestDetails details, RequestLimits limits, Instant now) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(Keys.mailbox(details))
                        .conditionExpression(HAS_ROOM)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .expressionAttributeValues(Map.of(":most", n(limits.mostOpen()), ":now", seconds(now)))
                        .build())
                .build();
    }

    /** That there is room for one more from where it comes, and that it waits there from now on. */
    TransactWriteItem waits(RequestDetails details, RequestLimits limits, Instant now) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Keys.mailboxFrom(limits.client(), details))
                        // A set of ids and not a count, so that whatever is done twice is done once.
                        .updateExpression("SET kind = :kind, expiresAt = :expires ADD waiting :id")
                        .conditionExpression(HAS_ROOM)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .expressionAttributeValues(Map.of(
                                ":kind", s("mailbox"),
                                ":expires", seconds(details.forgetAt()),
                                ":id", idOf(details),
                                ":now", seconds(now),
                                ":most", n(limits.mostOpen())))
                        .build())
                .build();
    }

    /** Whether one of the two items refused because a salesperson's requests are closed by themselves. */
    static boolean coolsDown(Item mailbox, Instant now) {
        return mailbox.numberOrZero("pitchUntil") > now.getEpochSecond();
    }

    // Changing

    /**
     * What a step does to one item.
     *
     * @param waits whether the request waits there from now on, or no longer does; nothing where that stays as it was
     * @param coolsDown the same of whether it is a sales pitch
     */
    private record Change(Map<String, AttributeValue> key, Optional<Boolean> waits, Optional<Boolean> coolsDown) {}

    /** What a step changes about the items that hold the request, each in one write: a transaction touches an item once. */
    List<TransactWriteItem> changes(Stored from, MeetupRequest to) {
        MeetupRequest was = from.request();
        Map<String, AttributeValue> before = holder(was, from.network());
        Map<String, AttributeValue> after = holder(to, from.network());
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>(List.of(before, after));
        boolean forgiven = isPitch(was) && !isPitch(to);
        if (forgiven) {
            // It may have been closed by itself, and on account of either item.
            keys.add(Keys.mailbox(to.details()));
        }
        return keys.stream()
                .map(key -> new Change(
                        key,
                        difference(key.equals(before) && was.isOpen(), key.equals(after) && to.isOpen()),
                        difference(forgiven || (key.equals(before) && isPitch(was)), key.equals(after) && isPitch(to))))
                .flatMap(change -> write(change, to.details()).stream())
                .toList();
    }

    private static Map<String, AttributeValue> holder(MeetupRequest request, Optional<String> network) {
        return network.filter(any -> !request.progress().confirmed())
                .map(unproved -> Keys.mailboxFrom(unproved, request.details()))
                .orElseGet(() -> Keys.mailbox(request.details()));
    }

    // Whoever erases a pitch is none the less the one who made it.
    private static boolean isPitch(MeetupRequest request) {
        return request instanceof Erased erased ? isPitch(erased.last()) : request.seen() instanceof Pitch;
    }

    private static Optional<Boolean> difference(boolean was, boolean is) {
        return was == is ? Optional.empty() : Optional.of(is);
    }

    private Optional<TransactWriteItem> write(Change change, RequestDetails details) {
        if (change.waits().isEmpty() && change.coolsDown().isEmpty()) {
            return Optional.empty();
        }
        boolean comes = change.waits().orElse(false) || change.coolsDown().orElse(false);
        List<String> sets = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        // It may have expired meanwhile, and an item that lives for ever would be the worse for it.
        sets.add("kind = :kind");
        sets.add(comes ? "expiresAt = :expires" : "expiresAt = if_not_exists(expiresAt, :expires)");
        values.put(":kind", s("mailbox"));
        values.put(":expires", seconds(details.forgetAt()));
        change.waits().ifPresent(waits -> {
            others.add((waits ? "ADD" : "DELETE") + " waiting :id");
            values.put(":id", idOf(details));
        });
        change.coolsDown().ifPresent(cools -> {
            if (cools) {
                sets.add("pitchUntil = :expires");
            } else {
                others.add("REMOVE pitchUntil");
            }
        });
        return Optional.of(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(change.key())
                        .updateExpression("SET " + String.join(", ", sets) + " " + String.join(" ", others))
                        .expressionAttributeValues(values)
                        .build())
                .build());
    }

    // Mailing

    /** See {@link meetme.meetup.KnownAddresses#mayReceipt}. */
    boolean mayReceipt(RequestDetails details, Instant now) {
        return passes(
                Keys.mailbox(details),
                "SET kind = :kind, receiptAt = :now, receiptFor = :id, expiresAt = if_not_exists(expiresAt, :expires)",
                "attribute_not_exists(receiptAt) OR receiptAt <= :yesterday OR receiptFor = :id",
                Map.of(
                        ":kind", s("mailbox"),
                        ":now", seconds(now),
                        ":yesterday", seconds(now.minus(ONE_RECEIPT)),
                        ":id", s(details.id().value()),
                        ":expires", seconds(details.forgetAt())));
    }

    /** See {@link meetme.meetup.KnownAddresses#mayClose}. */
    boolean mayClose(RequestDetails details, Instant now) {
        return passes(
                Keys.closings(details, now),
                "SET kind = :kind, expiresAt = :expires ADD requests :ids",
                "attribute_not_exists(requests) OR size(requests) < :most OR contains(requests, :id)",
                Map.of(
                        ":kind", s("closings"),
                        ":expires", seconds(now.plus(KEEP_CLOSINGS)),
                        ":ids", idOf(details),
                        ":id", s(details.id().value()),
                        ":most", n(MOST_CLOSINGS)));
    }

    private boolean passes(
            Map<String, AttributeValue> key, String update, String condition, Map<String, AttributeValue> values) {
        try {
            Reads.guarded(() -> dynamo.updateItem(call -> call.tableName(table)
                    .key(key)
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException enough) {
            return false;
        }
    }

    private static AttributeValue idOf(RequestDetails details) {
        return AttributeValue.fromSs(List.of(details.id().value()));
    }

    private static AttributeValue seconds(Instant instant) {
        return n(instant.getEpochSecond());
    }
}
