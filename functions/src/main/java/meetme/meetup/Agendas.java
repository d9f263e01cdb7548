package meetme.meetup;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/**
 * The port behind which the host's time is kept, with whatever else is needed in the same call. As of {@link Requests}, every
 * method may throw {@link StoreUnavailable}.
 */
public interface Agendas {

    Agenda agenda(Set<YearMonth> months);

    /**
     * What the page needs to know before somebody asks.
     *
     * @param sandboxed whether mail reaches verified addresses only, so that most visitors get none yet
     */
    record OpeningsContext(Agenda agenda, Busy calendar, boolean sandboxed) {}

    /** All in one call. */
    OpeningsContext openingsContext(Set<YearMonth> months);

    /**
     * What the host needs to know beside a request: the agenda of some months, their own calendar, and what came back from its
     * visitor.
     */
    record HostContext(Agenda agenda, Busy calendar, Optional<Feedback> feedback) {}

    /** All in one call. */
    HostContext hostContext(Set<YearMonth> months, EmailAddress visitor, Instant now);
}
