package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
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
import meetme.meetup.MeetupRequest;
import meetme.meetup.Negotiable;
import meetme.meetup.Offer;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Place;
import meetme.meetup.Settling;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Verdict;
import meetme.meetup.Withdrawn;

/** What each of the host's buttons does in each state. docs/states.md has the whole table. */
final class HostPress {

    /** How long an offer stands, unless its last time comes first. */
    private static final Duration OFFER_STANDS = Duration.ofDays(7);

    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final Refused NOTHING_AGREED = Refused.because("action", "host.nothing-agreed");

    private final Host host;

    HostPress(Host host) {
        this.host = host;
    }

    /** What takes up the host's time around the chosen times: meetups, and what stands in the host's own calendar. */
    private record Taken(Agenda agenda, List<Slot> busy) {}

    /**
     * The outcome of one press.
     *
     * @param agenda of the months around the chosen times, where any were chosen
     * @param busy in the host's own calendar, around the same times
     */
    Outcome press(MeetupRequest request, HostOrder order, Agenda agenda, List<Slot> busy, Instant now) {
        return press(request, order, new Taken(agenda, busy), now);
    }

    private Outcome press(MeetupRequest request, HostOrder order, Taken taken, Instant now) {
        if (order.action() == HostAction.BOARD) {
            // It changes nothing, and is answered before it comes here.
            return new Already();
        }
        Outcome outcome = switch (request) {
            case Settling settling -> settling(settling, order);
            case Pending pending -> pending(pending, order, taken, now);
            case Approved approved -> approved(approved, order, taken, now);
            case Countered countered -> countered(countered, order, now);
            case Declined declined -> closed(declined, order, taken, now);
            case Pitch pitch -> closed(pitch, order, taken, now);
            case Unanswered unanswered -> unanswered(unanswered, order, taken, now);
            case Past past -> recall(past, order);
            case Lapsed _, Withdrawn _, Cancelled _, Erased _ -> new Already();
        };
        return outcome instanceof Changed changed
                ? new Changed(changed.step().keptFor(host.rules().retention()))
                : outcome;
    }

    private static Outcome settling(Settling settling, HostOrder order) {
        return switch (order.action()) {
            case UNDO -> new Changed(settling.undo());
            // Nobody has been told, so there is nothing to take back from anybody.
            case CANCEL ->
                settling.after() instanceof Approved ? Refused.because("action", "host.nobody-told") : new Already();
            case APPROVE, COUNTER, DECLINE, PITCH, MET, MISSED, BOARD -> new Already();
        };
    }

    private Outcome pending(Pending pending, HostOrder order, Taken taken, Instant now) {
        return switch (order.action()) {
            case APPROVE -> approve(pending, order, taken, now);
            case COUNTER -> counter(pending, order, taken, now);
            case DECLINE -> new Changed(pending.decline(Decision.at(now, order.note())));
            case PITCH ->
                pending.agreed().isPresent()
                        ? Refused.because("action", "host.agreed")
                        : new Changed(pending.pitch(Decision.at(now, order.note())));
            case CANCEL ->
                pending.cancel(Side.HOST, order.note(), now)
                        .<Outcome>map(Changed::new)
                        .orElse(NOTHING_AGREED);
            case UNDO, BOARD -> new Already();
            case MET, MISSED -> Outcome.NOT_YET;
        };
    }

    private Outcome approved(Approved approved, HostOrder order, Taken taken, Instant now) {
        boolean over = approved.isOver(now);
        return switch (order.action()) {
            case CANCEL -> over ? Outcome.OVER : new Changed(approved.cancel(Side.HOST, order.note(), now));
            case COUNTER -> over ? Outcome.OVER : counter(approved, order, taken, now);
            case MET, MISSED -> over ? new Changed(approved.recall(Side.HOST, verdict(order))) : Outcome.NOT_YET;
            case APPROVE, DECLINE, PITCH, UNDO, BOARD -> new Already();
        };
    }

    private static Outcome countered(Countered countered, HostOrder order, Instant now) {
        return switch (order.action()) {
            case CANCEL ->
                countered
                        .cancel(Side.HOST, order.note(), now)
                        .<Outcome>map(Changed::new)
                        .orElse(new Already());
            case DECLINE -> new Changed(countered.decline(Decision.at(now, order.note())));
            case APPROVE, COUNTER, PITCH, UNDO, MET, MISSED, BOARD -> new Already();
        };
    }

