package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command in every state of the plan. */
class PlanDecisionsTest {

    private static final Instant NOW = Samples.NOW;
    private static final Host FILE =
            Samples.travelling(Samples.trip("new-york", "New York", "America/New_York", "2026-12-14", "2026-12-16"));

    private final PlanDecisions decisions = new PlanDecisions(FILE);

    /** {@code changed}, {@code already}, or the field that is refused. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing planned      | add-trip        | changed
                    nothing planned      | add-in-the-way  | trip
                    nothing planned      | add-past        | trip.lastDay
                    nothing planned      | change-trip     | id
                    nothing planned      | change-of-file  | id
                    nothing planned      | call-off-trip   | id
                    nothing planned      | call-off-file   | changed
                    nothing planned      | undo-call-off   | id
                    nothing planned      | add-days-off    | changed
                    nothing planned      | add-past-days   | lastDay
                    nothing planned      | add-backwards   | lastDay
                    nothing planned      | drop-days-off   | id
                    nothing planned      | start-break     | changed
                    nothing planned      | start-today     | until
                    nothing planned      | end-break       | already
                    a trip               | add-trip        | trip
                    a trip               | change-trip     | changed
                    a trip               | change-nothing  | already
                    a trip               | change-to-file  | trip
                    a trip               | call-off-trip   | changed
                    a trip               | undo-call-off   | already
                    a trip that is over  | add-trip        | changed
                    a trip that is over  | change-trip     | id
                    a trip that is over  | call-off-trip   | id
                    a trip that is over  | undo-call-off   | id
                    just called off      | add-trip        | changed
                    just called off      | change-trip     | id
                    just called off      | call-off-trip   | already
                    just called off      | undo-call-off   | changed
                    called off for good  | add-trip        | changed
                    called off for good  | change-trip     | id
                    called off for good  | call-off-trip   | already
                    called off for good  | undo-call-off   | id
                    called off, replaced | undo-call-off   | id
                    file called off      | add-in-the-way  | changed
                    file called off      | call-off-file   | already
                    file called off      | undo-file       | changed
                    file called off      | change-of-file  | id
                    days off             | add-days-off    | already
                    days off             | add-more-days   | changed
                    days off             | drop-days-off   | changed
                    days off             | add-trip        | changed
                    a break              | start-break     | already
                    a break              | start-later     | changed
                    a break              | end-break       | changed
                    a break              | add-trip        | changed
                    a break that is over | end-break       | already
                    a break that is over | start-later     | changed
                    """)
    void everyCommandHasADefinedOutcomeInEveryState(String state, String command, String outcome) {
        Plan plan = plan(state);
        Instant now = state.endsWith("over") ? Instant.parse("2026-12-12T12:00:00Z") : NOW.plusSeconds(1);

        PlanOutcome decided = decisions.decide(plan, command(command, now), now);

        assertThat(said(decided)).isEqualTo(outcome);
        if (decided instanceof PlanOutcome.Changed(var next)) {
            assertThat(next.version()).isEqualTo(plan.version() + 1);
            assertThat(next.usedIds()).containsAll(plan.usedIds());
        }
    }

    @Test
    void whatIsOverGoesWithTheNextChangeAndItsIdStaysUsed() {
        Plan plan = plan("a trip");
        Instant later = Instant.parse("2026-12-12T12:00:00Z");

        Plan next = changed(plan, command("add-in-january", later), later);

        assertThat(next.trips()).extracting(trip -> trip.city().id()).containsExactly("lisbon-2");
        assertThat(next.usedIds()).containsExactly("lisbon", "lisbon-2");
    }

    @Test
    void aPlaceThatStaysKeepsItsIdAndLinkAndANewOneGetsItsOwn() {
        Plan plan = plan("a trip");
        Trip draft = draft("Lisbon", "2026-12-07", "2026-12-08");
        City city = new City(
                "",
                "Lisbon",
                draft.city().zone(),
                draft.city().hours(),
                List.of(
                        new Venue("", meetme.meetup.Place.named("x")),
                        draft.city().venues().getFirst()));

        Plan next = changed(
                plan, new PlanCommand.ChangeTrip("lisbon", new Trip(city, draft.firstDay(), draft.lastDay())), NOW);

        assertThat(next.trips().getFirst().city().venues())
                .extracting(Venue::id)
                .containsExactly(
                        "x", plan.trips().getFirst().city().venues().getFirst().id());
    }

    private Plan plan(String state) {
        return switch (state) {
            case "nothing planned" -> Plan.NONE;
            case "a trip", "a trip that is over" -> trip();
            case "just called off" -> changed(trip(), new PlanCommand.CallOffTrip("lisbon", false), NOW);
            case "called off for good" ->
                changed(trip(), new PlanCommand.CallOffTrip("lisbon", false), NOW.minus(Duration.ofMinutes(2)));
            case "called off, replaced" -> changed(plan("just called off"), command("add-trip", NOW), NOW);
            case "file called off" -> changed(Plan.NONE, new PlanCommand.CallOffTrip("new-york", false), NOW);
            case "days off" -> changed(Plan.NONE, command("add-days-off", NOW), NOW);
            case "a break", "a break that is over" -> changed(Plan.NONE, command("start-break", NOW), NOW);
            case String unknown -> throw new IllegalArgumentException(unknown);
        };
    }

    private Plan trip() {
        return changed(Plan.NONE, command("add-trip", NOW), NOW);
    }

    private Plan changed(Plan plan, PlanCommand command, Instant now) {
        return ((PlanOutcome.Changed) decisions.decide(plan, command, now)).plan();
    }

    private static PlanCommand command(String name, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, FILE.home().zone());
        String first =
                now.equals(NOW) || now.isBefore(Instant.parse("2026-12-01T00:00:00Z")) ? "2026-12-07" : "2026-12-20";
        String last = first.equals("2026-12-07") ? "2026-12-08" : "2026-12-21";
        return switch (name) {
            case "add-trip" -> new PlanCommand.AddTrip(draft("Lisbon", first, last));
            case "add-in-january" -> new PlanCommand.AddTrip(draft("Lisbon", "2027-01-07", "2027-01-08"));
            case "add-in-the-way" -> new PlanCommand.AddTrip(draft("Lisbon", "2026-12-15", "2026-12-17"));
            case "add-past" -> new PlanCommand.AddTrip(draft("Lisbon", "2026-11-01", "2026-11-02"));
            case "change-trip" ->
                new PlanCommand.ChangeTrip(
                        "lisbon",
                        draft("Lisbon", first, LocalDate.parse(last).plusDays(1).toString()));
            case "change-nothing" -> new PlanCommand.ChangeTrip("lisbon", draft("Lisbon", first, last));
            case "change-to-file" -> new PlanCommand.ChangeTrip("lisbon", draft("Lisbon", "2026-12-13", "2026-12-14"));
            case "change-of-file" -> new PlanCommand.ChangeTrip("new-york", draft("New York", first, last));
            case "call-off-trip" -> new PlanCommand.CallOffTrip("lisbon", false);
            case "call-off-file" -> new PlanCommand.CallOffTrip("new-york", false);
            case "undo-call-off" -> new PlanCommand.UndoCallOff("lisbon");
            case "undo-file" -> new PlanCommand.UndoCallOff("new-york");
            case "add-days-off" ->
                new PlanCommand.AddDaysOff(LocalDate.parse("2026-12-03"), LocalDate.parse("2026-12-05"));
            case "add-more-days" ->
                new PlanCommand.AddDaysOff(LocalDate.parse("2026-12-05"), LocalDate.parse("2026-12-06"));
            case "add-past-days" -> new PlanCommand.AddDaysOff(today.minusDays(3), today.minusDays(1));
            case "add-backwards" -> new PlanCommand.AddDaysOff(today.plusDays(3), today.plusDays(1));
            case "drop-days-off" -> new PlanCommand.DropDaysOff("off-2026-12-03");
            case "start-break" -> new PlanCommand.StartBreak(LocalDate.parse("2026-12-04"), Optional.of("Away."));
            case "start-later" -> new PlanCommand.StartBreak(LocalDate.parse("2026-12-20"), Optional.empty());
            case "start-today" -> new PlanCommand.StartBreak(today, Optional.empty());
            case "end-break" -> new PlanCommand.EndBreak();
            case String unknown -> throw new IllegalArgumentException(unknown);
        };
    }

    private static Trip draft(String name, String first, String last) {
        Map<String, Object> trip = new LinkedHashMap<>();
        trip.put("name", name);
        trip.put("timeZone", "Europe/Lisbon");
        trip.put("firstDay", first);
        trip.put("lastDay", last);
        trip.put(
                "openingHours",
                Map.of(
                        "monday", List.of("09:00-12:00"),
                        "tuesday", List.of("09:00-12:00"),
                        "wednesday", List.of("09:00-12:00"),
                        "thursday", List.of("09:00-12:00"),
                        "friday", List.of("09:00-12:00"),
                        "saturday", List.of("09:00-12:00"),
                        "sunday", List.of("09:00-12:00")));
        trip.put("places", List.of(Map.of("name", "A Brasileira", "address", "R. Garrett")));
        return switch (PlanReader.read(Map.of("action", "add-trip", "trip", trip), FILE.rules())) {
            case PlanReader.Read(PlanCommand.AddTrip(var read)) -> read;
            case PlanReader.Result other -> throw new AssertionError(other);
        };
    }

    private static String said(PlanOutcome outcome) {
        return switch (outcome) {
            case PlanOutcome.Changed _ -> "changed";
            case PlanOutcome.Already _ -> "already";
            case PlanOutcome.Refused(var faults) -> faults.getFirst().field();
        };
    }
}
