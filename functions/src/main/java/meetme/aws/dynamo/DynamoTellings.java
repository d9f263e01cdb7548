package meetme.aws.dynamo;

import static java.util.stream.Collectors.toSet;
import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.aws.dynamo.FullCounts.Count;
import meetme.meetup.OutboxRow.TellWatch;
import meetme.meetup.WatchId;
import meetme.watch.Telling;
import meetme.watch.Tellings;
import meetme.watch.TripToTell;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How far everybody was told of which trip. A step is one transaction with the mails that it writes. */
public record DynamoTellings(Table table) implements Tellings {

    private static final String KIND = "telling";
    private static final String AT_WORK = "at work";
    private static final String TOLD = "told";
    private static final String HALTED = "halted";

    /** What one BatchGetItem takes. */
    private static final int AT_ONCE = 100;

    /** Who was told of a trip need not be known for long after it. */
    private static final Duration KEEP_MAIL = Duration.ofDays(30);

    // Reading

    @Override
    public Stored find(String trip, Instant now) {
        return table.one(WatchKeys.telling(trip))
                .map(item -> new Stored(
                        Optional.of(item).filter(alive -> alive.isAlive(now)).map(DynamoTellings::read),
                        item.number("revision")))
                .orElse(new Stored(Optional.empty(), 0));
    }

    private static Telling read(Item item) {
        TripToTell trip = new TripToTell(
                WatchKeys.trip(item),
                item.text("name"),
                LocalDate.parse(item.text("firstDay")),
                LocalDate.parse(item.text("lastDay")),
                item.instant("endsAt"),
                item.instant("forgetAt"));
        return switch (item.text("state")) {
            case TOLD -> new Telling.Told(trip);
            case HALTED -> new Telling.Halted(trip);
            case String _ ->
                new Telling.AtWork(
                        trip, item.textIfThere("after").map(WatchId::new), Instant.ofEpochMilli(item.number("dueAt")));
        };
    }

    @Override
    public Set<String> begun(List<String> trips, Instant now) {
        if (trips.isEmpty()) {
            return Set.of();
        }
        List<Map<String, AttributeValue>> keys =
                trips.stream().distinct().limit(AT_ONCE).map(WatchKeys::telling).toList();
        return table.all(keys).stream()
                .filter(item -> item.isAlive(now) && !item.text("state").equals(HALTED))
                .map(WatchKeys::trip)
                .collect(toSet());
    }

    @Override
    public Set<WatchId> told(String trip, List<WatchId> watches, Instant now) {
        Set<WatchId> told = new HashSet<>();
        for (int from = 0; from < watches.size(); from += AT_ONCE) {
            List<Map<String, AttributeValue>> keys =
                    watches.subList(from, Math.min(from + AT_ONCE, watches.size())).stream()
                            .map(watch -> Keys.row(new TellWatch(watch, trip)))
                            .toList();
            told.addAll(table.all(keys).stream()
                    .filter(row -> row.isAlive(now) && !row.text("status").equals("overtaken"))
                    .map(row -> Keys.watchOfRow(row.text("pk")))
                    .collect(toSet()));
        }
        return told;
    }

    // Changing

    @Override
    public Begun begin(Stored from, Telling.AtWork telling, int mostOfDay, Instant now) {
        Count ofDay = new Count(WatchKeys.tellingsOfDay(now), "begun", mostOfDay);
        try {
            table.transact(List.of(DynamoWatches.one(ofDay, now), put(from, telling)));
            return Begun.BEGUN;
        } catch (TransactionCanceledException cancelled) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            // Whoever finds it begun is told nothing of the limit.
            if (reasons.stream().anyMatch(Table::isConflict) || Table.hasFailed(reasons.getLast())) {
                return Begun.OVERTAKEN;
            }
            if (Table.hasFailed(reasons.getFirst())) {
                return Begun.TOO_MANY;
            }
            throw Table.notStored(cancelled);
        }
    }

    @Override
    public boolean advance(Stored from, Telling to, List<TellWatch> mails, Instant now) {
        List<Write> step = new ArrayList<>();
        step.add(put(from, to));
        for (TellWatch mail : mails) {
            step.add(Write.put(MailItem.waiting(mail, now, to.trip().endsAt().plus(KEEP_MAIL)))
                    // One that was overtaken was never sent: the trip had been called off, and is on again.
                    .when("attribute_not_exists(pk) OR #status = :overtaken OR expiresAt <= :now")
                    .name("#status", "status")
                    .with(":overtaken", "overtaken")
                    .with(":now", seconds(now)));
        }
        return table.together(step);
    }

    private static Write put(Stored from, Telling telling) {
        TripToTell trip = telling.trip();
        Item item = Item.at(WatchKeys.telling(trip.id()))
                .text("kind", KIND)
                .number("revision", from.revision() + 1)
                .text("name", trip.name())
                .text("firstDay", trip.firstDay().toString())
                .text("lastDay", trip.lastDay().toString())
                .instant("endsAt", trip.endsAt())
                .instant("forgetAt", trip.forgetAt())
                .expires(trip.forgetAt());
        telling.nextAt().ifPresent(at -> item.all(Keys.due(at)));
        Write put = Write.put(
                switch (telling) {
                    case Telling.AtWork work ->
                        item.text("state", AT_WORK)
                                .textIfThere("after", work.after().map(WatchId::value));
                    case Telling.Told _ -> item.text("state", TOLD);
                    case Telling.Halted _ -> item.text("state", HALTED);
                });
        return from.revision() == 0
                ? put.when("attribute_not_exists(pk)")
                : put.when("revision = :read").with(":read", from.revision());
    }
}
