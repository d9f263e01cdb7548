package meetme.host;

import java.time.LocalDate;
import java.util.Optional;

/** What the host changes about their plan, each with what it takes. */
public sealed interface PlanCommand {

    /**
     * Adds a trip.
     *
     * @param draft what they typed; its ids are yet to be made
     */
    record AddTrip(Trip draft) implements PlanCommand {}

    record ChangeTrip(String id, Trip draft) implements PlanCommand {}

    /**
     * Calls a trip off.
     *
     * @param anyway also where meetups are agreed in it, which are called off with it
     */
    record CallOffTrip(String id, boolean anyway) implements PlanCommand {}

    record UndoCallOff(String id) implements PlanCommand {}

    record AddDaysOff(LocalDate firstDay, LocalDate lastDay) implements PlanCommand {}

    record DropDaysOff(String id) implements PlanCommand {}

    /**
     * Starts a break, or changes the one that they are taking.
     *
     * @param until the first day back
     * @param words for visitors, if any
     */
    record StartBreak(LocalDate until, Optional<String> words) implements PlanCommand {}

    record EndBreak() implements PlanCommand {}
}
