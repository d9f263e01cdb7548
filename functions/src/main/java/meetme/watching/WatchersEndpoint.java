package meetme.watching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.Plan;
import meetme.host.Plans;
import meetme.host.Trip;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.linked.LinkedBoard;
import meetme.meetup.WatchId;
import meetme.text.Words;
import meetme.watch.CityNames;
import meetme.watch.Telling;
import meetme.watch.Tellings;
import meetme.watch.TripToTell;
import meetme.watch.Watch;
import meetme.watch.WatcherCounts;
import meetme.watch.Watches;

/** {@code POST /api/host/watchers}: how many want to be told of what, and a press that has them told of a trip. */
public final class WatchersEndpoint {

    private static final Set<String> FIELDS = Set.of("token", "tell");

    /** Of trips that people can be told of in a day: whoever got hold of a link to the board must not write to them without end. */
    private static final int MOST_OF_DAY = 10;

    private final CurrentHost current;
    private final Plans plans;
    private final Watches watches;
    private final Tellings tellings;
    private final LinkedBoard board;

    public WatchersEndpoint(CurrentHost current, Plans plans, Watches watches, Tellings tellings, LinkedBoard board) {
        this.current = current;
        this.plans = plans;
        this.watches = watches;
        this.tellings = tellings;
        this.board = board;
    }

    public HttpResponse answer(HttpRequest call, Instant now) {
        return board.open(call, FIELDS, now, fields -> fields.has("tell") ? tell(fields, now) : look(now));
    }

    private HttpResponse look(Instant now) {
        Host today = current.with(plans.find(), now);
        return HttpResponse.json(200, shown(watches.confirmed(now), today, now));
    }

    private JsonObject shown(List<Watch.On> all, Host today, Instant now) {
        CityNames names = CityNames.of(today);
        WatcherCounts counts = WatcherCounts.of(all, names);
        List<Trip> trips = today.tripsFrom(now);
        Set<String> begun =
                tellings.begun(trips.stream().map(trip -> trip.city().id()).toList(), now);
        JsonObject json = new JsonObject();
        counts.figures().forEach(json::with);
        return json.with(
                "trips",
                trips.stream()
                        .map(trip -> new JsonObject()
                                .with("id", trip.city().id())
                                .with(
                                        "count",
                                        awaiting(all, names, trip.city().name()).size())
                                .with("told", begun.contains(trip.city().id())))
                        .toList());
    }

    private static List<WatchId> awaiting(List<Watch.On> all, CityNames names, String city) {
        return all.stream()
                .filter(watch -> names.isAwaited(watch, city))
                .map(Watch.On::id)
                .toList();
    }

    private HttpResponse tell(Fields fields, Instant now) {
        Plan plan = plans.find();
        Host today = current.with(plan, now);
        Words words = Words.in(WatchForm.BUNDLE, today.languages().getFirst());
        Optional<TripToTell> trip = fields.text("tell").flatMap(id -> TripToTell.find(id, current.file(), plan, now));
        if (trip.isEmpty()) {
            return Problem.invalid(
                    words.say("problem.title"),
                    words.say("problem.detail"),
                    List.of(new FieldError("tell", words.say("tell.none"))));
        }
        List<Watch.On> all = watches.confirmed(now);
        List<WatchId> awaiting = awaiting(all, CityNames.of(today), trip.get().name());
        Tellings.Stored stored = tellings.find(trip.get().id(), now);
        Optional<Telling.AtWork> work = Telling.press(stored.telling(), trip.get(), now);
        if (work.isEmpty() || awaiting.isEmpty()) {
            return told(0, all, today, now);
        }
        // Some were told before it was halted, if there was one before.
        int before = stored.telling().isEmpty()
                ? 0
                : tellings.told(trip.get().id(), awaiting, now).size();
        return switch (tellings.begin(stored, work.get(), MOST_OF_DAY, now)) {
            case BEGUN -> told(awaiting.size() - before, all, today, now);
            case OVERTAKEN -> told(0, all, today, now);
            case TOO_MANY -> Problem.tooMany(words.say("tell.often"), WatchEndpoint.untilTomorrow(now));
        };
    }

    private HttpResponse told(int count, List<Watch.On> all, Host today, Instant now) {
        return HttpResponse.json(200, shown(all, today, now).with("told", count));
    }
}
