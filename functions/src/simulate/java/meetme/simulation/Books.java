package meetme.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
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
import java.util.TreeSet;
import meetme.deciding.RequestView;
import meetme.lambda.Stores;
import meetme.meetup.Agenda;
import meetme.meetup.BoardPosition;
import meetme.meetup.Due;
import meetme.meetup.Erased;
import meetme.meetup.Ledger;
import meetme.meetup.LedgerContribution;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pending;
import meetme.meetup.RequestId;
import meetme.meetup.Settling;
import meetme.simulation.dynamo.Commit;
import meetme.simulation.dynamo.ModelTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is stored in several places must be the same in all of them, at every moment: each write is seen here, and looked at. */
final class Books {

    /** Longer than a lease is, and than clocks may differ. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(3);

    /** A month's agenda goes three days after it. */
    private static final Duration MONTH_KEPT = Duration.ofDays(3);

    private final World world;
    private final ModelTable table;
    private final Stores stores;
    private final Map<String, MeetupRequest> requests = new TreeMap<>();
    private final Set<String> purged = new HashSet<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Long> settling = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final Map<String, Long> erased = new HashMap<>();
    private final Map<String, Long> leased = new HashMap<>();
    private final Set<String> turns = new HashSet<>();
    private final Map<String, String> announced = new HashMap<>();
    private boolean changed;

    /** @param stores that nothing happens to */
    Books(World world, ModelTable table, Stores stores) {
        this.world = world;
        this.table = table;
        this.stores = stores;
    }

    /** Each request as it was written last. */
    Map<String, MeetupRequest> requests() {
        return requests;
    }

    boolean isPurged(String request) {
        return purged.contains(request);
    }

    boolean lives(String request) {
        return Optional.ofNullable(requests.get(request))
                .filter(any -> !(any instanceof Erased))
                .isPresent();
    }

    /** The state that a version of a request began with. */
    Optional<String> state(String request, int version) {
        return Optional.ofNullable(states.get(request + " " + version));
    }

    /** Since when the host could undo what this version is, in milliseconds. */
    Optional<Long> settlingSince(String request, int version) {
        return Optional.ofNullable(settling.get(request + " " + version));
    }

    boolean isUndone(String request, int version) {
        return undone.contains(request + " " + version);
    }

    Optional<Long> erasedAt(String request) {
        return Optional.ofNullable(erased.get(request));
    }

    /** When the row of an email was taken for sending the last time, by the beginning of its Message-ID. */
    Optional<Long> leasedAt(String row) {
        return Optional.ofNullable(leased.get(row));
    }

    /** How often it was the host's turn. */
    int turns() {
        return turns.size();
    }

    // Each write

    void note(Commit commit) {
        changed = true;
        if (commit.isOf("request")) {
            noteRequest(commit);
        } else if (commit.isOf("mail") && !commit.isGone()) {
            noteMail(commit);
        }
    }

    private void noteRequest(Commit commit) {
        String id = commit.key().pk().substring("request#".length());
        if (commit.isGone()) {
            purged.add(id);
            return;
        }
        long before = commit.isNew()
                ? 0
                : Long.parseLong(commit.before().get("revision").n());
        long after = Long.parseLong(commit.after().get("revision").n());
        Optional<MeetupRequest> was = Optional.ofNullable(requests.get(id));
        MeetupRequest is = stores.requests()
                .find(new RequestId(id), Instant.EPOCH)
                .orElseThrow()
                .request();
        // Only the deletion of what is erased is put off without a new revision.
        if (after != before + 1 && !(after == before && is instanceof Erased)) {
            throw new Violation("Nobody overwrites what they have not read", id + " from " + before + " to " + after);
        }
        requests.put(id, is);
        world.say(() -> "    request " + id + " version " + is.version() + ": " + RequestView.state(is)
                + (is instanceof Settling ? ", can be undone" : ""));
        follow(id, was, is);
    }

    private void follow(String id, Optional<MeetupRequest> was, MeetupRequest is) {
        String version = id + " " + is.version();
        states.putIfAbsent(version, RequestView.state(is));
        if (is instanceof Settling) {
            settling.putIfAbsent(version, world.millis());
        }
        if (is instanceof Pending pending) {
            turns.add(id + " " + pending.proposal().since());
        }
        if (is instanceof Erased) {
            erased.putIfAbsent(id, world.millis());
        }
        if (was.isPresent() && was.get() instanceof Settling old && is.version() > old.version()) {
            undone.add(id + " " + old.version());
        }
    }

    private void noteMail(Commit commit) {
        String[] words = commit.key().sk().split("#", -1);
        String pk = commit.key().pk();
        String about = pk.substring(pk.indexOf('#') + 1);
        String row = (pk.equals("host") ? "" : about + ".") + words[1].toLowerCase(Locale.ROOT) + "." + words[2];
        String status = commit.after().get("status").s();
        world.say(() -> "    email " + row + " is " + status);
        if (!commit.isNew()) {
            String before = commit.before().get("status").s();
            if (Set.of("sent", "dead", "withheld").contains(before)) {
                throw new Violation("What has become of an email stays so", row + " from " + before + " to " + status);
            }
        } else if (pk.startsWith("request#")) {
            noteDecision(pk + " " + words[2], words[1]);
        }
        if (status.equals("sending")) {
            leased.put(row, world.millis());
            long until = Long.parseLong(commit.after().get("dueAt").n());
            if (until > world.millis() + LONGEST_LEASE.toMillis()) {
                throw new Violation("Who dies holds up an email for minutes", row + " is held for longer");
            }
        }
    }

