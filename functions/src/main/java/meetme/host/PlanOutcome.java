package meetme.host;

import java.util.List;
import meetme.host.HostFile.Fault;

/** What a command comes to. */
public sealed interface PlanOutcome {

    /**
     * A change.
     *
     * @param plan of the next version, to be stored
     */
    record Changed(Plan plan) implements PlanOutcome {}

    /** The plan says so already. */
    record Already() implements PlanOutcome {}

    /**
     * It makes no sense.
     *
     * @param faults all of them, at least one, by the API's fields
     */
    record Refused(List<Fault> faults) implements PlanOutcome {

        static PlanOutcome because(String field, String fix) {
            return of(field, fix);
        }

        static Refused of(String field, String fix) {
            return new Refused(List.of(new Fault(field, fix)));
        }
    }
}
