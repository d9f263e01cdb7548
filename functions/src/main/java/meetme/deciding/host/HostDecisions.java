package meetme.deciding.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import meetme.deciding.Decisions;
import meetme.deciding.Outcome;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
import meetme.deciding.host.HostCommand.Approve;
import meetme.deciding.host.HostCommand.Cancel;
import meetme.deciding.host.HostCommand.Counter;
import meetme.deciding.host.HostCommand.Decline;
import meetme.deciding.host.HostCommand.MarkAsPitch;
import meetme.deciding.host.HostCommand.Recall;
import meetme.deciding.host.HostCommand.Scheduling;
import meetme.deciding.host.HostCommand.Undo;
import meetme.host.Host;
import meetme.host.Venue;
import meetme.meetup.Agenda;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Negotiable;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Place;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Transition;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/** What each of the host's buttons does in each state. docs/states.md has the whole table. */
public final class HostDecisions implements Decisions<HostCommand.Change> {

    /** What counts as close in time to a proposed time. */
    static final Duration NEAR = Duration.ofHours(4);

    /** How long an offer stands, unless its last time comes first. */
    private static final Duration OFFER_STANDS = Duration.ofDays(7);

    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final Refused NOTHING_AGREED = Refused.because("action", "host.nothing-agreed");

    private final Host host;

    public HostDecisions(Host host) {
        this.host = host;
    }

    /** What takes up the host's time around the times in question: meetups, and what stands in their own calendar. */
    public record Taken(Agenda agenda, List<Slot> busy) {

        public static final Taken NOTHING = new Taken(Agenda.NONE, List.of());
    }

    @Override
    public Set<YearMonth> months(HostCommand.Change command) {
        return command instanceof Scheduling scheduling ? Agenda.monthsOf(scheduling.times(), NEAR) : Set.of();
    }

    // Another place for times that stand in the request; or back to a time that was left for another.
    @Override
    public Set<YearMonth> months(HostCommand.Change command, MeetupRequest request) {
        return switch (command) {
            case Counter counter when counter.times().isEmpty() -> Agenda.monthsAround(request.times(), NEAR);
            case Undo _
            when !request.seen().holds().equals(request.holds()) ->
                request.seen().holds().map(Agenda::monthsOf).orElse(Set.of());
            case Approve _, Counter _, Decline _, MarkAsPitch _, Cancel _, Undo _, Recall _ -> Set.of();
        };
    }

    @Override
    public Outcome decide(HostCommand.Change command, Situation situation, Instant now) {
        MeetupRequest request = situation.request();
        List<Slot> busy = command instanceof Scheduling scheduling
                ? situation
                        .calendar()
                        .around(slots(request, scheduling), Duration.ZERO, now)
                        .busy()
                : List.of();
        return decide(request, command, new Taken(situation.agenda(), busy), now);
    }

    // The times in question, whether the command names them or the request does.
    private static List<Slot> slots(MeetupRequest request, Scheduling scheduling) {
        Slot like = request.details().times().getFirst();
        return scheduling.times().isEmpty()
                ? request.times()
                : scheduling.times().stream()
                        .flatMap(local -> Slot.at(local, like.length(), like.zone()).stream())
                        .toList();
    }

    /** The outcome of one command. */
    public Outcome decide(MeetupRequest request, HostCommand.Change command, Taken taken, Instant now) {
        Outcome outcome = switch (request) {
            case Settling settling -> settling(settling, command);
            case Pending pending -> pending(pending, command, taken, now);
            case Approved approved -> approved(approved, command, taken, now);
            case Countered countered -> countered(countered, command, now);
            case Declined declined -> closed(declined, command, taken, now);
            case Pitch pitch -> closed(pitch, command, taken, now);
            case Unanswered unanswered -> unanswered(unanswered, command, taken, now);
            case Past past -> past(past, command);
            case Lapsed _, Withdrawn _, Cancelled _, Erased _ -> new Already();
        };
        return outcome instanceof Changed changed
                ? new Changed(changed.transition().keptFor(host.rules().retention()))
                : outcome;
    }