    private Outcome unanswered(Unanswered unanswered, HostOrder order, Taken taken, Instant now) {
        return order.action() == HostAction.PITCH
                ? new Changed(unanswered.pitch(Decision.at(now, order.note())))
                : closed(unanswered, order, taken, now);
    }

    private Outcome closed(Negotiable closed, HostOrder order, Taken taken, Instant now) {
        return switch (order.action()) {
            case COUNTER -> counter(closed, order, taken, now);
            case APPROVE, DECLINE, PITCH, CANCEL, UNDO, MET, MISSED, BOARD -> new Already();
        };
    }

    private static Outcome recall(Past past, HostOrder order) {
        return switch (order.action()) {
            case MET, MISSED ->
                past.saidBy(Side.HOST).isPresent()
                        ? new Already()
                        : new Changed(past.recall(Side.HOST, verdict(order)));
            case APPROVE, COUNTER, DECLINE, PITCH, CANCEL, UNDO, BOARD -> new Already();
        };
    }

    private static Verdict verdict(HostOrder order) {
        return order.action() == HostAction.MET ? Verdict.MET : Verdict.missed(order.why());
    }

    private Outcome approve(Pending pending, HostOrder order, Taken taken, Instant now) {
        Optional<Slot> slot = slot(pending, order.time(), now);
        if (slot.isEmpty()) {
            return Refused.because("time", "host.proposed");
        }
        Optional<Place> place = place(pending, order.place());
        if (place.isEmpty()) {
            return Refused.because("place", "place");
        }
        return overlap(pending, List.of(slot.get()), order, taken)
                .orElseGet(() -> new Changed(pending.approve(slot.get(), place.get(), Decision.at(now, order.note()))));
    }

    private static Optional<Slot> slot(Pending pending, Optional<LocalDateTime> chosen, Instant now) {
        return chosen.flatMap(local -> pending.times().stream()
                .filter(slot -> slot.local().equals(local))
                .filter(slot -> slot.start().isAfter(now))
                .findFirst());
    }

    private Outcome counter(Negotiable request, HostOrder order, Taken taken, Instant now) {
        Slot like = request.asked().times().getFirst();
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local : order.times()) {
            Optional<Slot> slot = Slot.at(local, like.length(), like.zone());
            if (slot.isEmpty()) {
                return Refused.because("times", "host.gap", local.toString());
            }
            slots.add(slot.get());
        }
        if (order.times().isEmpty() && order.place().isPresent()) {
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
        Optional<Place> place = place(request, order.place());
        if (place.isEmpty()) {
            return Refused.because("place", "place");
        }
        return overlap(request, slots, order, taken)
                .orElseGet(() -> new Changed(request.counter(
                        new Offer(slots, place.get(), takeBy(request, slots, now)), Decision.at(now, order.note()))));
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

    private static Optional<Outcome> overlap(MeetupRequest request, List<Slot> slots, HostOrder order, Taken taken) {
        if (order.anyway()) {
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
        return host.usualVenue(request.asked().city(), request.asked().meeting())
                .map(Venue::place);
    }

    /** The buttons that would change something now. */
    static List<HostAction> possible(MeetupRequest request, Instant now) {
        return switch (request) {
            case Settling _ -> List.of(HostAction.UNDO);
            case Pending pending -> possible(pending, now);
            case Approved approved ->
                approved.isOver(now)
                        ? List.of(HostAction.MET, HostAction.MISSED)
                        : List.of(HostAction.COUNTER, HostAction.CANCEL);
            case Countered countered ->
                countered.agreed().isPresent()
                        ? List.of(HostAction.DECLINE, HostAction.CANCEL)
                        : List.of(HostAction.DECLINE);
            case Declined _, Pitch _ -> List.of(HostAction.COUNTER);
            case Unanswered _ -> List.of(HostAction.COUNTER, HostAction.PITCH);
            case Past past ->
                past.saidBy(Side.HOST).isPresent() ? List.of() : List.of(HostAction.MET, HostAction.MISSED);
            case Lapsed _, Withdrawn _, Cancelled _, Erased _ -> List.of();
        };
    }

    private static List<HostAction> possible(Pending pending, Instant now) {
        List<HostAction> actions = new ArrayList<>();
        if (pending.turn().isOpen(now)) {
            actions.add(HostAction.APPROVE);
        }
        actions.add(HostAction.COUNTER);
        actions.add(HostAction.DECLINE);
        actions.add(pending.agreed().isPresent() ? HostAction.CANCEL : HostAction.PITCH);
        return List.copyOf(actions);
    }
}
