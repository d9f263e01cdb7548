package meetme.deciding;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
import meetme.host.Host;
import meetme.meetup.Agenda;
import meetme.meetup.Decision;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Withdrawn;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Slot;

/**
 * What each of the host's buttons does in each state. The whole table:
 *
 * <pre>
 *                     approve   decline   pitch     cancel     undo
 * pending             approved  declined  pitch     refused    already
 * pending, too late   refused   declined  pitch     refused    already
 * approved, fresh     already   already   already   refused    pending
 * approved            already   already   already   cancelled  already
 * approved, over      already   already   already   refused    already
 * declined, fresh     already   already   already   already    pending
 * declined            already   already   already   already    already
 * pitch, fresh        already   already   already   already    pending
 * pitch               already   already   already   already    already
 * withdrawn           already   already   already   already    already
 * cancelled           already   already   already   already    already
 * </pre>
 *
 * <p>Fresh: not settled, so nobody has been told.
 */
final class HostPress {

    private final Host host;

    HostPress(Host host) {
        this.host = host;
    }

    /** @param agenda of the months around the chosen time, where one was chosen */
    Outcome press(MeetupRequest request, HostOrder order, Agenda agenda, Instant now) {
        return switch (request) {
            case Pending pending ->
                switch (order.action()) {
                    case APPROVE -> approve(pending, order, agenda, now);
                    case DECLINE -> new Changed(pending.decline(Decision.at(now, order.note())));
                    case PITCH -> new Changed(pending.pitch(Decision.at(now, order.note())));
                    case CANCEL -> Refused.because("action", "Nothing is agreed yet. Decline it instead.");
                    case UNDO -> new Already();
                };
            case Approved approved ->
                switch (order.action()) {
                    case CANCEL -> cancel(approved, order, now);
                    case UNDO -> undo(approved);
                    case APPROVE, DECLINE, PITCH -> new Already();
                };
            case Decided declinedOrPitch ->
                switch (order.action()) {
                    case UNDO -> undo(declinedOrPitch);
                    case APPROVE, DECLINE, PITCH, CANCEL -> new Already();
                };
            case Withdrawn withdrawn -> new Already();
            case Cancelled cancelled -> new Already();
        };
    }

    private Outcome approve(Pending pending, HostOrder order, Agenda agenda, Instant now) {
        Optional<Slot> slot = slot(pending, order.time(), now);
        if (slot.isEmpty()) {
            return Refused.because("time", "Choose one of the times that were proposed and have not passed.");
        }
        Optional<Place> place = place(pending, order.place());
        if (place.isEmpty()) {
            return Refused.because("place", "Say where you will meet.");
        }
        List<Agenda.Entry> overlapping = agenda.overlapping(slot.get(), pending.id());
        if (!overlapping.isEmpty() && !order.anyway()) {
            return Refused.because(
                    "anyway",
                    "At that time you are already meeting " + overlapping.get(0).with()
                            + ". Choose another time, or say that you want both.");
        }
        return new Changed(pending.approve(slot.get(), place.get(), Decision.at(now, order.note())));
    }

    private static Optional<Slot> slot(Pending pending, Optional<LocalDateTime> chosen, Instant now) {
        return chosen.flatMap(local -> pending.asked().times().stream()
                .filter(slot -> slot.local().equals(local))
                .filter(slot -> slot.start().isAfter(now))
                .findFirst());
    }

    // An id from host.json, or the host's own words; without either, where they usually meet for this.
    private Optional<Place> place(Pending pending, Optional<String> chosen) {
        return chosen.isPresent()
                ? host.place(chosen.get()).or(() -> chosen.map(Place::named))
                : host.meeting(pending.asked().meeting())
                        .map(meeting -> meeting.usualVenue().place());
    }

    private static Outcome cancel(Approved approved, HostOrder order, Instant now) {
        if (!approved.decision().settled()) {
            // Nobody has been told, so there is nothing to take back from anybody.
            return Refused.because("action", "Nobody has been told yet. Undo it instead.");
        }
        return approved.isOver(now) ? Outcome.OVER : new Changed(approved.cancel(Side.HOST, order.note(), now));
    }

    private static Outcome undo(Decided decided) {
        return decided.decision().settled() ? new Already() : new Changed(decided.undo());
    }

    /** The buttons that would change something now. */
    static List<HostAction> possible(MeetupRequest request, Instant now) {
        return switch (request) {
            case Pending pending ->
                pending.asked().times().stream().anyMatch(slot -> slot.start().isAfter(now))
                        ? List.of(HostAction.APPROVE, HostAction.DECLINE, HostAction.PITCH)
                        : List.of(HostAction.DECLINE, HostAction.PITCH);
            case Decided decided -> decided.decision().settled() ? possible(decided, now) : List.of(HostAction.UNDO);
            case Withdrawn withdrawn -> List.of();
            case Cancelled cancelled -> List.of();
        };
    }

    private static List<HostAction> possible(Decided settled, Instant now) {
        return settled instanceof Approved approved && !approved.isOver(now) ? List.of(HostAction.CANCEL) : List.of();
    }
}
