package meetme.deciding;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import meetme.meetup.Agenda;
import meetme.meetup.Busy;
import meetme.meetup.MeetupRequest;

/**
 * What one side's commands come to.
 *
 * @param <C> those that lead on from the state of a request
 */
public interface Decisions<C> {

    /**
     * What is known beside the request when a command is decided upon.
     *
     * @param agenda of the months that the command depends on
     * @param calendar the host's own
     * @param mailed whether the link that it was pressed behind stood in a mail
     */
    record Situation(Agenda agenda, Busy calendar, boolean mailed) {

        /** Nothing takes up the host's time. */
        public static final Situation FREE = new Situation(Agenda.NONE, Busy.NEVER, true);
    }

    /**
     * The months of the agenda that a command depends on, as far as it tells by itself: they come in the same call as the
     * request.
     */
    Set<YearMonth> months(C command);

    /** Those of which only the request tells. */
    default Set<YearMonth> months(C command, MeetupRequest request) {
        return Set.of();
    }

    /** The outcome of one command. */
    Outcome decide(MeetupRequest request, C command, Situation situation, Instant now);
}
