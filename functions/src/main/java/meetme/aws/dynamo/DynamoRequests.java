package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;
import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import meetme.meetup.Agenda;
import meetme.meetup.Erased;
import meetme.meetup.LedgerContribution;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.RequestLimits;
import meetme.meetup.RequestLimits.Limit;
import meetme.meetup.Requests;
import meetme.meetup.Transition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Requests, each with its emails in a partition of its own. Whatever a step does elsewhere as well, to the mailbox, the
 * ledger, the host's time, is part of its one transaction.
 */
public final class DynamoRequests implements Requests {

    private static final int TRIES = 4;
    private static final long MOST_PAUSE_NANOS = 20_000_000;

    private static final Duration PURGE_AGAIN = Duration.ofMinutes(10);

    private final Table table;
    private final FullCounts full = new FullCounts();

    public DynamoRequests(Table table) {
        this.table = table;
    }

    // Accepting

    @Override
    public Acceptance accept(RequestDetails details, Optional<IdempotencyKey> once, RequestLimits limits, Instant now) {
        Admission admission = new Admission(full, limits, details.id(), now);
        Optional<Limit> known = admission.reached();
        if (known.isPresent()) {
            return once.flatMap(key -> previousAnswer(key, now)).orElseGet(() -> new Acceptance.TooMany(known.get()));
        }
        Transition transition = Pending.begin(details);
        int tries = 1;
        while (true) {
            MeetupRequest request = transition.to();
            try {
                table.transact(acceptance(transition, admission, once, limits, now));
                return new Acceptance.Accepted(Receipt.of(request, once));
            } catch (TransactionCanceledException cancelled) {
                Refusal refusal = new Refusal(cancelled.cancellationReasons(), request.isOpen());
                boolean learned = admission.learn(refusal.ofNetwork(), refusal.ofDay());
                Optional<Acceptance> answer = refused(refusal, once, admission, now);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (learned) {
                    // There are only so many shares, and each is found full once.
                    continue;
                }
                if (tries == TRIES || !(refusal.isConflict() || refusal.coolsDown(now))) {
                    throw Table.notStored(cancelled);
                }
                if (refusal.coolsDown(now)) {
                    transition = Pitch.begin(details);
                } else {
                    // The others in the conflict try again at once, too: not all at the same moment.
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
                }
                tries++;
            }
        }
    }

    /** The limits come first, in their order; the key that makes it unique comes last: {@link Refusal} knows. */
    private static List<Write> acceptance(
            Transition transition,
            Admission admission,
            Optional<IdempotencyKey> once,
            RequestLimits limits,
            Instant now) {
        MeetupRequest request = transition.to();
        List<Write> writes = new ArrayList<>();
        writes.add(admission.inNetwork());
        // What is closed at once waits for nobody, so that no mailbox has to have room for it.
        if (request.isOpen()) {
            writes.add(Mailboxes.ownerHasRoom(request.details(), limits, now));
            writes.add(Mailboxes.waits(request.details(), limits, now));
        }
        writes.add(admission.inDay());
        writes.add(Write.putNew(RequestCodec.write(new Stored(request, 1, Optional.of(limits.client())))));
        announce(transition, now, writes);
        if (once.isPresent()) {
            writes.add(Write.put(RequestCodec.write(once.get(), Receipt.of(request, once), now))
                    // TTL may take days to delete, so an expired key counts as none.
                    .whenElseTell("attribute_not_exists(pk) OR expiresAt <= :now")
                    .with(":now", seconds(now)));
        }
        return writes;
    }

    /**
     * A request that begins as agreed: with what it announces, and the host's time that it takes up.
     *
     * @param network whom it came from, as {@link Stored#network()} says it
     * @param agenda of the months that its time is in, as they were read when it was found open
     */
    static List<Write> agreed(Transition transition, String network, Agenda agenda, Instant now) {
        MeetupRequest request = transition.to();
        List<Write> writes = new ArrayList<>();
        writes.add(Write.putNew(RequestCodec.write(new Stored(request, 1, Optional.of(network)))));
        announce(transition, now, writes);
        writes.addAll(DynamoAgenda.taken(request, agenda));
        return writes;
    }

    private static void announce(Transition transition, Instant now, List<Write> writes) {
        MeetupRequest request = transition.to();
        for (var notice : transition.announces()) {
            if (notice.isNudge()) {
                continue;
            }
            OutboxRow.NoticeMail mail = new OutboxRow.NoticeMail(request.id(), notice, request.version());
            writes.add(
                    Write.putNew(MailItem.waiting(mail, now, request.details().forgetAt())));
        }
    }

    /**
     * Why a request was not accepted.
     *
     * @param reasons of each write, in their order, where DynamoDB tells them
     * @param waits whether it was to wait in a mailbox
     */
    private record Refusal(List<CancellationReason> reasons, boolean waits) {

        private static final CancellationReason NONE =
                CancellationReason.builder().code("None").build();

        CancellationReason ofNetwork() {
            return of(0);
        }