    private static Outcome settling(Settling settling, HostCommand.Change command) {
        return switch (command) {
            case Undo _ -> new Changed(settling.undo());
            // Nobody has been told, so there is nothing to take back from anybody.
            case Cancel _ ->
                settling.after() instanceof Approved ? Refused.because("action", "host.nobody-told") : new Already();
            case Approve _, Counter _, Decline _, MarkAsPitch _, Recall _ -> new Already();
        };
    }

    private Outcome pending(Pending pending, HostCommand.Change command, Taken taken, Instant now) {
        return switch (command) {
            case Approve approve -> approve(pending, approve, taken, now);
            case Counter counter -> counter(pending, counter, taken, now);
            case Decline(var note) -> new Changed(pending.decline(Decision.at(now, note)));
            case MarkAsPitch _ when pending.agreed().isPresent() -> Refused.because("action", "host.agreed");
            case MarkAsPitch(var note) -> new Changed(pending.pitch(Decision.at(now, note)));
            case Cancel(var note) -> changed(pending.cancel(Party.HOST, note, now), NOTHING_AGREED);
            case Recall _ -> Refused.NOT_YET;
            case Undo _ -> new Already();
        };
    }

    private Outcome approved(Approved approved, HostCommand.Change command, Taken taken, Instant now) {
        boolean over = approved.isOver(now);
        return switch (command) {
            case Cancel(var note) -> over ? Refused.OVER : new Changed(approved.cancel(Party.HOST, note, now));
            case Counter counter -> over ? Refused.OVER : counter(approved, counter, taken, now);
            case Recall(var report) -> over ? new Changed(approved.recall(Party.HOST, report)) : Refused.NOT_YET;
            case Approve _, Decline _, MarkAsPitch _, Undo _ -> new Already();
        };
    }

    private static Outcome countered(Countered countered, HostCommand.Change command, Instant now) {
        return switch (command) {
            case Cancel(var note) -> changed(countered.cancel(Party.HOST, note, now), new Already());
            case Decline(var note) -> new Changed(countered.decline(Decision.at(now, note)));
            case Approve _, Counter _, MarkAsPitch _, Undo _, Recall _ -> new Already();
        };
    }

    private Outcome unanswered(Unanswered unanswered, HostCommand.Change command, Taken taken, Instant now) {
        return command instanceof MarkAsPitch(var note)
                ? new Changed(unanswered.pitch(Decision.at(now, note)))
                : closed(unanswered, command, taken, now);
    }

    private Outcome closed(Negotiable closed, HostCommand.Change command, Taken taken, Instant now) {
        return command instanceof Counter counter ? counter(closed, counter, taken, now) : new Already();
    }

    private static Outcome past(Past past, HostCommand.Change command) {
        return command instanceof Recall(var report) && past.saidBy(Party.HOST).isEmpty()
                ? new Changed(past.recall(Party.HOST, report))
                : new Already();
    }

    private static Outcome changed(Optional<Transition> step, Outcome otherwise) {
        return step.<Outcome>map(Changed::new).orElse(otherwise);
    }

    private Outcome approve(Pending pending, Approve approve, Taken taken, Instant now) {
        Optional<Slot> slot = slot(pending, approve.time(), now);
        if (slot.isEmpty()) {
            return Refused.because("time", "host.proposed");
        }
        Optional<Place> place = place(pending, approve.place());
        if (place.isEmpty()) {
            return Refused.because("place", "place");
        }
        return overlap(pending, List.of(slot.get()), approve, taken)
                .orElseGet(
                        () -> new Changed(pending.approve(slot.get(), place.get(), Decision.at(now, approve.note()))));
    }

    private static Optional<Slot> slot(Pending pending, Optional<LocalDateTime> chosen, Instant now) {
        return chosen.flatMap(local -> pending.times().stream()
                .filter(slot -> slot.local().equals(local))
                .filter(slot -> slot.start().isAfter(now))
                .findFirst());
    }

