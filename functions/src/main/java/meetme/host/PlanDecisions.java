package meetme.host;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import meetme.host.Plan.CallOff;
import meetme.host.Plan.Origin;
import meetme.host.PlanOutcome.Already;
import meetme.host.PlanOutcome.Changed;
import meetme.host.PlanOutcome.Refused;
import meetme.host.TimeOff.Break;
import meetme.host.TimeOff.DaysOff;

/** What each of the host's commands does to their plan. The rules and the sentences are those of host.json. */
public final class PlanDecisions {

    static final int MOST_TRIPS = 50;
    static final int MOST_PLACES = 20;
    static final int MOST_DAYS_OFF = 100;

    private static final int LONGEST_DAYS = 366;

    private final Host file;

    /** @param file as host.json has them */
    public PlanDecisions(Host file) {
        this.file = file;
    }

    /** The outcome of one command. */
    public PlanOutcome decide(Plan plan, PlanCommand command, Instant now) {
        Draft next = new Draft(plan, now);
        return switch (command) {
            case PlanCommand.AddTrip(var draft) -> add(next, draft);
            case PlanCommand.ChangeTrip(var id, var draft) -> change(next, id, draft);
            case PlanCommand.CallOffTrip(var id, var _) -> callOff(next, id);
            case PlanCommand.UndoCallOff(var id) -> undo(next, id);
            case PlanCommand.AddDaysOff(var first, var last) -> addDays(next, first, last);
            case PlanCommand.DropDaysOff(var id) -> dropDays(next, id);
            case PlanCommand.StartBreak(var until, var words) -> start(next, until, words.orElse(""));
            case PlanCommand.EndBreak _ -> end(next);
        };
    }

    private PlanOutcome add(Draft next, Trip draft) {
        if (next.trips.size() >= MOST_TRIPS) {
            return Refused.because(
                    "trip", "is one too many; at most " + MOST_TRIPS + " trips can be planned at a time");
        }
        return wrong(next, draft).<PlanOutcome>map(fault -> fault).orElseGet(() -> {
            String id = PlanIds.of(draft.city().name(), "trip", takenIds(next));
            next.usedIds.add(id);
            next.trips.add(made(id, draft, List.of()));
            return next.done();
        });
    }

    private PlanOutcome change(Draft next, String id, Trip draft) {
        Optional<Trip> old = trip(next.trips, id);
        if (old.isEmpty()) {
            return notThere(next, id);
        }
        next.trips.remove(old.get());
        return wrong(next, draft).<PlanOutcome>map(fault -> fault).orElseGet(() -> {
            Trip made = made(id, draft, old.get().city().venues());
            next.trips.add(made);
            return made.equals(old.get()) ? new Already() : next.done();
        });
    }

    private PlanOutcome notThere(Draft next, String id) {
        if (trip(file.trips(), id).isPresent()) {
            return Refused.because(
                    "id", "\"" + id + "\" is a trip of host.json; call it off here, or change it there and deploy");
        }
        return next.calledOff(id).isPresent()
                ? Refused.because("id", "\"" + id + "\" is called off; add a new trip instead")
                : Refused.because("id", "is not the id of one of your trips; use one of those in trips");
    }

    private PlanOutcome callOff(Draft next, String id) {
        if (next.calledOff(id).isPresent() && trip(next.current(), id).isEmpty()) {
            return new Already();
        }
        Optional<Trip> ofBoard = trip(next.trips, id);
        Optional<Trip> trip = ofBoard.or(() -> trip(next.current(), id));
        if (trip.isEmpty()) {
            return Refused.because("id", "is not the id of one of your trips; use one of those in trips");
        }
        if (trip.get().isOver(next.now)) {
            return Refused.because("id", "is the id of a trip that is over; leave it as it is");
        }
        next.trips.remove(trip.get());
        next.calledOff.add(new CallOff(trip.get(), ofBoard.isPresent() ? Origin.BOARD : Origin.HOST_JSON, next.now));
        return next.done();
    }

    private PlanOutcome undo(Draft next, String id) {
        Optional<CallOff> callOff = next.calledOff(id);
        if (callOff.isEmpty()) {
            return trip(next.current(), id).isPresent()
                    ? new Already()
                    : Refused.because("id", "is not the id of a trip that was called off");
        }
        if (!callOff.get().canBeUndone(next.now)) {
            return Refused.because("id", "was called off more than two minutes ago; add the trip anew");
        }
        Optional<String> overlap = CityReader.overlap(callOff.get().trip(), next.current());
        if (overlap.isPresent()) {
            return Refused.because("id", overlap.get());
        }
        next.calledOff.remove(callOff.get());
        if (callOff.get().from() == Origin.BOARD) {
            next.trips.add(callOff.get().trip());
        }
        return next.done();
    }

