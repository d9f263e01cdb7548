package meetme.deciding.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import meetme.deciding.RequestView;
import meetme.deciding.ViewText;
import meetme.host.Host;
import meetme.host.Plan;
import meetme.host.Plan.CallOff;
import meetme.host.Plan.Clash;
import meetme.host.Plan.Origin;
import meetme.host.Span;
import meetme.host.TimeOff.Break;
import meetme.host.TimeOff.DaysOff;
import meetme.host.Trip;
import meetme.host.Venue;
import meetme.host.WeekHours;
import meetme.http.JsonObject;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;

/** What the board shows of the plan: what holds and what is called off, and which meetups are agreed in each of it. */
public final class PlanView {

    private final Host file;
    private final Plan plan;
    private final List<MeetupRequest> agreed;
    private final Instant now;

    /**
     * Of one plan.
     *
     * @param agreed every meetup that is to come
     */
    public PlanView(Host file, Plan plan, List<MeetupRequest> agreed, Instant now) {
        this.file = file;
        this.plan = plan;
        this.agreed = agreed;
        this.now = now;
    }

    /** All of it, as the API says it. */
    public JsonObject ofPlan() {
        Host today = file.with(plan);
        List<JsonObject> trips = new ArrayList<>();
        today.tripsFrom(now)
                .forEach(trip -> trips.add(trip(trip, plan.trips().contains(trip) ? Origin.BOARD : Origin.HOST_JSON)));
        plan.calledOff().stream()
                .filter(off -> !off.trip().isOver(now))
                .forEach(off -> trips.add(trip(off.trip(), off.from()).with("calledOff", calledOff(off))));
        return new JsonObject()
                .with("now", now.toString())
                .with("host", file.name())
                .with("version", plan.version())
                .with("trips", trips)
                .with("daysOff", plan.timeOff().days().stream().map(this::days).toList())
                .orNull("break", today.onBreak(now).map(this::pause))
                .with(
                        "clashes",
                        plan.clashes(file).stream()
                                .filter(clash -> !clash.ofFile().isOver(now))
                                .map(PlanView::clash)
                                .toList());
    }

    private JsonObject trip(Trip trip, Origin from) {
        return new JsonObject()
                .with("id", trip.city().id())
                .with("name", trip.city().name())
                .with("timeZone", trip.city().zone().getId())
                .with("firstDay", trip.firstDay().toString())
                .with("lastDay", trip.lastDay().toString())
                .with("openingHours", hours(trip.city().hours()))
                .with(
                        "places",
                        trip.city().venues().stream().map(PlanView::place).toList())
                .with(
                        "from",
                        switch (from) {
                            case BOARD -> "board";
                            case HOST_JSON -> "host.json";
                        })
                .with(
                        "agreed",
                        agreed(request ->
                                request.details().city().id().equals(trip.city().id())));
    }

    private JsonObject calledOff(CallOff off) {
        return new JsonObject()
                .with("at", off.at().toString())
                .maybe(
                        "undoUntil",
                        Optional.of(off.settlesAt()).filter(now::isBefore).map(Instant::toString));
    }

    private static JsonObject hours(WeekHours hours) {
        JsonObject json = new JsonObject();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = hours.on(day).stream().map(Span::toString).toList();
            if (!spans.isEmpty()) {
                json.with(day.name().toLowerCase(Locale.ROOT), spans);
            }
        }
        return json;
    }

    private static JsonObject place(Venue venue) {
        return new JsonObject()
                .with("id", venue.id())
                .with("name", venue.place().name())
                .with("address", venue.place().address())
                .maybe("mapUrl", venue.place().map().map(Object::toString));
    }

    private JsonObject days(DaysOff off) {
        return new JsonObject()
                .with("id", off.id())
                .with("firstDay", off.firstDay().toString())
                .with("lastDay", off.lastDay().toString())
                .with(
                        "agreed",
                        agreed(request -> begins(request).filter(off::includes).isPresent()));
    }

    private JsonObject pause(Break pause) {
        return new JsonObject()
                .with("until", pause.until().toString())
                .with("words", pause.words())
                .with(
                        "agreed",
                        agreed(request ->
                                begins(request).filter(pause::includes).isPresent()));
    }

    /** The day of a meetup, by the clocks of its city. */
    private static Optional<LocalDate> begins(MeetupRequest request) {
        return request.agreed().map(meetup -> meetup.slot().local().toLocalDate());
    }

    private List<JsonObject> agreed(Predicate<MeetupRequest> in) {
        return agreed.stream().filter(in).map(this::meetup).toList();
    }

    private JsonObject meetup(MeetupRequest request) {
        ViewText text = new RequestView(file, Party.HOST, request).text();
        return new JsonObject()
                .with("id", request.id().value())
                .with("name", request.details().visitor().name())
                .maybe("meetup", request.agreed().map(meetup -> text.slot(meetup.slot())));
    }

    private static JsonObject clash(Clash clash) {
        return new JsonObject()
                .with("id", clash.ofFile().city().id())
                .with("name", clash.ofFile().city().name())
                .with("firstDay", clash.ofFile().firstDay().toString())
                .with("lastDay", clash.ofFile().lastDay().toString())
                .with("with", clash.ofBoard().city().id());
    }
}