    private void noteDecision(String version, String notice) {
        group(notice).ifPresent(group -> {
            String other = announced.putIfAbsent(version, group);
            if (other != null && !other.equals(group)) {
                throw new Violation("One decision wins", version + " announces " + other + " and " + group);
            }
        });
    }

    private static Optional<String> group(String notice) {
        return switch (notice) {
            case "INVITE_TO_VISITOR", "INVITE_TO_HOST" -> Optional.of("an invitation");
            case "OFFER_TO_VISITOR" -> Optional.of("an offer");
            case "DECLINE_TO_VISITOR" -> Optional.of("a no");
            case "PITCH_TO_VISITOR" -> Optional.of("a pitch");
            case "APOLOGY_TO_VISITOR", "MISSED_TO_HOST" -> Optional.of("an apology");
            case "LAPSE_TO_VISITOR", "LAPSE_TO_HOST" -> Optional.of("a lapse");
            case "WITHDRAWAL_TO_HOST" -> Optional.of("a withdrawal");
            case "CANCELLATION_TO_VISITOR", "CANCELLATION_TO_HOST" -> Optional.of("a cancellation");
            default -> Optional.empty();
        };
    }

    // All of it

    /** Compares, if anything was written since the last time. */
    void compare() {
        if (!changed) {
            return;
        }
        changed = false;
        List<Agenda.Month> months = months();
        compareAgenda(months);
        compareLedger();
        requests.forEach((id, request) -> {
            if (!purged.contains(id)) {
                compareIndexed(id, request);
            }
        });
    }

    private List<Agenda.Month> months() {
        Set<YearMonth> months = new TreeSet<>();
        requests.values()
                .forEach(request -> request.holds().map(Agenda::monthsOf).ifPresent(months::addAll));
        for (Map<String, AttributeValue> item : table.all()) {
            if (item.get("kind").s().equals("month")) {
                months.add(YearMonth.parse(item.get("month").s()));
            }
        }
        months.removeIf(month -> month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(java.time.ZoneOffset.UTC)
                .toInstant()
                .plus(MONTH_KEPT)
                .minus(Duration.ofDays(1))
                .isBefore(world.now()));
        List<YearMonth> some = new ArrayList<>(months);
        return stores.agendas()
                .agenda(Set.copyOf(some.subList(0, Math.min(100, some.size()))))
                .months();
    }

    private void compareAgenda(List<Agenda.Month> months) {
        for (Agenda.Month month : months) {
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
                    boolean isIn = months.stream()
                            .flatMap(month -> month.entries().stream())
                            .anyMatch(entry -> entry.request().equals(request.id())
                                    && entry.slot().equals(slot));
                    boolean isKept = slot.end().isAfter(world.now());
                    if (!isIn && isKept) {
                        throw new Violation("The agenda is what is agreed", "it lacks " + slot + " of " + request.id());
                    }
                }));
    }

    private void compareLedger() {
        long asked = 0;
        long met = 0;
        long missed = 0;
        List<Long> within = new ArrayList<>(Collections.nCopies(Ledger.HOURS.size() + 1, 0L));
        for (MeetupRequest request : requests.values()) {
            LedgerContribution part = LedgerContribution.of(request);
            asked += part.counts() ? 1 : 0;
            part.answered().map(Ledger::bucket).ifPresent(bucket -> within.set(bucket, within.get(bucket) + 1));
            met += part.met().filter(has -> has).isPresent() ? 1 : 0;
            missed += part.met().filter(has -> !has).isPresent() ? 1 : 0;
        }
        Ledger sum = new Ledger(asked, within, met, missed);
        Ledger kept = stores.account().ledger();
        boolean isEmpty = requests.values().stream().map(LedgerContribution::of).noneMatch(LedgerContribution::counts);
        if (!sum.equals(kept) && !(isEmpty && kept.equals(Ledger.EMPTY))) {
            throw new Violation("The ledger is the sum of its requests", kept + " and not " + sum);
        }
    }

    private void compareIndexed(String id, MeetupRequest request) {
        Map<String, AttributeValue> item = table.all().stream()
                .filter(any -> any.get("pk").s().equals("request#" + id)
                        && any.get("sk").s().equals("request"))
                .findFirst()
                .orElseThrow(() -> new Violation("Nothing accepted is ever lost", id + " is gone"));
        Optional<Long> dueAt = Optional.ofNullable(item.get("dueAt")).map(at -> Long.parseLong(at.n()));
        Optional<Long> next = Due.next(request).map(due -> due.at().toEpochMilli());
        boolean isRight = request instanceof Erased ? dueAt.isPresent() : dueAt.equals(next);
        if (!isRight || dueAt.isPresent() != item.containsKey("dueShard")) {
            throw new Violation("Nothing open lacks a next attempt", id + " is due " + dueAt + " and not " + next);
        }
        Optional<BoardPosition> position = BoardPosition.of(request);
        Optional<Long> boardAt = Optional.ofNullable(item.get("boardAt")).map(at -> Long.parseLong(at.n()));
        Optional<String> section = Optional.ofNullable(item.get("boardShelf")).map(AttributeValue::s);
        if (!boardAt.equals(position.map(at -> at.at().toEpochMilli()))
                || !section.equals(position.map(at -> at.section().name().toLowerCase(Locale.ROOT)))) {
            throw new Violation("The board shows each request where it is", id + " is at " + section + " " + boardAt);
        }
    }
}
