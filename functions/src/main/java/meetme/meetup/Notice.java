package meetme.meetup;

import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Countered;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Erased;
import meetme.meetup.MeetupRequest.Lapsed;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Unanswered;
import meetme.meetup.MeetupRequest.Withdrawn;

/** Something one of the two must hear. Each becomes one mail. */
public enum Notice {
    REQUEST_TO_HOST(Side.HOST),
    RECEIPT_TO_VISITOR(Side.VISITOR),
    /** The answer is still missing. */
    FIRST_NUDGE_TO_HOST(Side.HOST),
    SECOND_NUDGE_TO_HOST(Side.HOST),
    LAST_CALL_TO_HOST(Side.HOST),
    /** No answer came in time: an honest apology, and the way to repair it. */
    APOLOGY_TO_VISITOR(Side.VISITOR),
    MISSED_TO_HOST(Side.HOST),
    /** The host suggests something else. */
    OFFER_TO_VISITOR(Side.VISITOR),
    /** The visitor took none of what was offered and asks for other times. */
    OTHER_TIMES_TO_HOST(Side.HOST),
    /** The visitor did not take the offer up in time. */
    LAPSE_TO_VISITOR(Side.VISITOR),
    LAPSE_TO_HOST(Side.HOST),
    INVITE_TO_VISITOR(Side.VISITOR),
    INVITE_TO_HOST(Side.HOST),
    /** The visitor would like to meet at another time than was agreed. */
    MOVE_TO_HOST(Side.HOST),
    /** What was agreed stands: nothing came of another time. */
    STANDS_TO_VISITOR(Side.VISITOR),
    STANDS_TO_HOST(Side.HOST),
    DECLINE_TO_VISITOR(Side.VISITOR),
    PITCH_TO_VISITOR(Side.VISITOR),
    WITHDRAWAL_TO_HOST(Side.HOST),
    CANCELLATION_TO_VISITOR(Side.VISITOR),
    CANCELLATION_TO_HOST(Side.HOST),
    /** They meet tomorrow. */
    REMINDER_TO_VISITOR(Side.VISITOR),
    REMINDER_TO_HOST(Side.HOST),
    /** Have they met? */
    QUESTION_TO_VISITOR(Side.VISITOR),
    QUESTION_TO_HOST(Side.HOST);

    private final Side to;

    Notice(Side to) {
        this.to = to;
    }

    public Side to() {
        return to;
    }

    /**
     * Whether it is still true. A mail can wait for hours while SES is down; one that events have overtaken is not sent:
     * nobody wants an invitation to what has been cancelled.
     */
    public boolean stillTrueOf(MeetupRequest request) {
        MeetupRequest seen = request.seen();
        return switch (this) {
            // The host has just decided, if so: whoever answers need not be asked.
            case REQUEST_TO_HOST, FIRST_NUDGE_TO_HOST, SECOND_NUDGE_TO_HOST, LAST_CALL_TO_HOST ->
                request instanceof Pending;
            case OTHER_TIMES_TO_HOST ->
                request instanceof Pending pending && pending.agreed().isEmpty();
            case MOVE_TO_HOST ->
                request instanceof Pending pending && pending.agreed().isPresent();
            // It brings the link to the visitor's own page, which they need after an answer, too.
            case RECEIPT_TO_VISITOR ->
                !(seen instanceof Withdrawn || seen instanceof Cancelled || seen instanceof Erased);
            case APOLOGY_TO_VISITOR, MISSED_TO_HOST -> seen instanceof Unanswered;
            case OFFER_TO_VISITOR -> seen instanceof Countered;
            case LAPSE_TO_VISITOR, LAPSE_TO_HOST -> seen instanceof Lapsed;
            case INVITE_TO_VISITOR, INVITE_TO_HOST, STANDS_TO_VISITOR, STANDS_TO_HOST -> seen instanceof Approved;
            case REMINDER_TO_VISITOR, REMINDER_TO_HOST, QUESTION_TO_VISITOR, QUESTION_TO_HOST ->
                seen instanceof Approved;
            case DECLINE_TO_VISITOR -> seen instanceof Declined;
            case PITCH_TO_VISITOR -> seen instanceof Pitch;
            case WITHDRAWAL_TO_HOST -> request.told() instanceof Withdrawn;
            case CANCELLATION_TO_VISITOR, CANCELLATION_TO_HOST -> request.told() instanceof Cancelled;
        };
    }
}
