package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a request is on the host's board. It follows from the request's state alone and is stored with it, like
 * {@link Due}, so that the board can be read in its order.
 *
 * @param at when the answer is due; when the meetup begins, or the offer expires; or when it was over
 */
public record BoardPosition(BoardSection section, Instant at) {

    /** The three parts of the board. */
    public enum BoardSection {
        /** Waiting for the host's answer, the most urgent first. */
        WAITING,
        /** Agreed or offered, the soonest first. */
        COMING,
        /** All others, the newest first. */
        PAST
    }

    /** Empty if it has been erased. A decision that can still be undone counts, because the host made it. */
    public static Optional<BoardPosition> of(MeetupRequest request) {
        return switch (request) {
            case Settling settling -> of(settling.after());
            case Pending pending ->
                spot(BoardSection.WAITING, pending.proposal().answerBy());
            case Countered countered ->
                spot(BoardSection.COMING, countered.offer().takeBy());
            case Approved approved -> of(approved);
            case Past past -> spot(BoardSection.PAST, past.agreement().slot().end());
            case Declined declined ->
                spot(BoardSection.PAST, declined.decision().at());
            case Pitch pitch -> spot(BoardSection.PAST, pitch.decision().at());
            case Unanswered unanswered -> spot(BoardSection.PAST, unanswered.at());
            case Lapsed lapsed -> spot(BoardSection.PAST, lapsed.at());
            case Withdrawn withdrawn -> spot(BoardSection.PAST, withdrawn.at());
            case Cancelled cancelled -> spot(BoardSection.PAST, cancelled.at());
            case Erased _ -> Optional.empty();
        };
    }

    // Time alone takes it to the past: when both are asked whether they have met.
    private static Optional<BoardPosition> of(Approved approved) {
        Slot slot = approved.agreement().slot();
        return switch (approved.agreement().stage()) {
            case AGREED, REMINDED -> spot(BoardSection.COMING, slot.start());
            case ASKED -> spot(BoardSection.PAST, slot.end());
        };
    }

    /** The same for somebody who looks now: what is over is in the past, even if nobody has been asked about it yet. */
    public static Optional<BoardPosition> of(MeetupRequest request, Instant now) {
        return request instanceof Approved approved && approved.isOver(now)
                ? spot(BoardSection.PAST, approved.agreement().slot().end())
                : of(request);
    }

    private static Optional<BoardPosition> spot(BoardSection section, Instant at) {
        return Optional.of(new BoardPosition(section, at));
    }
}
