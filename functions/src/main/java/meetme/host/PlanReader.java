package meetme.host;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.host.HostFile.Fault;

/** Reads what the host sends from their board to change the plan, and says what is wrong with it in the words of host.json. */
public final class PlanReader {

    private static final int LONGEST_WORDS = 200;

    private PlanReader() {}

    /** The host's buttons. */
    private enum Action {
        ADD_TRIP,
        CHANGE_TRIP,
        CALL_OFF_TRIP,
        UNDO_CALL_OFF,
        ADD_DAYS_OFF,
        DROP_DAYS_OFF,
        START_BREAK,
        END_BREAK;

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Action> of(String text) {
            return Stream.of(values())
                    .filter(action -> action.written().equals(text))
                    .findFirst();
        }
    }

    /** The result of reading it. */
    public sealed interface Result {}

    /** It makes sense by itself. */
    public record Read(PlanCommand command) implements Result {}

    /**
     * It does not.
     *
     * @param faults all of them, at least one
     */
    public record Faulty(List<Fault> faults) implements Result {}

    /**
     * Reads one command.
     *
     * @param body as a library for JSON has read it
     * @param rules of the host, which a trip must keep
     */
    public static Result read(Map<String, Object> body, Rules rules) {
        Faults faults = new Faults();
        Map<String, JsonValue> values = new LinkedHashMap<>();
        body.forEach((name, value) -> values.put(name, JsonValue.of(value)));
        // A field that says nothing was left out.
        values.values().removeIf(JsonValue.Null.class::isInstance);
        Field fields = Field.file(new JsonValue.Members(values), faults);
        Optional<PlanCommand> command = action(fields).flatMap(action -> command(action, fields, rules, faults));
        List<Fault> all = faults.all();
        return all.isEmpty() && command.isPresent() ? new Read(command.get()) : new Faulty(all);
    }

    private static Optional<Action> action(Field fields) {
        String all = Stream.of(Action.values()).map(Action::written).collect(Collectors.joining(", "));
        return fields.get("action").text("a known action", "one of " + all, Action::of);
    }

    private static Optional<PlanCommand> command(Action action, Field fields, Rules rules, Faults faults) {
        return switch (action) {
            case ADD_TRIP -> trip(fields, rules, faults).map(PlanCommand.AddTrip::new);
            case CHANGE_TRIP -> {
                Field trip = fields.get("trip");
                Optional<String> id =
                        id(fields.optional("id").or(() -> trip.optional("id")).orElseGet(() -> fields.get("id")));
                yield trip(fields, rules, faults)
                        .flatMap(draft -> id.map(known -> new PlanCommand.ChangeTrip(known, draft)));
            }
            case CALL_OFF_TRIP -> {
                boolean anyway = fields.optional("anyway").map(Field::yesOrNo).orElse(false);
                yield id(fields.get("id")).map(id -> new PlanCommand.CallOffTrip(id, anyway));
            }
            case UNDO_CALL_OFF -> id(fields.get("id")).map(PlanCommand.UndoCallOff::new);
            case ADD_DAYS_OFF -> {
                Optional<LocalDate> first = Values.day(fields.get("firstDay"));
                // One day off needs one date.
                Optional<LocalDate> last =
                        fields.optional("lastDay").map(Values::day).orElse(first);
                yield first.flatMap(from -> last.map(to -> new PlanCommand.AddDaysOff(from, to)));
            }
            case DROP_DAYS_OFF -> id(fields.get("id")).map(PlanCommand.DropDaysOff::new);
            case START_BREAK -> {
                Optional<String> words =
                        fields.optional("words").filter(text -> !text.isBlank()).map(text -> text.words(LONGEST_WORDS));
                yield Values.day(fields.get("until")).map(until -> new PlanCommand.StartBreak(until, words));
            }
            case END_BREAK -> Optional.of(new PlanCommand.EndBreak());
        };
    }

    private static Optional<Trip> trip(Field fields, Rules rules, Faults faults) {
        return new CityReader(faults).draft(fields.get("trip").object(), rules);
    }

    private static Optional<String> id(Field field) {
        return field.text("an id", "one of those that the plan shows", Optional::of);
    }
}