        List<CancellationReason> ofMailboxes() {
            return waits ? List.of(of(1), of(2)) : List.of();
        }

        CancellationReason ofDay() {
            return of(waits ? 3 : 1);
        }

        CancellationReason ofKey() {
            return of(reasons.size() - 1);
        }

        private CancellationReason of(int write) {
            return write >= 0 && write < reasons.size() ? reasons.get(write) : NONE;
        }

        boolean coolsDown(Instant now) {
            return ofMailboxes().stream()
                    .anyMatch(reason -> reason.hasItem() && Mailboxes.coolsDown(new Item(reason.item()), now));
        }

        boolean isConflict() {
            return reasons.stream().anyMatch(Table::isConflict);
        }
    }

    // A repetition first: it was counted when it came for the first time.
    private static Optional<Acceptance> refused(
            Refusal refusal, Optional<IdempotencyKey> once, Admission admission, Instant now) {
        if (once.isPresent() && Table.hasFailed(refusal.ofKey())) {
            return Optional.of(answer(once.get(), new Item(refusal.ofKey().item())));
        }
        Optional<Limit> reached = admission.reached();
        if (reached.isPresent() || refusal.coolsDown(now)) {
            return reached.map(Acceptance.TooMany::new);
        }
        return refusal.ofMailboxes().stream().anyMatch(Table::hasFailed)
                ? Optional.of(new Acceptance.TooMany(Limit.MAILBOX))
                : Optional.empty();
    }

    private static Acceptance answer(IdempotencyKey idempotencyKey, Item item) {
        return item.text("bodyHash").equals(idempotencyKey.bodyHash())
                ? new Acceptance.Accepted(RequestCodec.receipt(item))
                : new Acceptance.KeyReused();
    }

    @Override
    public Optional<Acceptance> previousAnswer(IdempotencyKey idempotencyKey, Instant now) {
        return table.one(Keys.once(idempotencyKey.key()))
                .filter(item -> item.isAlive(now))
                .map(item -> answer(idempotencyKey, item));
    }

    // Reading

    @Override
    public Optional<Stored> find(RequestId id, Instant now) {
        return table.one(Keys.request(id)).filter(item -> item.isAlive(now)).map(RequestCodec::read);
    }

    @Override
    public Found find(RequestId id, Set<YearMonth> months, Instant now) {
        List<Item> items = table.all(DynamoAgenda.keys(months, List.of(Keys.request(id), Keys.BUSY)));
        Optional<Stored> stored = items.stream()
                .filter(item -> item.is("request") && item.isAlive(now))
                .map(RequestCodec::read)
                .findFirst();
        return new Found(stored, DynamoAgenda.agenda(items), DynamoAgenda.calendar(items));
    }

    @Override
    public List<Posted> mails(RequestId id) {
        return all(id).stream()
                .filter(Keys::isRow)
                .flatMap(row -> MailItem.posted(row).stream())
                .toList();
    }

    /** A request and everything that belongs to it. */
    private List<Item> all(RequestId id) {
        return table.query(QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Keys.request(id).get("pk"))));
    }

    // Changing

    @Override
    public boolean save(Stored from, Transition transition, Agenda agenda, Instant now) {
        MeetupRequest before = from.request();
        MeetupRequest to = transition.to();
        // Once the address is known to be theirs, where it was used from says nothing that anybody needs.
        Optional<String> network = from.network().filter(any -> !to.progress().confirmed());
        List<Write> step = new ArrayList<>();
        step.add(Write.put(RequestCodec.write(new Stored(to, from.revision() + 1, network)))
                .when("revision = :read")
                .with(":read", from.revision()));
        announce(transition, now, step);
        transition
                .reminder(now)
                .flatMap(mail -> Reminders.row(table, mail, now))
                .ifPresent(step::add);
        step.addAll(Mailboxes.changes(from, to));
        DynamoLedger.change(LedgerContribution.of(before), LedgerContribution.of(to))
                .ifPresent(step::add);
        step.addAll(DynamoAgenda.changes(before, to, agenda, now));
        return table.together(step);
    }

    // Erasing

    @Override
    public boolean purge(Stored stored, Erased erased, Instant now) {
        List<Item> rows = all(erased.id()).stream().filter(Keys::isRow).toList();
        boolean waiting = rows.stream().anyMatch(row -> row.attributes().containsKey("dueAt"));
        if (waiting && now.isBefore(erased.purgeAtTheLatest())) {
            // Unless somebody else is at it.
            var _ = table.alone(Write.update(Keys.request(erased.id()), "SET dueAt = :until")
                    .when("revision = :read")
                    .with(":until", millis(now.plus(PURGE_AGAIN)))
                    .with(":read", stored.revision()));
            return false;
        }
        // The request itself goes last, so that whatever goes wrong before is tried again.
        List<Map<String, AttributeValue>> keys =
                new ArrayList<>(rows.stream().map(Keys::of).toList());
        keys.add(Keys.request(erased.id()));
        keys.forEach(key -> table.alone(Write.delete(key)));
        return true;
    }
}
