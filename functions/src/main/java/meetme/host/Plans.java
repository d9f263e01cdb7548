package meetme.host;

import java.time.YearMonth;
import java.util.Set;
import meetme.meetup.Agendas.OpeningsContext;

/** The port to the stored plan. As in {@link meetme.meetup.Requests}, every method may throw {@link meetme.meetup.StoreUnavailable}. */
public interface Plans {

    /** The plan as it is. */
    Plan find();

    /** The plan as it was a second ago at the latest. */
    Plan glance();

    /** What the page needs to know before somebody asks. */
    record PlannedOpenings(OpeningsContext context, Plan plan) {}

    /** All in one call. */
    PlannedOpenings withOpenings(Set<YearMonth> months);

    /**
     * Stores the next version.
     *
     * @return false, with nothing stored, if somebody else has stored it first
     */
    boolean save(Plan next);
}
