package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the program to the tables of docs/states.md about invitations: every button in every state, and what time does. */
class InvitationStatesIT {

    private static final String NEW_YORK =
            Samples.trip("new-york", "New York", "America/New_York", "2026-12-14", "2026-12-16");
    private static final Instant AFTER_THE_TRIP = Instant.parse("2026-12-17T05:00:00Z");
    private static final String TIME = "2026-12-14T10:00";

    private record Row(String state, List<String> buttons, List<String> outcomes) {}

    @TestFactory
    Stream<DynamicTest> everyButtonOfTheGuestDoesWhatTheTableSays() throws IOException {
        return cells("## The guest's buttons", List.of("yes", "no", "another", "erase"));
    }

    @TestFactory
    Stream<DynamicTest> theHostsButtonAndTimeDoWhatTheTableSays() throws IOException {
        return cells("## The host's button for an invitation", List.of("withdraw", "time"));
    }

    private static Stream<DynamicTest> cells(String title, List<String> buttons) throws IOException {
        List<Row> rows = table(title);
        assertThat(rows.getFirst().buttons()).isEqualTo(buttons);
        assertThat(rows).extracting(Row::state).hasSize(9).doesNotHaveDuplicates();
        return rows.stream()
                .flatMap(row -> Stream.iterate(0, i -> i + 1)
                        .limit(buttons.size())
                        .map(i -> DynamicTest.dynamicTest(row.state() + ": " + buttons.get(i), () -> {
                            try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
                                One one = new One(cloud);
                                one.bring(row.state());
                                assertThat(one.press(buttons.get(i)))
                                        .isEqualTo(row.outcomes().get(i));
                            }
                        })));
    }

    /** One invitation. */
    private static final class One {

        private final TestCloud cloud;
        private final Inviting host;
        private final String token;
        private int version = 1;

        One(TestCloud cloud) {
            this.cloud = cloud;
            this.host = new Inviting(cloud);
            this.token = host.invite("new-york", "Alex Guest").getFirst();
        }

        void bring(String state) {
            switch (state) {
                case "open" -> {}
                case "open, called off" -> new Planning(cloud).done("call-off-trip", Map.of("id", "new-york"));
                case "no, and the end has passed" -> {
                    press("no");
                    cloud.clock.forwardTo(AFTER_THE_TRIP);
                }
                case "withdrawn" -> press("withdraw");
                case "over" -> cloud.until(AFTER_THE_TRIP);
                case "erased" -> press("erase");
                case String button -> press(button);
            }
            Reply view = host.view(token);
            version = view.status() == 200 ? view.version() : version;
        }

        String press(String button) {
            return switch (button) {
                case "withdraw" -> {
                    host.withdraw(host.only().get("id"));
                    yield (String) host.only().get("state");
                }
                case "time" -> {
                    cloud.clock.forwardTo(AFTER_THE_TRIP.plus(Duration.ofDays(29)));
                    cloud.sweep();
                    yield (String) host.only().get("state");
                }
                case String guests -> guest(guests);
            };
        }

        private String guest(String button) {
            Map<String, Object> more = new LinkedHashMap<>(
                    button.equals("another") ? form() : button.equals("yes") ? Inviting.chosen(TIME) : Map.of());
            Reply reply = host.press(token, version, button, more);
            return switch (reply.status()) {
                case 200 -> reply.json().containsKey("already") ? "already" : reply.text("state");
                case 404 -> "gone";
                case 409 -> reply.json().containsKey("days") ? "taken" : "stale";
                case 422 -> "refused";
                default -> reply.toString();
            };
        }

        private Map<String, Object> form() {
            Map<String, Object> form = host.form();
            form.put("city", "new-york");
            form.put("arrive", "2026-12-13");
            form.put("leave", "2026-12-15");
            form.put("times", List.of(TIME));
            return form;
        }
    }

    private static List<Row> table(String title) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "states.md"));
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
}
