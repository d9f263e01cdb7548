package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.seconds;

import java.time.Instant;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rules tied to an address: how many requests may wait under it, and that a salesperson's cools down. Anybody can type
 * anybody's address, so each request is held by an item of its own kind: the mailbox's, once somebody has shown that the
 * address is theirs, and until then that of the mailbox as its name is used from one network.
 * docs/decisions/0019-strangers.md says why.
 */
final class Mailboxes {

    /** Both items are asked the same. */
    private static final String HAS_ROOM = "(attribute_not_exists(waiting) OR size(waiting) < :most)"
            + " AND (attribute_not_exists(pitchUntil) OR pitchUntil <= :now)";

    private Mailboxes() {}

    // Accepting

    /** That the mailbox's owner has room for one more. Whoever asks may not be the owner, so that nothing is counted here. */
    static Write ownerHasRoom(RequestDetails details, RequestLimits limits, Instant now) {
        return Write.check(Keys.mailbox(details))
                .whenElseTell(HAS_ROOM)
                .with(":most", limits.mostOpen())
                .with(":now", seconds(now));
    }

    /** That there is room for one more from where it comes, and that it waits there from now on. */
    static Write waits(RequestDetails details, RequestLimits limits, Instant now) {
        // A set of ids and not a count, so that whatever is done twice is done once.
        return Write.update(
                        Keys.mailboxFrom(limits.client(), details),
                        "SET kind = :kind, expiresAt = :expires ADD waiting :id")
                .whenElseTell(HAS_ROOM)
                .with(":kind", "mailbox")
                .with(":expires", seconds(details.forgetAt()))
                .with(":id", setOf(details))
                .with(":now", seconds(now))
                .with(":most", limits.mostOpen());
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
    static List<Write> changes(Stored from, MeetupRequest to) {
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

    private static Optional<Write> write(Change change, RequestDetails details) {
        if (change.waits().isEmpty() && change.coolsDown().isEmpty()) {
            return Optional.empty();
        }
        boolean comes = change.waits().orElse(false) || change.coolsDown().orElse(false);
        // It may have expired meanwhile, and an item that lives for ever would be the worse for it.
        String sets = "SET kind = :kind, expiresAt = " + (comes ? ":expires" : "if_not_exists(expiresAt, :expires)");
        String pitch = change.coolsDown()
                .map(cools -> cools ? ", pitchUntil = :expires" : " REMOVE pitchUntil")
                .orElse("");
        String waiting = change.waits()
                .map(waits -> waits ? " ADD waiting :id" : " DELETE waiting :id")
                .orElse("");
        Write write = Write.update(change.key(), sets + pitch + waiting)
                .with(":kind", "mailbox")
                .with(":expires", seconds(details.forgetAt()));
        return Optional.of(change.waits().isPresent() ? write.with(":id", setOf(details)) : write);
    }

    static AttributeValue setOf(RequestDetails details) {
        return AttributeValue.fromSs(List.of(details.id().value()));
    }
}
