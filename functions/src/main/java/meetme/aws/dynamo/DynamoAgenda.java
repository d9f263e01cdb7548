package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Busy;
import meetme.meetup.EmailAddress;
import meetme.meetup.MeetupRequest;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The host's time: an item for each month, and one for their own calendar. */
public record DynamoAgenda(Table table) implements Agendas {

    private static final String MONTH = "month";

    /** Names stand in it, so it goes as soon as nobody can cancel anything in it any more. */
    private static final Duration KEEP_MONTH = Duration.ofDays(3);

    // Reading

    @Override
    public Agenda agenda(Set<YearMonth> months) {
        return months.isEmpty() ? Agenda.NONE : agenda(table.all(keys(months, List.of())));
    }

    @Override
    public OpeningsContext openingsContext(Set<YearMonth> months) {
        return openings(table.all(keys(months, List.of(Keys.SANDBOX, Keys.BUSY))));
    }

    /** The same among items of all kinds. */
    static OpeningsContext openings(List<Item> items) {
        return new OpeningsContext(
                agenda(items), calendar(items), items.stream().anyMatch(item -> item.is("sandbox")));
    }

    @Override
    public HostContext hostContext(Set<YearMonth> months, EmailAddress visitor, Instant now) {
        List<Item> items = table.all(keys(months, List.of(Keys.address(visitor), Keys.BUSY)));
        return new HostContext(agenda(items), calendar(items), DynamoAddresses.feedback(items, now));
    }

    /** The keys of those months, and others that are wanted in the same call. */
    static List<Map<String, AttributeValue>> keys(Set<YearMonth> months, List<Map<String, AttributeValue>> others) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(others);
        months.forEach(month -> keys.add(Keys.month(month)));
        return keys;
    }

    static Agenda agenda(List<Item> items) {
        return new Agenda(items.stream()
                .filter(item -> item.is(MONTH))
                .map(DynamoAgenda::month)
                .sorted(Comparator.comparing(Agenda.Month::month))
                .toList());
    }

    static Busy calendar(List<Item> items) {
        return items.stream()
                .filter(item -> item.is(BusyItem.KIND))
                .map(BusyItem::read)
                .findFirst()
                .orElse(Busy.NEVER);
    }

    private static Agenda.Month month(Item item) {
        Item entries = item.map("entries");
        return new Agenda.Month(
                YearMonth.parse(item.text("month")),
                item.number("version"),
                entries.attributes().keySet().stream()
                        .map(id -> entry(id, entries.map(id)))
                        .toList());
    }

    private static Agenda.Entry entry(String id, Item entry) {
        return new Agenda.Entry(new RequestId(id), StateCodec.slot(entry), entry.text("with"));
    }

    // Taking and freeing

    /** What a request takes that begins as agreed. */
    static List<Write> taken(MeetupRequest begun, Agenda agenda) {
        return begun.holds().stream()
                .flatMap(slot ->
                        Agenda.monthsOf(slot).stream().map(month -> take(month, begun, slot, agenda.versionOf(month))))
                .toList();
    }

    /** What a step does to the host's time, each month in one write: a transaction touches an item once. */
    static List<Write> changes(MeetupRequest from, MeetupRequest to, Agenda agenda, Instant now) {
        List<Write> writes = new ArrayList<>();
        if (from.holds().equals(to.holds())) {
            return writes;
        }
        Set<YearMonth> freed = new TreeSet<>();
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

    private static Write take(YearMonth month, MeetupRequest request, Slot slot, long version) {
        Item entry =
                StateCodec.slot(slot).text("with", request.details().visitor().name());
        if (version > 0) {
            return Write.update(Keys.month(month), "SET entries.#id = :entry, version = version + :one")
                    .when("version = :read")
                    .name("#id", request.id().value())
                    .with(":entry", entry.asValue())
                    .with(":one", 1)
                    .with(":read", version);
        }
        return Write.update(
                        Keys.month(month),
                        "SET entries = :entries, version = :one, kind = :kind, #month = :month, expiresAt = :expires")
                .when("attribute_not_exists(pk)")
                .name("#month", "month")
                .with(":entries", new Item().map(request.id().value(), entry).asValue())
                .with(":one", 1)
                .with(":kind", MONTH)
                .with(":month", month.toString())
                .with(":expires", seconds(expiryOf(month)));
    }

    private static Write free(YearMonth month, MeetupRequest request) {
        return Write.update(Keys.month(month), "REMOVE entries.#id ADD version :one")
                .when("attribute_exists(pk)")
                .name("#id", request.id().value())
                .with(":one", 1);
    }
}
