package meetme.deciding;

import java.time.Instant;
import java.util.List;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Withdrawn;
import meetme.meetup.Side;

/**
 * What each of the visitor's buttons does in each state. The whole table:
 *
 * <pre>
 *                             withdraw    cancel
 * pending                     withdrawn   refused
 * approved, fresh             withdrawn   refused
 * approved                    already     cancelled
 * declined or pitch, fresh    withdrawn   refused
 * declined or pitch           already     already
 * withdrawn                   already     already
 * cancelled                   already     already
 * </pre>
 *
 * <p>Fresh: not settled; to the visitor it is still pending.
 */
final class VisitorPress {

    private VisitorPress() {}

    static Outcome press(MeetupRequest request, VisitorOrder order, Instant now) {
        return switch (request) {
            case Pending pending -> answer(order, pending.withdraw(now));
            case Decided decided ->
                decided.decision().settled() ? settled(decided, order, now) : answer(order, decided.withdraw(now));
            case Withdrawn withdrawn -> new Already();
            case Cancelled cancelled -> new Already();
        };
    }

    // To the visitor it is pending.
    private static Outcome answer(VisitorOrder order, Withdrawn withdrawn) {
        return switch (order.action()) {
            case WITHDRAW -> new Changed(withdrawn);
            case CANCEL -> Refused.because("action", "Nothing is agreed yet. Withdraw your request instead.");
        };
    }

    private static Outcome settled(Decided decided, VisitorOrder order, Instant now) {
        return switch (decided) {
            case Approved approved ->
                switch (order.action()) {
                    case WITHDRAW -> new Already();
                    case CANCEL -> new Changed(approved.cancel(Side.VISITOR, order.note(), now));
                };
            case Declined declined -> new Already();
            case Pitch pitch -> new Already();
        };
    }

    /** The buttons that would change something now. */
    static List<VisitorAction> possible(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> List.of(VisitorAction.WITHDRAW);
            case Decided decided -> possible(decided);
            case Withdrawn withdrawn -> List.of();
            case Cancelled cancelled -> List.of();
        };
    }

    private static List<VisitorAction> possible(Decided decided) {
        if (!decided.decision().settled()) {
            return List.of(VisitorAction.WITHDRAW);
        }
        return decided instanceof Approved ? List.of(VisitorAction.CANCEL) : List.of();
    }
}