    private Outcome counter(Negotiable request, Counter counter, Taken taken, Instant now) {
        Slot like = request.details().times().getFirst();
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local : counter.times()) {
            Optional<Slot> slot = Slot.at(local, like.length(), like.zone());
            if (slot.isEmpty()) {
                return Refused.because("times", "host.gap", local.toString());
            }
            slots.add(slot.get());
        }
        if (counter.times().isEmpty() && counter.place().isPresent()) {
            // Another place for what is on the table.
            request.times().stream().filter(slot -> slot.start().isAfter(now)).forEach(slots::add);
        }
        if (slots.isEmpty()) {
            return Refused.because("times", "host.suggest");
        }
        if (slots.stream().anyMatch(slot -> !slot.start().isAfter(now))) {
            return Refused.because("times", "host.passed");
        }
        if (slots.stream().anyMatch(slot -> slot.start().isAfter(now.plus(FURTHEST)))) {
            return Refused.because("times", "host.far");
        }
        Optional<Place> place = place(request, counter.place());
        if (place.isEmpty()) {
            return Refused.because("place", "place");
        }
        return overlap(request, slots, counter, taken)
                .orElseGet(() -> new Changed(request.counter(
                        new Offer(slots, place.get(), takeBy(request, slots, now)), Decision.at(now, counter.note()))));
    }

    // What was agreed on must not begin while nobody knows whether it stands.
    private static Instant takeBy(MeetupRequest request, List<Slot> slots, Instant now) {
        Instant last =
                slots.stream().map(Slot::start).max(Comparator.naturalOrder()).orElseThrow();
        Instant stands = now.plus(OFFER_STANDS);
        Instant takeBy = stands.isBefore(last) ? stands : last;
        return request.agreed()
                .map(agreed -> agreed.clearBy(now))
                .filter(takeBy::isAfter)
                .orElse(takeBy);
    }

    private static Optional<Outcome> overlap(MeetupRequest request, List<Slot> slots, Scheduling command, Taken taken) {
        if (command.anyway()) {
            return Optional.empty();
        }
        Optional<Outcome> meeting = slots.stream()
                .flatMap(slot -> taken.agenda().overlapping(slot, request.id()).stream())
                .<Outcome>map(entry -> Refused.because("anyway", "host.meeting", entry.with()))
                .findFirst();
        return meeting.or(() -> slots.stream().anyMatch(slot -> isBusy(slot, taken))
                ? Optional.of(Refused.because("anyway", "host.busy"))
                : Optional.empty());
    }

    private static boolean isBusy(Slot slot, Taken taken) {
        return taken.busy().stream().anyMatch(slot::overlaps);
    }

    // An id from host.json, or the host's own words; without either, where they usually meet for this.
    private Optional<Place> place(MeetupRequest request, Optional<String> chosen) {
        return chosen.isPresent()
                ? host.place(chosen.get()).or(() -> chosen.map(Place::named))
                : request.agreed().map(Agreement::place).or(() -> usualPlace(request));
    }

    private Optional<Place> usualPlace(MeetupRequest request) {
        return host.usualVenue(request.details().city(), request.details().meeting())
                .map(Venue::place);
    }

    /** The buttons that would change something now, given what each of them asks for. */
    public List<HostAction> possible(MeetupRequest request, Instant now) {
        return Stream.of(HostAction.values())
                .filter(action -> example(action, request, now)
                        .filter(command ->
                                decide(request, command, Taken.NOTHING, now).isPossible())
                        .isPresent())
                .toList();
    }

    // What the host could press for, if they found something to choose.
    private static Optional<HostCommand.Change> example(HostAction action, MeetupRequest request, Instant now) {
        Optional<String> nothing = Optional.empty();
        return switch (action) {
            case APPROVE ->
                request.times().stream()
                        .filter(slot -> slot.start().isAfter(now))
                        .findFirst()
                        .map(slot -> new Approve(Optional.of(slot.local()), nothing, nothing, true));
            case COUNTER -> Optional.of(new Counter(List.of(), nothing, nothing, true));
            case DECLINE -> Optional.of(new Decline(nothing));
            case PITCH -> Optional.of(new MarkAsPitch(nothing));
            case CANCEL -> Optional.of(new Cancel(nothing));
            case UNDO -> Optional.of(new Undo());
            case MET -> Optional.of(new Recall(MeetupReport.MET));
            case MISSED -> Optional.of(new Recall(MeetupReport.missed(Optional.empty())));
            // It is about no state, and stands on every page.
            case BOARD -> Optional.empty();
        };
    }
}
