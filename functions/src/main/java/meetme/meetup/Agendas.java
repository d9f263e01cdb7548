package meetme.meetup;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/**
 * The port to the host's stored time, with whatever else is needed in the same call. As in {@link Requests}, every
 * method may throw {@link StoreUnavailable}.
 */
public interface Agendas {

    Agenda agenda(Set<YearMonth> months);

    /**
     * What the page needs to know before somebody asks.
     *
     * @param sandboxed whether email reaches only verified addresses, so that most visitors do not get any yet
     */
    record OpeningsContext(Agenda agenda, Busy calendar, boolean sandboxed) {}

    /** All in one call. */
    OpeningsContext openingsContext(Set<YearMonth> months);

    /**
     * What the host needs to know beside a request: the agenda of some months, their own calendar, and any bounce from its
     * visitor.
     */
    record HostContext(Agenda agenda, Busy calendar, Optional<Feedback> feedback) {}

    /** All in one call. */
    HostContext hostContext(Set<YearMonth> months, EmailAddress visitor, Instant now);
}
