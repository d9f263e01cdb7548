package meetme.aws;

import static meetme.aws.Items.n;
import static meetme.aws.Items.s;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Busy;
import meetme.meetup.DueIndex;
import meetme.meetup.EmailAddress;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.Ledger;
import meetme.meetup.LedgerContribution;
import meetme.meetup.MailState;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Outbox;
import meetme.meetup.OutboxRow;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.PublicAccount;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.RequestLimits;
import meetme.meetup.RequestLimits.Limit;
import meetme.meetup.Requests;
import meetme.meetup.Sending;
import meetme.meetup.Slot;
import meetme.meetup.StoreUnavailable;
import meetme.meetup.Transition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The store in one DynamoDB table. Reads that decide anything are strongly consistent; nothing ever scans. */
public final class DynamoStore
        implements Requests, Agendas, Outbox, DueIndex, KnownAddresses, MailState, PublicAccount {

    /** DynamoDB answers so where two transactions touch one item; the loser may simply try again. */
    private static final String CONFLICT = "TransactionConflict";

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    /** Somebody else was first. */
    static final Set<String> LOST = Set.of(CONFLICT, CONDITION_FAILED);

    private static final int TRIES = 4;
    private static final long MOST_PAUSE_NANOS = 20_000_000;

    /** Names stand in it, so it goes as soon as nobody can cancel anything in it any more. */
    private static final Duration KEEP_MONTH = Duration.ofDays(3);

    private static final Duration PURGE_AGAIN = Duration.ofMinutes(10);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Mailboxes mailboxes;
    private final FullCounts full = new FullCounts();

    public DynamoStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.mailboxes = new Mailboxes(dynamo, table);
    }

    // Accepting

    /** A limit, and the write that fails where it is reached. */
    private record Counted(Limit limit, TransactWriteItem write) {}

    @Override
    public Acceptance accept(RequestDetails details, Optional<IdempotencyKey> once, RequestLimits limits, Instant now) {
        Admission admission = new Admission(table, full, limits, details.id(), now);
        Optional<Limit> known = admission.reached();
        if (known.isPresent()) {
            return once.flatMap(key -> previousAnswer(key, now)).orElseGet(() -> new Acceptance.TooMany(known.get()));
        }
        Transition transition = Pending.begin(details);
        int tries = 1;
        while (true) {
            List<Counted> counted = counted(transition.to(), admission, limits, now);
            List<TransactWriteItem> writes = acceptance(transition, counted, once, limits, now);
            try {
                Reads.guarded(() -> dynamo.transactWriteItems(call -> call.transactItems(writes)));
                return new Acceptance.Accepted(Receipt.of(transition.to()));
            } catch (TransactionCanceledException cancelled) {
                boolean learned = learn(admission, counted, cancelled);
                Optional<Acceptance> answer = refused(cancelled, counted, once, admission, now);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (learned) {
                    // There are only so many shares, and each is found full once.
                    continue;
                }
                if (tries == TRIES) {
                    throw new StoreUnavailable("The request could not be stored", AwsFault.of(cancelled));
                }
                if (coolsDown(cancelled, counted, now)) {
                    transition = Pitch.begin(details);
                } else if (isConflict(cancelled)) {
                    // The others in the conflict try again at once, too: not all at the same moment.
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
                } else {
                    throw new StoreUnavailable("The request could not be stored", AwsFault.of(cancelled));
                }
                tries++;
            }
        }
    }

    /** What is closed at once waits for nobody, so that no mailbox has to have room for it. */
    private List<Counted> counted(MeetupRequest request, Admission admission, RequestLimits limits, Instant now) {
        List<Counted> counted = new ArrayList<>();
        counted.add(new Counted(Limit.CLIENT, admission.inNetwork()));
        if (request.isOpen()) {
            counted.add(new Counted(Limit.MAILBOX, mailboxes.ownerHasRoom(request.details(), limits, now)));
            counted.add(new Counted(Limit.MAILBOX, mailboxes.waits(request.details(), limits, now)));
        }
        counted.add(new Counted(Limit.DAY, admission.inDay()));
        return counted;
    }

    /** The limits come first, in their order; the key that makes it unique comes last. */
    private List<TransactWriteItem> acceptance(
            Transition transition,
            List<Counted> counted,
            Optional<IdempotencyKey> once,
            RequestLimits limits,
            Instant now) {
        MeetupRequest request = transition.to();
        List<TransactWriteItem> writes =
                new ArrayList<>(counted.stream().map(Counted::write).toList());
        writes.add(putNew(Items.request(new Stored(request, 1, Optional.of(limits.client())))));
        transition.announces().forEach(notice -> writes.add(putNew(row(request, notice, now))));
        once.ifPresent(key -> writes.add(putOnce(key, Receipt.of(request), now)));
        return writes;
    }

    // The network is the first that is counted, and the day the last.
    private static boolean learn(Admission admission, List<Counted> counted, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return reasons.size() >= counted.size() && admission.learn(reasons.getFirst(), reasons.get(counted.size() - 1));
    }

    // A repetition first: it was counted when it came for the first time.
    private static Optional<Acceptance> refused(
            TransactionCanceledException cancelled,
            List<Counted> counted,
            Optional<IdempotencyKey> once,
            Admission admission,
            Instant now) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (once.isPresent() && hasFailed(reasons.getLast())) {
            return Optional.of(answer(once.get(), new Item(reasons.getLast().item())));
        }
        Optional<Limit> reached = admission.reached();
        if (reached.isPresent() || coolsDown(cancelled, counted, now)) {
            return reached.map(Acceptance.TooMany::new);
        }
        boolean mailbox = IntStream.range(0, Math.min(counted.size(), reasons.size()))
                .anyMatch(i -> counted.get(i).limit() == Limit.MAILBOX && hasFailed(reasons.get(i)));
        return mailbox ? Optional.of(new Acceptance.TooMany(Limit.MAILBOX)) : Optional.empty();
    }

    private static boolean coolsDown(TransactionCanceledException cancelled, List<Counted> counted, Instant now) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return IntStream.range(0, Math.min(counted.size(), reasons.size()))
                .filter(i -> counted.get(i).limit() == Limit.MAILBOX
                        && reasons.get(i).hasItem())
                .anyMatch(i -> Mailboxes.coolsDown(new Item(reasons.get(i).item()), now));
    }

    static boolean hasFailed(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    @Override
    public boolean mayReceipt(RequestDetails details, Instant now) {
        return mailboxes.mayReceipt(details, now);
    }

    @Override
    public boolean mayClose(RequestDetails details, Instant now) {
        return mailboxes.mayClose(details, now);
    }

    private TransactWriteItem putOnce(IdempotencyKey idempotencyKey, Receipt receipt, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.once(idempotencyKey.key()));
        item.putAll(Items.receipt(receipt));
        item.put("kind", s("once"));
        item.put("bodyHash", s(idempotencyKey.bodyHash()));
        item.put("expiresAt", n(now.plus(idempotencyKey.keep()).getEpochSecond()));
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        // TTL may take days to delete, so an expired key counts as none.
                        .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                        .expressionAttributeValues(Map.of(":now", n(now.getEpochSecond())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private static Acceptance answer(IdempotencyKey idempotencyKey, Item item) {
        return item.text("bodyHash").equals(idempotencyKey.bodyHash())
                ? new Acceptance.Accepted(Items.receipt(item))
                : new Acceptance.KeyReused();
    }

    private TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> row(MeetupRequest request, Notice notice, Instant now) {
        return Items.row(
                new OutboxRow.NoticeMail(request.id(), notice, request.version()),
                Keys.mailDue(request.id(), now),
                request.details().forgetAt());
    }

    @Override
    public Optional<Acceptance> previousAnswer(IdempotencyKey idempotencyKey, Instant now) {
        return get(Keys.once(idempotencyKey.key()), now).map(item -> answer(idempotencyKey, item));
    }

    // Reading

    @Override
    public Optional<Stored> find(RequestId id, Instant now) {
        return get(Keys.request(id), now).map(Items::stored);
    }

    @Override
    public List<Posted> mails(RequestId id) {
        return all(id).stream()
                .filter(Keys::isRow)
                .flatMap(row -> posted(row).stream())
                .toList();
    }

    // The host's own links are nothing about the visitor.
    private static Optional<Posted> posted(Item row) {
        return switch (Keys.row(row)) {
            case OutboxRow.NoticeMail key ->
                Optional.of(new Posted(
                        key.notice(),
                        row.text("status"),
                        row.textIfThere("endedAt").map(Instant::parse)));
            case OutboxRow.Report _ -> Optional.empty();
        };
    }

    private Optional<Item> get(Map<String, AttributeValue> key, Instant now) {
        return Optional.of(Reads.guarded(() ->
                        dynamo.getItem(call -> call.tableName(table).key(key).consistentRead(true))))
                .filter(GetItemResponse::hasItem)
                .map(answer -> new Item(answer.item()))
                .filter(item -> Reads.isAlive(item, now));
    }

    @Override
    public Found find(RequestId id, Set<YearMonth> months, Instant now) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(monthKeys(months));
        keys.add(Keys.request(id));
        keys.add(Keys.BUSY);
        List<Item> items = batchGet(keys);
        Optional<Stored> stored = items.stream()
                .filter(item -> item.text("kind").equals("request"))
                .filter(item -> Reads.isAlive(item, now))
                .map(Items::stored)
                .findFirst();
        return new Found(stored, agenda(items), calendar(items));
    }

    @Override
    public Agenda agenda(Set<YearMonth> months) {
        return months.isEmpty() ? Agenda.NONE : agenda(batchGet(monthKeys(months)));
    }

    @Override
    public OpeningsContext openingsContext(Set<YearMonth> months) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(monthKeys(months));
        keys.add(Keys.SANDBOX);
        keys.add(Keys.BUSY);
        List<Item> items = batchGet(keys);
        return new OpeningsContext(
                agenda(items),
                calendar(items),
                items.stream().anyMatch(item -> item.text("kind").equals("sandbox")));
    }

    @Override
    public boolean isSandboxed() {
        return !batchGet(List.of(Keys.SANDBOX)).isEmpty();
    }

    @Override
    public void setSandboxed(boolean sandboxed) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.SANDBOX);
        item.put("kind", s("sandbox"));
        Reads.guarded(() -> sandboxed
                ? dynamo.putItem(call -> call.tableName(table).item(item))
                : dynamo.deleteItem(call -> call.tableName(table).key(Keys.SANDBOX)));
    }

    @Override
    public Sending sending() {
        var answer = Reads.guarded(() ->
                dynamo.getItem(call -> call.tableName(table).key(Keys.SENDING).consistentRead(true)));
        if (!answer.hasItem()) {
            return Sending.NEVER_SWITCHED;
        }
        Item item = new Item(answer.item());
        return new Sending(
                item.textIfThere("state").flatMap(Sending.State::of).orElse(Sending.State.ON),
                item.textIfThere("since").map(Instant::parse));
    }

    @Override
    public Sending switchSending(Sending.State to, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.SENDING);
        item.put("kind", s("sending"));
        item.put("state", s(to.word()));
        item.put("since", s(now.toString()));
        try {
            Reads.guarded(() -> dynamo.putItem(call -> call.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) or #state <> :state")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(":state", s(to.word())))));
            return new Sending(to, Optional.of(now));
        } catch (ConditionalCheckFailedException alreadySo) {
            return sending();
        }
    }

    @Override
    public HostContext hostContext(Set<YearMonth> months, EmailAddress visitor, Instant now) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(monthKeys(months));
        keys.add(Keys.address(visitor));
        keys.add(Keys.BUSY);
        List<Item> items = batchGet(keys);
        return new HostContext(
                agenda(items),
                calendar(items),
                items.stream()
                        .filter(item -> item.text("kind").equals("address"))
                        .filter(item -> Reads.isAlive(item, now))
                        .map(DynamoStore::feedback)
                        .findFirst());
    }

    private static List<Map<String, AttributeValue>> monthKeys(Set<YearMonth> months) {
        return months.stream().map(Keys::month).toList();
    }

    private static Agenda agenda(List<Item> items) {
        return new Agenda(items.stream()
                .filter(item -> item.text("kind").equals("month"))
                .map(Items::month)
                .sorted(Comparator.comparing(Agenda.Month::month))
                .toList());
    }

    private static Busy calendar(List<Item> items) {
        return items.stream()
                .filter(item -> item.text("kind").equals(BusyItem.KIND))
                .map(BusyItem::read)
                .findFirst()
                .orElse(Busy.NEVER);
    }

    private List<Item> batchGet(List<Map<String, AttributeValue>> keys) {
        return new Reads(dynamo, table).all(keys);
    }

    // Changing

    @Override
    public boolean save(Stored from, Transition transition, Agenda agenda, Instant now) {
        MeetupRequest before = from.request();
        MeetupRequest to = transition.to();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(putChanged(from, to));
        transition.announces().forEach(notice -> writes.add(putNew(row(to, notice, now))));
        writes.addAll(mailboxes.changes(from, to));
        ledger(LedgerContribution.of(before), LedgerContribution.of(to)).ifPresent(writes::add);
        writes.addAll(time(before, to, agenda, now));
        return commit(writes);
    }

    private boolean commit(List<TransactWriteItem> writes) {
        try {
            Reads.guarded(() -> dynamo.transactWriteItems(call -> call.transactItems(writes)));
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (hasReason(cancelled, CONDITION_FAILED) || isConflict(cancelled)) {
                return false;
            }
            throw new StoreUnavailable("The change could not be stored", AwsFault.of(cancelled));
        }
    }

    /** Takes and frees the host's time, each month in one write: a transaction touches an item once. */
    private List<TransactWriteItem> time(MeetupRequest from, MeetupRequest to, Agenda agenda, Instant now) {
        Set<YearMonth> freed = new TreeSet<>();
        List<TransactWriteItem> writes = new ArrayList<>();
        if (from.holds().equals(to.holds())) {
            return writes;
        }
        from.holds().map(Agenda::monthsOf).ifPresent(freed::addAll);
        to.holds().ifPresent(slot -> {
            freed.removeAll(Agenda.monthsOf(slot));
            Agenda.monthsOf(slot).forEach(month -> writes.add(take(month, to, slot, agenda.versionOf(month))));
        });
        // An item that has expired may be gone, and what is gone needs no freeing.
        freed.stream().filter(month -> expiryOf(month).isAfter(now)).forEach(month -> writes.add(free(month, to)));
        return writes;
    }

    private static Instant expiryOf(YearMonth month) {
        return month.atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEEP_MONTH);
    }

    private TransactWriteItem putChanged(Stored from, MeetupRequest to) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(Items.request(new Stored(to, from.revision() + 1, networkOf(from, to))))
                        .conditionExpression("revision = :read")
                        .expressionAttributeValues(Map.of(":read", n(from.revision())))
                        .build())
                .build();
    }

    // Once the address is known to be theirs, it says nothing that anybody needs.
    private static Optional<String> networkOf(Stored from, MeetupRequest to) {
        return from.network().filter(network -> !to.progress().confirmed());
    }

    private TransactWriteItem take(YearMonth month, MeetupRequest request, Slot slot, long version) {
        Update.Builder update = Update.builder().tableName(table).key(Keys.month(month));
        AttributeValue entry = Items.entry(request, slot);
        if (version == 0) {
            update.updateExpression("SET entries = :entries, version = :one, kind = :kind, #month = :month,"
                            + " expiresAt = :expires")
                    .conditionExpression("attribute_not_exists(pk)")
                    .expressionAttributeNames(Map.of("#month", "month"))
                    .expressionAttributeValues(Map.of(
                            ":entries", AttributeValue.fromM(Map.of(request.id().value(), entry)),
                            ":one", n(1),
                            ":kind", s("month"),
                            ":month", s(month.toString()),
                            ":expires", n(expiryOf(month).getEpochSecond())));
        } else {
            update.updateExpression("SET entries.#id = :entry, version = version + :one")
                    .conditionExpression("version = :read")
                    .expressionAttributeNames(Map.of("#id", request.id().value()))
                    .expressionAttributeValues(Map.of(":entry", entry, ":one", n(1), ":read", n(version)));
        }
        return TransactWriteItem.builder().update(update.build()).build();
    }

    private TransactWriteItem free(YearMonth month, MeetupRequest request) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Keys.month(month))
                        .updateExpression("REMOVE entries.#id ADD version :one")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(Map.of("#id", request.id().value()))
                        .expressionAttributeValues(Map.of(":one", n(1)))
                        .build())
                .build();
    }

    // The ledger

    /** The difference that a step makes, if any. */
    private Optional<TransactWriteItem> ledger(LedgerContribution from, LedgerContribution to) {
        Map<String, Integer> changes = new TreeMap<>();
        figures(to).forEach(figure -> changes.merge(figure, 1, Integer::sum));
        figures(from).forEach(figure -> changes.merge(figure, -1, Integer::sum));
        changes.values().removeIf(change -> change == 0);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> values = new HashMap<>();
        changes.forEach((figure, change) -> values.put(":" + figure, n(change)));
        values.put(":kind", s("ledger"));
        return Optional.of(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Keys.LEDGER)
                        .updateExpression("SET kind = :kind ADD "
                                + changes.keySet().stream()
                                        .map(figure -> figure + " :" + figure)
                                        .collect(Collectors.joining(", ")))
                        .expressionAttributeValues(values)
                        .build())
                .build());
    }

    private static List<String> figures(LedgerContribution contribution) {
        List<String> figures = new ArrayList<>();
        if (contribution.counts()) {
            figures.add("asked");
        }
        contribution.answered().map(Ledger::bucket).map(Items::within).ifPresent(figures::add);
        contribution.met().ifPresent(met -> figures.add(met ? "met" : "missed"));
        return figures;
    }

    @Override
    public Ledger ledger() {
        // A page for everybody: a second late does no harm, and half as dear.
        GetItemResponse answer = Reads.guarded(() ->
                dynamo.getItem(call -> call.tableName(table).key(Keys.LEDGER).consistentRead(false)));
        return answer.hasItem() ? Items.ledger(new Item(answer.item())) : Ledger.EMPTY;
    }

    // Erasing

    @Override
    public boolean purge(Stored stored, Erased erased, Instant now) {
        List<Item> items = all(erased.id());
        boolean waiting = items.stream()
                .filter(Keys::isRow)
                .anyMatch(row -> row.attributes().containsKey("dueAt"));
        if (waiting && now.isBefore(erased.purgeAtTheLatest())) {
            postpone(stored, now.plus(PURGE_AGAIN));
            return false;
        }
        // The request itself goes last, so that whatever goes wrong before is tried again.
        List<Map<String, AttributeValue>> keys =
                new ArrayList<>(items.stream().filter(Keys::isRow).map(Keys::of).toList());
        keys.add(Keys.request(erased.id()));
        keys.forEach(key -> Reads.guarded(
                () -> dynamo.deleteItem(call -> call.tableName(table).key(key))));
        return true;
    }

    private void postpone(Stored stored, Instant until) {
        try {
            Reads.guarded(() -> dynamo.updateItem(call -> call.tableName(table)
                    .key(Keys.request(stored.request().id()))
                    .updateExpression("SET dueAt = :until")
                    .conditionExpression("revision = :read")
                    .expressionAttributeValues(
                            Map.of(":until", n(until.toEpochMilli()), ":read", n(stored.revision())))));
        } catch (ConditionalCheckFailedException changed) {
            // Somebody else is at it.
            return;
        }
    }

    /** A request and everything that belongs to it. */
    private List<Item> all(RequestId id) {
        return Reads.guarded(() -> dynamo.query(call -> call.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(
                                Map.of(":pk", Keys.request(id).get("pk")))))
                .items()
                .stream()
                .map(Item::new)
                .toList();
    }

    // The outbox

    @Override
    public DueList due(Instant now, int atMost) {
        // Apart, so that a queue of mails, however long, holds up no request.
        List<Item> keys = new ArrayList<>(due(Keys.REQUEST_SHARDS, now, atMost));
        keys.addAll(due(Keys.MAIL_SHARDS, now, atMost));
        return new DueList(
                keys.stream()
                        .filter(key -> !Keys.isRow(key) && !Keys.isDigest(key))
                        .map(Keys::requestId)
                        .toList(),
                keys.stream().filter(Keys::isRow).map(Keys::row).toList(),
                keys.stream().anyMatch(Keys::isDigest));
    }

    private List<Item> due(List<AttributeValue> shards, Instant now, int atMost) {
        List<Item> keys = new ArrayList<>();
        for (AttributeValue shard : shards) {
            Reads.guarded(() -> dynamo.query(call -> call.tableName(table)
                            .indexName(Keys.DUE_INDEX)
                            .keyConditionExpression("dueShard = :shard AND dueAt <= :now")
                            .expressionAttributeValues(Map.of(":shard", shard, ":now", n(now.toEpochMilli())))
                            .limit(atMost)))
                    .items()
                    .forEach(item -> keys.add(new Item(item)));
        }
        keys.sort(Comparator.comparingLong(item -> item.number("dueAt")));
        return keys.subList(0, Math.min(atMost, keys.size()));
    }

    @Override
    public Optional<OutboxRow> lease(OutboxRow.Mailing key, Instant now, Duration lease) {
        try {
            Item before = new Item(Reads.guarded(() -> dynamo.updateItem(call -> call.tableName(table)
                            .key(Keys.row(key))
                            // In doubt until finish() says otherwise: whoever dies in between cannot say so.
                            .updateExpression(
                                    "SET #status = :sending, dueAt = :until" + " ADD attempt :one, doubtful :one")
                            .conditionExpression("dueAt <= :now AND #status IN (:waiting, :sending)")
                            .expressionAttributeNames(Map.of("#status", "status"))
                            .expressionAttributeValues(Map.of(
                                    ":sending", s("sending"),
                                    ":waiting", s("waiting"),
                                    ":now", n(now.toEpochMilli()),
                                    ":until", n(now.plus(lease).toEpochMilli()),
                                    ":one", n(1)))
                            .returnValues(ReturnValue.ALL_OLD)))
                    .attributes());
            return Optional.of(new OutboxRow(
                    key,
                    Instant.ofEpochMilli(before.number("dueAt")),
                    before.integer("attempt") + 1,
                    before.integer("doubtful"),
                    Instant.ofEpochMilli(before.number("writtenAt"))));
        } catch (ConditionalCheckFailedException notToBeHad) {
            return Optional.empty();
        }
    }

    @Override
    public void finish(OutboxRow row, OutboxRow.DeliveryResult result, Instant now) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":attempt", n(row.attempt()));
        values.put(":sending", s("sending"));
        values.put(":at", s(now.toString()));
        String change = switch (result) {
            case OutboxRow.DeliveryResult.Sent sent -> {
                values.put(":status", s("sent"));
                values.put(":why", s(sent.messageId()));
                yield "SET #status = :status, endedAt = :at, messageId = :why REMOVE dueAt, dueShard";
            }
            case OutboxRow.DeliveryResult.Overtaken overtaken -> {
                values.put(":status", s("overtaken"));
                yield "SET #status = :status, endedAt = :at REMOVE dueAt, dueShard";
            }
            case OutboxRow.DeliveryResult.Withheld withheld -> {
                values.put(":status", s("withheld"));
                yield "SET #status = :status, endedAt = :at REMOVE dueAt, dueShard";
            }
            case OutboxRow.DeliveryResult.Dead dead -> {
                values.put(":status", s("dead"));
                values.put(":why", s(dead.why().code()));
                yield "SET #status = :status, endedAt = :at, why = :why REMOVE dueAt, dueShard";
            }
            case OutboxRow.DeliveryResult.Throttled throttled -> {
                values.put(":status", s("waiting"));
                values.put(":why", s(throttled.why().code()));
                values.put(":due", n(row.dueAt().toEpochMilli()));
                values.put(":doubtful", n(row.doubtful()));
                yield "SET #status = :status, triedAt = :at, why = :why, dueAt = :due, doubtful = :doubtful";
            }
            case OutboxRow.DeliveryResult.Later later -> {
                values.put(":status", s("waiting"));
                values.put(":why", s(later.why().code()));
                values.put(":due", n(later.at().toEpochMilli()));
                values.put(":doubtful", n(row.doubtful() + (later.mayHaveLeft() ? 1 : 0)));
                yield "SET #status = :status, triedAt = :at, why = :why, dueAt = :due, doubtful = :doubtful";
            }
        };
        try {
            Reads.guarded(() -> dynamo.updateItem(call -> call.tableName(table)
                    .key(Keys.row(row.key()))
                    .updateExpression(change)
                    .conditionExpression("#status = :sending AND attempt = :attempt")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(values)));
        } catch (ConditionalCheckFailedException leaseLost) {
            // Whoever took the row over will say what became of it.
            return;
        }
    }

    // What came back

    @Override
    public Optional<Feedback> feedback(EmailAddress address, Instant now) {
        return get(Keys.address(address), now).map(DynamoStore::feedback);
    }

    private static Feedback feedback(Item item) {
        return new Feedback(Feedback.Kind.valueOf(item.text("feedback")), item.instant("at"));
    }

    @Override
    public void recordFeedback(EmailAddress address, Feedback feedback, Instant until, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.address(address));
        item.put("kind", s("address"));
        item.put("feedback", s(feedback.kind().name()));
        item.put("at", s(feedback.at().toString()));
        item.put("stops", AttributeValue.fromBool(feedback.stopsMail()));
        item.put("expiresAt", n(until.getEpochSecond()));
        try {
            Reads.guarded(() -> dynamo.putItem(call -> call.tableName(table)
                    .item(item)
                    .conditionExpression(
                            "attribute_not_exists(pk) OR expiresAt <= :now OR stops = :no OR :stops = :yes")
                    .expressionAttributeValues(Map.of(
                            ":now", n(now.getEpochSecond()),
                            ":stops", AttributeValue.fromBool(feedback.stopsMail()),
                            ":yes", AttributeValue.fromBool(true),
                            ":no", AttributeValue.fromBool(false)))));
        } catch (ConditionalCheckFailedException knownToBeWorse) {
            return;
        }
    }

    private static boolean isConflict(TransactionCanceledException cancelled) {
        return hasReason(cancelled, CONFLICT);
    }

    private static boolean hasReason(TransactionCanceledException cancelled, String code) {
        return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }
}
