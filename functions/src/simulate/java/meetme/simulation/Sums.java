package meetme.simulation;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import meetme.lambda.Stores;
import meetme.meetup.Agenda;
import meetme.meetup.BoardPosition;
import meetme.meetup.Due;
import meetme.meetup.Erased;
import meetme.meetup.Ledger;
import meetme.meetup.LedgerContribution;
import meetme.meetup.MeetupRequest;
import meetme.simulation.dynamo.Commit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is stored of a request in several places must be the same in all of them: compared whenever one of them has changed. */
final class Sums {

    /** A month's agenda goes three days after it. */
    private static final Duration MONTH_KEPT = Duration.ofDays(3);

    private final World world;
    private final Stores stores;
    private final Map<String, MeetupRequest> requests = new TreeMap<>();
    private final Map<String, LedgerContribution> parts = new HashMap<>();
    private final Map<YearMonth, Agenda.Month> months = new TreeMap<>();
    private final Set<YearMonth> changedMonths = new HashSet<>();
    private boolean changed;

    /** @param stores that nothing happens to */
    Sums(World world, Stores stores) {
        this.world = world;
        this.stores = stores;
    }

    /** A request is now so; of one that is gone, what it has added stays. */
    void note(MeetupRequest request, Map<String, AttributeValue> item) {
        changed = true;
        requests.put(request.id().value(), request);
        parts.put(request.id().value(), LedgerContribution.of(request));
        compareIndexed(request, item);
    }

    /** Something else was written. */
    void note(Commit commit) {
        if (commit.isOf("month")) {
            changed = true;
            changedMonths.add(YearMonth.parse(commit.text("month")));
        }
        changed |= commit.isOf("ledger");
    }

    // When it is due, and where it stands on the board, is stored with the request itself.
    private static void compareIndexed(MeetupRequest request, Map<String, AttributeValue> item) {
        Optional<Long> dueAt = Optional.ofNullable(item.get("dueAt")).map(at -> Long.parseLong(at.n()));
        Optional<Long> next = Due.next(request).map(due -> due.at().toEpochMilli());
        boolean isRight = request instanceof Erased ? dueAt.isPresent() : dueAt.equals(next);
        if (!isRight || dueAt.isPresent() != item.containsKey("dueShard")) {
            throw new Violation(
                    "Nothing open lacks a next attempt", request.id() + " is due " + dueAt + " and not " + next);
        }
        Optional<BoardPosition> position = BoardPosition.of(request);
        Optional<Long> boardAt = Optional.ofNullable(item.get("boardAt")).map(at -> Long.parseLong(at.n()));
        Optional<String> section = Optional.ofNullable(item.get("boardShelf")).map(AttributeValue::s);
        if (!boardAt.equals(position.map(at -> at.at().toEpochMilli()))
                || !section.equals(position.map(at -> at.section().name().toLowerCase(Locale.ROOT)))) {
            throw new Violation(
                    "The board shows each request where it is", request.id() + " is at " + section + " " + boardAt);
        }
    }

    /** Compares, if anything was written since the last time. */
    void compare() {
        if (!changed) {
            return;
        }
        changed = false;
        readMonths();
        compareAgenda();
        compareLedger();
    }

    private void readMonths() {
        if (changedMonths.isEmpty()) {
            return;
        }
        changedMonths.forEach(months::remove);
        stores.agendas().agenda(Set.copyOf(changedMonths)).months().forEach(month -> months.put(month.month(), month));
        changedMonths.clear();
    }

    private void compareAgenda() {
        List<Agenda.Month> kept =
                months.values().stream().filter(month -> isKept(month.month())).toList();
        for (Agenda.Month month : kept) {
            month.entries().forEach(entry -> {
                boolean isHeld = Optional.ofNullable(
                                requests.get(entry.request().value()))
                        .flatMap(MeetupRequest::holds)
                        .filter(entry.slot()::equals)
                        .isPresent();
                if (!isHeld) {
                    throw new Violation("The agenda is what is agreed", month.month() + " has " + entry);
                }
            });
        }
        requests.values()
                .forEach(request -> request.holds().ifPresent(slot -> {
                    boolean isIn = kept.stream()
                            .flatMap(month -> month.entries().stream())
                            .anyMatch(entry -> entry.request().equals(request.id())
                                    && entry.slot().equals(slot));
                    boolean isToCome = slot.end().isAfter(world.now());
                    if (!isIn && isToCome) {
                        throw new Violation("The agenda is what is agreed", "it lacks " + slot + " of " + request.id());
                    }
                }));
    }

    private boolean isKept(YearMonth month) {
        return !month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(MONTH_KEPT)
                .minus(Duration.ofDays(1))
                .isBefore(world.now());
    }

    private void compareLedger() {
        long asked = 0;
        long met = 0;
        long missed = 0;
        List<Long> within = new ArrayList<>(Collections.nCopies(Ledger.HOURS.size() + 1, 0L));
        for (LedgerContribution part : parts.values()) {
            asked += part.counts() ? 1 : 0;
            part.answered().map(Ledger::bucket).ifPresent(bucket -> within.set(bucket, within.get(bucket) + 1));
            met += part.met().filter(has -> has).isPresent() ? 1 : 0;
            missed += part.met().filter(has -> !has).isPresent() ? 1 : 0;
        }
        Ledger sum = new Ledger(asked, within, met, missed);
        Ledger kept = stores.account().ledger();
        boolean isEmpty = parts.values().stream().noneMatch(LedgerContribution::counts);
        if (!sum.equals(kept) && !(isEmpty && kept.equals(Ledger.EMPTY))) {
            throw new Violation("The ledger is the sum of its requests", kept + " and not " + sum);
        }
    }
}