    private PlanOutcome addDays(Draft next, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return Refused.because("lastDay", last + " is before firstDay; correct one of the two");
        }
        if (last.isBefore(next.today())) {
            return Refused.because("lastDay", last + " is past; choose today or a later day");
        }
        if (last.isAfter(first.plusDays(LONGEST_DAYS))) {
            return Refused.because("lastDay", last + " is more than a year after firstDay; correct one of the two");
        }
        if (next.daysOff.size() >= MOST_DAYS_OFF) {
            return Refused.because(
                    "firstDay", "is one too many; at most " + MOST_DAYS_OFF + " days off can be planned");
        }
        if (next.daysOff.stream().anyMatch(off -> off.includes(first) && off.includes(last))) {
            return new Already();
        }
        String id = PlanIds.of("off-" + first, "off", takenIds(next));
        next.usedIds.add(id);
        next.daysOff.add(new DaysOff(id, first, last));
        return next.done();
    }

    private static PlanOutcome dropDays(Draft next, String id) {
        return next.daysOff.removeIf(off -> off.id().equals(id))
                ? next.done()
                : Refused.because("id", "is not the id of days off; use one of those in daysOff");
    }

    private static PlanOutcome start(Draft next, LocalDate until, String words) {
        if (!until.isAfter(next.today())) {
            return Refused.because("until", until + " is not after today; enter the first day on which you are back");
        }
        if (until.isAfter(next.today().plusDays(LONGEST_DAYS))) {
            return Refused.because("until", until + " is more than a year ahead; enter an earlier day");
        }
        Optional<Break> pause = Optional.of(new Break(until, words));
        if (next.pause.equals(pause)) {
            return new Already();
        }
        next.pause = pause;
        return next.done();
    }

    private static PlanOutcome end(Draft next) {
        if (next.pause.isEmpty()) {
            return new Already();
        }
        next.pause = Optional.empty();
        return next.done();
    }

    private Optional<Refused> wrong(Draft next, Trip draft) {
        if (draft.isOver(next.now)) {
            return Optional.of(Refused.of("trip.lastDay", draft.lastDay() + " is past; choose today or a later day"));
        }
        if (draft.city().venues().size() > MOST_PLACES) {
            return Optional.of(Refused.of("trip.places", "has more than " + MOST_PLACES + " places; delete some"));
        }
        return CityReader.overlap(draft, next.current()).map(overlap -> Refused.of("trip", overlap));
    }

    private Trip made(String id, Trip draft, List<Venue> before) {
        City city = draft.city();
        Set<String> elsewhere = new HashSet<>();
        file.cities().forEach(other -> other.venues().forEach(venue -> elsewhere.add(venue.id())));
        return new Trip(
                new City(id, city.name(), city.zone(), city.hours(), PlanIds.venues(city.venues(), before, elsewhere)),
                draft.firstDay(),
                draft.lastDay());
    }

    private Set<String> takenIds(Draft next) {
        Set<String> taken = new HashSet<>(next.usedIds);
        file.cities().forEach(city -> taken.add(city.id()));
        return taken;
    }

    private static Optional<Trip> trip(List<Trip> trips, String id) {
        return trips.stream().filter(trip -> trip.city().id().equals(id)).findFirst();
    }

    /** The next version, while it is being made. What is over goes with the next change. */
    private final class Draft {

        final Plan before;
        final Instant now;
        final List<Trip> trips = new ArrayList<>();
        final List<CallOff> calledOff = new ArrayList<>();
        final List<DaysOff> daysOff = new ArrayList<>();
        final List<String> usedIds;
        Optional<Break> pause;

        Draft(Plan before, Instant now) {
            this.before = before;
            this.now = now;
            before.trips().stream().filter(trip -> !trip.isOver(now)).forEach(trips::add);
            before.calledOff().stream().filter(off -> !off.trip().isOver(now)).forEach(calledOff::add);
            // Yesterday is today somewhere.
            before.timeOff().days().stream()
                    .filter(off -> !off.lastDay().isBefore(today().minusDays(1)))
                    .forEach(daysOff::add);
            this.usedIds = new ArrayList<>(before.usedIds());
            this.pause = before.timeOff().breakOn(today());
        }

        LocalDate today() {
            return LocalDate.ofInstant(now, file.home().zone());
        }

        Optional<CallOff> calledOff(String id) {
            return calledOff.stream()
                    .filter(off -> off.trip().city().id().equals(id))
                    .findFirst();
        }

        /** The trips of both origins that hold by it. */
        List<Trip> current() {
            return Stream.concat(plan().ofFile(file), trips.stream()).toList();
        }

        PlanOutcome done() {
            Plan plan = plan();
            return plan.isTooLarge()
                    ? Refused.because("trip", "is too much for one plan; use fewer places or shorter addresses")
                    : new Changed(plan);
        }

        private Plan plan() {
            return new Plan(
                    before.version() + 1,
                    trips.stream().sorted(Trip.BY_DAY).toList(),
                    calledOff,
                    new TimeOff(daysOff.stream().sorted(DaysOff.BY_DAY).toList(), pause),
                    usedIds);
        }
    }
}
