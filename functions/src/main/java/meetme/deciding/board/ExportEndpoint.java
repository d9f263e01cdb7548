package meetme.deciding.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.deciding.plan.PlanView;
import meetme.host.Host;
import meetme.host.Plan;
import meetme.host.Plans;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Json;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.invitation.Invitations;
import meetme.linked.LinkedBoard;
import meetme.meetup.Agenda;
import meetme.meetup.Board;
import meetme.meetup.Board.Next;
import meetme.meetup.MeetupRequest;
import meetme.watch.CityNames;
import meetme.watch.WatcherCounts;
import meetme.watch.Watches;

/**
 * {@code POST /api/host/export}: everything that is stored, for the host to keep. Lambda answers with at most 6 MB, and nobody
 * waits longer than half a minute, so that what is more comes in further answers.
 */
public final class ExportEndpoint {

    private static final Set<String> FIELDS = Set.of("token", "more");

    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_REQUESTS = 300;

    /** Nobody may ask for anything further ahead, and an agreed meetup is at most a year away. */
    private static final Duration AHEAD = Duration.ofDays(400);

    private final Host file;
    private final Board board;
    private final Plans plans;
    private final Invitations invitations;
    private final StoredRequest stored;
    private final Watches watches;
    private final LinkedBoard linked;

    public ExportEndpoint(
            Host file,
            Board board,
            Plans plans,
            Invitations invitations,
            StoredRequest stored,
            LinkedBoard linked,
            Watches watches) {
        this.file = file;
        this.board = board;
        this.plans = plans;
        this.invitations = invitations;
        this.stored = stored;
        this.watches = watches;
        this.linked = linked;
    }

    /** Changes nothing. */
    public HttpResponse export(HttpRequest call, Instant now) {
        return linked.open(call, FIELDS, now, fields -> export(fields, now));
    }

    private HttpResponse export(Fields fields, Instant now) {
        if (!fields.has("more")) {
            return HttpResponse.json(200, first(now));
        }
        List<Optional<Next>> cursors = fields.text("more").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(BoardCursor::read)
                .toList();
        if (cursors.isEmpty() || cursors.contains(Optional.<Next>empty())) {
            return Problem.invalid(BoardCursor.WRONG);
        }
        Deque<Next> ahead = new ArrayDeque<>();
        cursors.forEach(cursor -> cursor.ifPresent(ahead::add));
        return HttpResponse.json(200, requests(new JsonObject(), 0, new ArrayList<>(), ahead, now));
    }

    private JsonObject first(Instant now) {
        Plans.PlannedOpenings known = plans.withOpenings(Agenda.monthsBetween(now, now.plus(AHEAD)));
        Board.Page page = board.read(Optional.empty(), now);
        JsonObject json = new JsonObject()
                .with("now", now.toString())
                .with("host", file.name())
                .with("plan", new PlanView(file, known.plan(), board.agreed(now, now), now).ofPlan())
                .with("usedIds", known.plan().usedIds())
                .with("ledger", page.ledger().figures())
                .with(
                        "agenda",
                        known.context().agenda().entries().stream()
                                .map(ExportEndpoint::entry)
                                .toList())
                .with(
                        "busy",
                        known.context().calendar().times().stream()
                                .map(time -> span(time.from(), time.to()))
                                .toList())
                .with(
                        "busyDays",
                        known.context().calendar().days().stream()
                                .map(days -> span(days.first(), days.next()))
                                .toList())
                .with("watchers", watchers(known.plan(), now));
        List<JsonObject> invited =
                invitations.all(now).stream().map(StoredInvitation::of).toList();
        int bytes = invited.stream().mapToInt(ExportEndpoint::bytes).sum();
        return requests(
                json.with("invitations", invited),
                bytes,
                new ArrayList<>(page.requests()),
                new ArrayDeque<>(page.more()),
                now);
    }

    // In numbers: whoever left an address left it to be told of trips, and to nobody.
    private Map<String, Object> watchers(Plan plan, Instant now) {
        return WatcherCounts.of(watches.confirmed(now), CityNames.of(file.with(plan)))
                .figures();
    }

    private static int bytes(JsonObject object) {
        return Json.write(object).getBytes(UTF_8).length;
    }

    private JsonObject requests(JsonObject json, int before, List<MeetupRequest> read, Deque<Next> ahead, Instant now) {
        List<JsonObject> requests = new ArrayList<>();
        int bytes = before + add(read, requests, now);
        while (!ahead.isEmpty() && bytes < MOST_BYTES && requests.size() < MOST_REQUESTS) {
            Board.Page page = board.read(Optional.of(ahead.remove()), now);
            bytes += add(page.requests(), requests, now);
            page.more().forEach(ahead::addFirst);
        }
        json.with("requests", requests);
        return ahead.isEmpty()
                ? json
                : json.with("more", ahead.stream().map(BoardCursor::write).collect(Collectors.joining(",")));
    }

    private int add(List<MeetupRequest> read, List<JsonObject> requests, Instant now) {
        int bytes = 0;
        for (MeetupRequest request : read) {
            Optional<JsonObject> json = stored.of(request.id(), now);
            json.ifPresent(requests::add);
            bytes += json.map(ExportEndpoint::bytes).orElse(0);
        }
        return bytes;
    }

    private static JsonObject entry(Agenda.Entry entry) {
        return span(entry.slot().start(), entry.slot().end())
                .with("request", entry.request().value())
                .with("with", entry.with());
    }

    private static JsonObject span(Object from, Object to) {
        return new JsonObject().with("from", from.toString()).with("to", to.toString());
    }
}
