package meetme.meetup;

import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Withdrawn;

/** Something one of the two must hear. Each becomes one mail. */
public enum Notice {
    REQUEST_TO_HOST(Side.HOST),
    RECEIPT_TO_VISITOR(Side.VISITOR),
    INVITE_TO_VISITOR(Side.VISITOR),
    INVITE_TO_HOST(Side.HOST),
    DECLINE_TO_VISITOR(Side.VISITOR),
    PITCH_TO_VISITOR(Side.VISITOR),
    WITHDRAWAL_TO_HOST(Side.HOST),
    CANCELLATION_TO_VISITOR(Side.VISITOR),
    CANCELLATION_TO_HOST(Side.HOST);

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
        return switch (this) {
            case REQUEST_TO_HOST -> request instanceof Pending;
            // It brings the link to the visitor's own page, which they need after an answer, too.
            case RECEIPT_TO_VISITOR -> request instanceof Pending || request instanceof Decided;
            case INVITE_TO_VISITOR, INVITE_TO_HOST -> request instanceof Approved;
            case DECLINE_TO_VISITOR -> request instanceof Declined;
            case PITCH_TO_VISITOR -> request instanceof Pitch;
            case WITHDRAWAL_TO_HOST -> request instanceof Withdrawn;
            case CANCELLATION_TO_VISITOR, CANCELLATION_TO_HOST -> request instanceof Cancelled;
        };
    }
}
