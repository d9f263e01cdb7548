package meetme.meetup;

/** Something one of the two must hear. Each becomes one mail, or stands in one with others of its kind. */
public enum Notice {
    REQUEST_TO_HOST(Party.HOST),
    RECEIPT_TO_VISITOR(Party.VISITOR),
    /** The answer is still missing. */
    FIRST_NUDGE_TO_HOST(Party.HOST),
    SECOND_NUDGE_TO_HOST(Party.HOST),
    LAST_CALL_TO_HOST(Party.HOST),
    /** No answer came in time: an honest apology, and the way to repair it. */
    APOLOGY_TO_VISITOR(Party.VISITOR),
    MISSED_TO_HOST(Party.HOST),
    /** The host suggests something else. */
    OFFER_TO_VISITOR(Party.VISITOR),
    /** The offer is about to lapse. */
    OFFER_REMINDER_TO_VISITOR(Party.VISITOR),
    /** The visitor took none of what was offered and asks for other times. */
    OTHER_TIMES_TO_HOST(Party.HOST),
    /** The visitor did not take the offer up in time. */
    LAPSE_TO_VISITOR(Party.VISITOR),
    LAPSE_TO_HOST(Party.HOST),
    INVITE_TO_VISITOR(Party.VISITOR),
    INVITE_TO_HOST(Party.HOST),
    /** They are to meet, and mail to the visitor has come back: the invitation may not have arrived. */
    UNREACHABLE_TO_HOST(Party.HOST),
    /** The visitor would like to meet at another time than was agreed. */
    MOVE_TO_HOST(Party.HOST),
    /** What was agreed stands: nothing came of another time. */
    STANDS_TO_VISITOR(Party.VISITOR),
    STANDS_TO_HOST(Party.HOST),
    DECLINE_TO_VISITOR(Party.VISITOR),
    PITCH_TO_VISITOR(Party.VISITOR),
    WITHDRAWAL_TO_HOST(Party.HOST),
    CANCELLATION_TO_VISITOR(Party.VISITOR),
    CANCELLATION_TO_HOST(Party.HOST),
    /** They meet tomorrow. */
    REMINDER_TO_VISITOR(Party.VISITOR),
    REMINDER_TO_HOST(Party.HOST),
    /** Have they met? */
    QUESTION_TO_VISITOR(Party.VISITOR),
    QUESTION_TO_HOST(Party.HOST);

    private final Party to;

    Notice(Party to) {
        this.to = to;
    }

    public Party to() {
        return to;
    }

    /** Whether it reminds the host of an answer that is missing. Such ones leave together: {@link OutboxRow.Reminder}. */
    public boolean isNudge() {
        return this == FIRST_NUDGE_TO_HOST || this == SECOND_NUDGE_TO_HOST || this == LAST_CALL_TO_HOST;
    }

    /** Whether it tells a visitor the end of a request that has come to nothing. */
    public boolean closes() {
        return switch (this) {
            case APOLOGY_TO_VISITOR, LAPSE_TO_VISITOR, DECLINE_TO_VISITOR, PITCH_TO_VISITOR -> true;
            case REQUEST_TO_HOST,
                    RECEIPT_TO_VISITOR,
                    FIRST_NUDGE_TO_HOST,
                    SECOND_NUDGE_TO_HOST,
                    LAST_CALL_TO_HOST,
                    MISSED_TO_HOST,
                    OFFER_TO_VISITOR,
                    OFFER_REMINDER_TO_VISITOR,
                    OTHER_TIMES_TO_HOST,
                    LAPSE_TO_HOST,
                    INVITE_TO_VISITOR,
                    INVITE_TO_HOST,
                    UNREACHABLE_TO_HOST,
                    MOVE_TO_HOST,
                    STANDS_TO_VISITOR,
                    STANDS_TO_HOST,
                    WITHDRAWAL_TO_HOST,
                    CANCELLATION_TO_VISITOR,
                    CANCELLATION_TO_HOST,
                    REMINDER_TO_VISITOR,
                    REMINDER_TO_HOST,
                    QUESTION_TO_VISITOR,
                    QUESTION_TO_HOST -> false;
        };
    }
}
