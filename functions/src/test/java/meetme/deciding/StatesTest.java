package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.deciding.Decisions.Situation;
import meetme.deciding.host.HostAction;
import meetme.deciding.host.HostCommand;
import meetme.deciding.host.HostDecisions;
import meetme.deciding.visitor.VisitorAction;
import meetme.deciding.visitor.VisitorCommand;
import meetme.deciding.visitor.VisitorDecisions;
import meetme.http.Fields;
import meetme.http.JsonObject;
import meetme.meetup.Agenda;
import meetme.meetup.Approved;
import meetme.meetup.Busy;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Due;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Proposal;
import meetme.meetup.Settling;
import meetme.meetup.Unanswered;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the program to docs/states.md: every button in every state, and every arrow of the picture. */
class StatesTest {

    private static final Path FILE = Path.of("..", "docs", "states.md");

    private static final HostDecisions HOST = new HostDecisions(Samples.host());
    private static final VisitorDecisions VISITOR = new VisitorDecisions(Samples.host());

    /** One line of a table: a state, and what each of the buttons in the head does. */
    private record Row(String state, List<String> buttons, List<String> outcomes) {}

    @TestFactory
    Stream<DynamicTest> everyButtonOfTheHostsDoesWhatTheTableSays() {
        return table("## The host's buttons").stream()
                .map(row -> DynamicTest.dynamicTest(row.state(), () -> {
                    assertThat(row.buttons().stream().map(button -> name(host(row.state(), button))))
                            .containsExactlyElementsOf(row.outcomes());
                    assertThat(HOST.possible(request(row.state()), timeOf(row.state())))
                            .as("exactly what changes something is offered")
                            .extracting(JsonObject::name)
                            .containsExactlyInAnyOrderElementsOf(row.buttons().stream()
                                    .filter(button -> host(row.state(), button) instanceof Outcome.Changed)
                                    .toList());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyButtonOfTheVisitorsDoesWhatTheTableSays() {
        return table("## The visitor's buttons").stream()
                .map(row -> DynamicTest.dynamicTest(row.state(), () -> {
                    assertThat(row.buttons().stream().map(button -> name(visitor(row.state(), button))))
                            .containsExactlyElementsOf(row.outcomes());
                    assertThat(VISITOR.possible(request(row.state()), true, timeOf(row.state())))
                            .as("exactly what changes something is offered, and to take one's data along")
                            .extracting(JsonObject::name)
                            .filteredOn(button -> !button.equals("confirm"))
                            .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                            Stream.of("export"),
                                            row.buttons().stream()
                                                    .filter(button ->
                                                            visitor(row.state(), button) instanceof Outcome.Changed))
                                    .toList());
                }));
    }

    @Test
    void everyButtonStandsInItsTable() {
        assertThat(table("## The host's buttons").getFirst().buttons())
                .containsExactlyInAnyOrderElementsOf(Stream.of(HostAction.values())
                        .filter(action -> action != HostAction.BOARD)
                        .map(JsonObject::name)
                        .toList());
        assertThat(table("## The visitor's buttons").getFirst().buttons())
                .containsExactlyInAnyOrderElementsOf(Stream.of(VisitorAction.values())
                        .filter(action -> action != VisitorAction.CONFIRM && action != VisitorAction.EXPORT)
                        .map(JsonObject::name)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> whatChangesNoStateChangesNoneOfThem() {
        return Stream.of("## The host's buttons", "## The visitor's buttons")
                .flatMap(title -> table(title).stream().map(Row::state).distinct())
                .distinct()
                .map(state -> DynamicTest.dynamicTest(state, () -> {
                    assertThat(host(state, "board")).isEqualTo(new Outcome.Already());
                    assertThat(visitor(state, "export")).isEqualTo(new Outcome.Already());
                    assertThat(name(visitor(state, "confirm"))).isEqualTo(RequestView.state(request(state)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theLinkInTheFormsAnswerDoesAllButConfirm() {
        return table("## The visitor's buttons").stream()
                .map(row -> DynamicTest.dynamicTest(row.state(), () -> {
                    List<VisitorAction> mailed = VISITOR.possible(request(row.state()), true, timeOf(row.state()));
                    assertThat(VISITOR.possible(request(row.state()), false, timeOf(row.state())))
                            .doesNotContain(VisitorAction.CONFIRM)
                            .containsExactlyElementsOf(mailed.stream()
                                    .filter(action -> action != VisitorAction.CONFIRM)
                                    .toList());
                    assertThat(name(visitor(row.state(), "confirm", false))).isEqualTo("refused");
                }));
    }

    @Test
    void theArrowsOfThePictureAreThoseOfTheProgram() {
        Set<String> arrows = new TreeSet<>();
        for (Row row : table("## The host's buttons")) {
            arrows.addAll(arrows(row));
        }
        for (Row row : table("## The visitor's buttons")) {
            arrows.addAll(arrows(row));
            if (!isFresh(row)) {
                byItself(row.state()).ifPresent(next -> arrows.add(shown(row) + " --> " + next + ": time"));
            }
        }
        arrows.add(
                "[*] --> " + RequestView.state(Pending.begin(Samples.asked(1)).to()) + ": ");
        arrows.add("[*] --> " + RequestView.state(Pitch.begin(Samples.asked(1)).to()) + ": ");
        arrows.add("[*] --> " + RequestView.state(Samples.saidYes(1)) + ": ");

        assertThat(drawn()).isEqualTo(arrows);
    }

    private static Set<String> arrows(Row row) {
        Set<String> arrows = new TreeSet<>();
        for (int i = 0; i < row.buttons().size(); i++) {
            String next = row.outcomes().get(i);
            boolean moves = !Set.of("already", "refused", "erased", shown(row)).contains(next);
            if (moves && !isFresh(row)) {
                arrows.add(shown(row) + " --> " + next + ": " + row.buttons().get(i));
            }
        }
        return arrows;
    }

    private static boolean isFresh(Row row) {
        return request(row.state()) instanceof Settling;
    }

    private static String shown(Row row) {
        return RequestView.state(request(row.state()));
    }

    /** Where time alone leads, if it leads anywhere else. */
    private static Optional<String> byItself(String state) {
        MeetupRequest request = request(state);
        String shown = RequestView.state(request);
        Instant late = Instant.parse("2027-12-31T00:00:00Z");
        return Due.next(request)
                .filter(Due.Change.class::isInstance)
                .map(due -> RequestView.state(((Due.Change) due).step(late).to()))
                .filter(next -> !next.equals(shown));
    }

    /** An arrow with several labels is several arrows. */
    private static Set<String> drawn() {
        Set<String> arrows = new TreeSet<>();
        for (String line : lines()) {
            if (line.contains(" --> ")) {
                String[] parts = line.strip().split(": ", 2);
                for (String label : parts.length == 2 ? parts[1].split(", ", -1) : new String[] {""}) {
                    arrows.add(parts[0] + ": " + label);
                }
            }
        }
        return arrows;
    }

    private static List<Row> table(String title) {
        List<String> lines = lines();
        List<List<String>> cells = lines.subList(lines.indexOf(title) + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
        List<String> buttons = cells.getFirst().subList(1, cells.getFirst().size());
        List<Row> rows = new ArrayList<>();
        for (List<String> row : cells.subList(2, cells.size())) {
            rows.add(new Row(row.getFirst(), buttons, row.subList(1, row.size())));
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome host(String state, String button) {
        Fields body = new Fields(Map.of(
                "version",
                1,
                "action",
                button,
                "time",
                Samples.THURSDAY_TEN.toString(),
                "times",
                List.of(Samples.FRIDAY_NINE.plusMonths(1).toString())));
        return switch (HostCommand.read(body)) {
            case ParsedCommand.Read(var _, HostCommand.Change change) ->
                HOST.decide(request(state), change, Situation.FREE, timeOf(state));
            case ParsedCommand.Read(var _, HostCommand.MailBoard _) -> new Outcome.Already();
            case ParsedCommand.Wrong(var problems) -> new Outcome.Refused(problems);
        };
    }

    private static Outcome visitor(String state, String button) {
        return visitor(state, button, true);
    }

    private static Outcome visitor(String state, String button, boolean mailed) {
        Fields body = new Fields(Map.of(
                "version",
                1,
                "action",
                button,
                "time",
                Samples.FRIDAY_NINE.toString(),
                "times",
                List.of(Samples.FRIDAY_NINE.toString())));
        return switch (VisitorCommand.read(body)) {
            case ParsedCommand.Read(var _, VisitorCommand.Change change) ->
                VISITOR.decide(request(state), change, new Situation(Agenda.NONE, Busy.NEVER, mailed), timeOf(state));
            case ParsedCommand.Read(var _, VisitorCommand.Export _) -> new Outcome.Already();
            case ParsedCommand.Wrong(var problems) -> new Outcome.Refused(problems);
        };
    }

    /** A request in each state, by the names that the tables use. */
    private static MeetupRequest request(String name) {
        Pending pending = Samples.pending(1);
        Approved approved = Samples.approved(1);
        Decision decision = Decision.at(Samples.NOW, Optional.empty());
        Proposal proposal =
                Proposal.begin(pending.times(), Samples.NOW, pending.details().answerBy());
        Offer offer = new Offer(
                pending.times(), Samples.UNION_STATION, pending.details().answerBy());
        Unanswered unanswered = new Unanswered(pending.progress(), proposal, Samples.NOW);
        return switch (name) {
            case "pending", "pending, too late" -> pending;
            case "pending, no time" ->
                Pending.begin(Samples.withoutTimes(Samples.asked(1))).to();
            case "approved, fresh" -> Samples.approvedFresh(1);
            case "approved", "approved, over" -> approved;
            case "countered, fresh" -> pending.counter(offer, decision).to();
            case "countered" -> Samples.settled(pending.counter(offer, decision));
            case "countered, agreed" -> Samples.settled(approved.counter(offer, decision));
            case "countered, no ask left" -> askedThreeTimes(pending, offer, decision);
            case "taken back, fresh" ->
                ((Countered) Samples.settled(pending.counter(offer, decision)))
                        .decline(decision)
                        .to();
            case "declined, fresh" -> pending.decline(decision).to();
            case "declined" -> Samples.settled(pending.decline(decision));
            case "pitch, fresh" -> pending.pitch(decision).to();
            case "pitch" -> Samples.settled(pending.pitch(decision));
            case "moved" -> approved.move(proposal).to();
            case "approved, no move left" -> movedThreeTimes(approved, proposal);
            case "stands, fresh" ->
                ((Pending) approved.move(proposal).to()).decline(decision).to();
            case "unanswered" -> unanswered;
            case "repair, fresh" -> unanswered.counter(offer, decision).to();
            case "late pitch, fresh" -> unanswered.pitch(decision).to();
            case "lapsed" -> new Lapsed(pending.progress(), Samples.NOW);
            case "withdrawn" -> pending.withdraw(Samples.NOW).to();
            case "cancelled" ->
                approved.cancel(Party.HOST, Optional.empty(), Samples.NOW).to();
            case "met, says the host" ->
                approved.recall(Party.HOST, MeetupReport.MET).to();
            case "met, says the visitor" ->
                approved.recall(Party.VISITOR, MeetupReport.MET).to();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static MeetupRequest movedThreeTimes(Approved approved, Proposal proposal) {
        Approved stands = approved;
        for (int i = 0; i < 3; i++) {
            Pending moved = (Pending) stands.move(proposal).to();
            stands = (Approved) moved.withdraw(Samples.NOW).to();
        }
        return stands;
    }

    private static MeetupRequest askedThreeTimes(Pending pending, Offer offer, Decision decision) {
        Pending asks = pending;
        for (int i = 0; i < 3; i++) {
            Countered offered = (Countered) Samples.settled(asks.counter(offer, decision));
            asks = (Pending) offered.ask(pending.proposal()).to();
        }
        return Samples.settled(asks.counter(offer, decision));
    }

    /** When the presses of the table are made: at once, or when every proposed time has passed. */
    private static Instant timeOf(String name) {
        return name.endsWith("too late") || name.endsWith("over")
                ? Instant.parse("2026-12-20T12:00:00Z")
                : Samples.NOW.plus(Duration.ofMinutes(1));
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed changed ->
                RequestView.state(changed.transition().to());
            case Outcome.Already _ -> "already";
            case Outcome.Refused _ -> "refused";
        };
    }
}
