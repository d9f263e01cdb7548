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
 * approved, over              already     refused
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
                    case CANCEL ->
                        approved.isOver(now)
                                ? Outcome.OVER
                                : new Changed(approved.cancel(Side.VISITOR, order.note(), now));
                };
            case Declined declined -> new Already();
            case Pitch pitch -> new Already();
        };
    }

    /** What the visitor's page shows as the version. To them, all that is not told yet is the first one. */
    static int version(MeetupRequest request) {
        return request.isOpen() ? 1 : request.version();
    }

    /** The buttons that would change something now. */
    static List<VisitorAction> possible(MeetupRequest request, Instant now) {
        return switch (request) {
            case Pending pending -> List.of(VisitorAction.WITHDRAW);
            case Decided decided -> possible(decided, now);
            case Withdrawn withdrawn -> List.of();
            case Cancelled cancelled -> List.of();
        };
    }

    private static List<VisitorAction> possible(Decided decided, Instant now) {
        if (!decided.decision().settled()) {
            return List.of(VisitorAction.WITHDRAW);
        }
        return decided instanceof Approved approved && !approved.isOver(now)
                ? List.of(VisitorAction.CANCEL)
                : List.of();
    }
}
