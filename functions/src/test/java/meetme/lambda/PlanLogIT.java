package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan says where somebody will be; a log is read by others. */
class PlanLogIT {

    private static final String CANARY = "Quetzaltenango";

    @Test
    void nothingThatTheHostTypesIntoThePlanIsLogged() {
        try (TestCloud cloud = TestCloud.start();
                LogLines log = new LogLines()) {
            Planning host = new Planning(cloud);
            Map<String, Object> trip = Planning.trip(CANARY, "America/Guatemala", "2026-12-07", "2026-12-10");
            trip.put("places", List.of(Map.of("name", CANARY + " Café", "address", "Calle " + CANARY)));
            host.add(trip);
            host.act(0, "add-trip", Map.of("trip", trip));
            host.act("add-trip", Map.of("trip", Map.of("name", CANARY)));
            host.done("start-break", Map.of("until", "2026-12-02", "words", "In " + CANARY + "."));
            String asked = PlanIT.agree(cloud, "quetzaltenango", "2026-12-08T18:30");
            AwsCalls.withBusyDynamo(() -> host.act(2, "change-trip", Map.of("id", CANARY, "trip", trip)));
            host.done("call-off-trip", Map.of("id", "quetzaltenango", "anyway", true));
            cloud.clock.advance(Duration.ofMinutes(3));
            cloud.sweep();

            assertThat(log.lines())
                    .isNotEmpty()
                    .anyMatch(line -> line.contains(asked))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("quetzaltenango"));
        }
    }
}
