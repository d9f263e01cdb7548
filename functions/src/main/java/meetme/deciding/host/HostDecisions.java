package meetme.deciding.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
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
import meetme.host.Meeting;
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
import meetme.meetup.MeetupRequest;
import meetme.meetup.Negotiable;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
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

    /** The last day of a stay may be 366 days ahead, and the hour of the day may be late. */
    private static final Duration FURTHEST = Duration.ofDays(367);

    private static final Refused NOTHING_AGREED = Refused.because("action", "host.nothing-agreed");

    private final Host host;

    public HostDecisions(Host host) {
        this.host = host;
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
    public Outcome decide(MeetupRequest request, HostCommand.Change command, Situation situation, Instant now) {
        return switch (request) {
            case Settling settling -> settling(settling, command);
            case Pending pending -> pending(pending, command, situation, now);
            case Approved approved -> approved(approved, command, situation, now);
            case Countered countered -> countered(countered, command, now);
            case Declined declined -> closed(declined, command, situation, now);
            case Pitch pitch -> closed(pitch, command, situation, now);
            case Unanswered unanswered -> unanswered(unanswered, command, situation, now);
            case Past past -> past(past, command);
            case Lapsed _, Withdrawn _, Cancelled _, Erased _ -> new Already();
        };
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

    private Outcome pending(Pending pending, HostCommand.Change command, Situation situation, Instant now) {
        return switch (command) {
            case Approve approve -> approve(pending, approve, situation, now);
            case Counter counter -> counter(pending, counter, situation, now);
            case Decline(var note) -> new Changed(pending.decline(Decision.at(now, note)));
            case MarkAsPitch _ when pending.agreed().isPresent() -> Refused.because("action", "host.agreed");
            case MarkAsPitch(var note) -> new Changed(pending.pitch(Decision.at(now, note)));
            case Cancel(var note) -> changed(pending.cancel(Party.HOST, note, now), NOTHING_AGREED);
            case Recall _ -> Refused.NOT_YET;
            case Undo _ -> new Already();
        };
    }

    private Outcome approved(Approved approved, HostCommand.Change command, Situation situation, Instant now) {
        boolean over = approved.isOver(now);
        return switch (command) {
            case Cancel(var note) -> over ? Refused.OVER : new Changed(approved.cancel(Party.HOST, note, now));
            case Counter counter -> over ? Refused.OVER : counter(approved, counter, situation, now);
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

    private Outcome unanswered(Unanswered unanswered, HostCommand.Change command, Situation situation, Instant now) {
        return command instanceof MarkAsPitch(var note)
                ? new Changed(unanswered.pitch(Decision.at(now, note)))
                : closed(unanswered, command, situation, now);
    }

    private Outcome closed(Negotiable closed, HostCommand.Change command, Situation situation, Instant now) {
        return command instanceof Counter counter ? counter(closed, counter, situation, now) : new Already();
    }

    private static Outcome past(Past past, HostCommand.Change command) {
        return command instanceof Recall(var report) && past.saidBy(Party.HOST).isEmpty()
                ? new Changed(past.recall(Party.HOST, report))
                : new Already();
    }

    private static Outcome changed(Optional<Transition> step, Outcome otherwise) {
        return step.<Outcome>map(Changed::new).orElse(otherwise);
    }

    private Outcome approve(Pending pending, Approve approve, Situation situation, Instant now) {
        if (pending.times().isEmpty()) {
            return Refused.because(
                    "time", "host.no-time", pending.details().visitor().name());
        }
        Optional<Slot> slot = slot(pending, approve.time(), now);
        if (slot.isEmpty()) {
            return Refused.because("time", "host.proposed");
        }
        Optional<Place> place = place(pending, approve.place());
        if (place.isEmpty()) {
            return Refused.because("place", "place");
        }
        return overlap(pending, List.of(slot.get()), approve, situation, now)
                .orElseGet(
                        () -> new Changed(pending.approve(slot.get(), place.get(), Decision.at(now, approve.note()))));
    }

    private static Optional<Slot> slot(Pending pending, Optional<LocalDateTime> chosen, Instant now) {
        return chosen.flatMap(local -> pending.times().stream()
                .filter(slot -> slot.local().equals(local))
                .filter(slot -> slot.start().isAfter(now))
                .findFirst());
    }

    private Outcome counter(Negotiable request, Counter counter, Situation situation, Instant now) {
        ZoneId zone = request.details().city().zone();
        Duration length = length(request.details());
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local : counter.times()) {
            Optional<Slot> slot = Slot.at(local, length, zone);
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
        return overlap(request, slots, counter, situation, now)
                .orElseGet(() -> new Changed(request.counter(
                        new Offer(slots, place.get(), takeBy(request, slots, now)), Decision.at(now, counter.note()))));
    }

    // As long as the times that were asked for, else as such a meetup takes.
    private Duration length(RequestDetails details) {
        return details.times().stream()
                .findFirst()
                .map(Slot::length)
                .or(() -> host.meeting(details.meeting()).map(Meeting::length))
                .orElse(host.rules().meeting());
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

    private static Optional<Outcome> overlap(
            MeetupRequest request, List<Slot> slots, Scheduling command, Situation situation, Instant now) {
        if (command.anyway()) {
            return Optional.empty();
        }
        Optional<Outcome> meeting = slots.stream()
                .flatMap(slot -> situation.agenda().overlapping(slot, request.id()).stream())
                .<Outcome>map(entry -> Refused.because("anyway", "host.meeting", entry.with()))
                .findFirst();
        List<Slot> busy = situation.calendar().around(slots, Duration.ZERO, now).busy();
        return meeting.or(() -> slots.stream().anyMatch(slot -> busy.stream().anyMatch(slot::overlaps))
                ? Optional.of(Refused.because("anyway", "host.busy"))
                : Optional.empty());
    }

    // An id from host.json, or the host's own words; without either, where they usually meet for this.
    private Optional<Place> place(MeetupRequest request, Optional<String> chosen) {
        return chosen.isPresent()
                ? host.place(request.details().city(), chosen.get()).or(() -> chosen.map(Place::named))
                : request.agreed().map(Agreement::place).or(() -> usualPlace(request));
    }

    private Optional<Place> usualPlace(MeetupRequest request) {
        return host.usualVenue(request.details().city(), request.details().meeting())
                .map(Venue::place);
    }

    /** The buttons that would change something now, given what each of them asks for. */
    public List<HostAction> possible(MeetupRequest request, Instant now) {
        return Stream.of(HostAction.values())
                .filter(action -> HostCommand.example(action, request, now)
                        .filter(command ->
                                decide(request, command, Situation.FREE, now).isPossible())
                        .isPresent())
                .toList();
    }
}
