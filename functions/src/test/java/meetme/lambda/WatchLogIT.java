package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where somebody would like to meet, and the secret in an address, are for nobody who reads a log. */
class WatchLogIT {

    private static final String CANARY = "Quetzaltenango";
    private static final String ADDRESS = "quetzal@example.org";

    @Test
    void neitherTheCityNorTheAddressNorAnyTokenIsLogged() {
        try (TestCloud cloud = TestCloud.start();
                LogLines log = new LogLines()) {
            Watching watching = new Watching(cloud);
            String page = watching.on(ADDRESS, CANARY);
            String stop = watching.stop(ADDRESS);
            watching.ask(ADDRESS, CANARY + "!".repeat(60));
            Map<String, Object> form = watching.form(ADDRESS, CANARY);
            AwsCalls.withBusyDynamo(() -> watching.ask(form, "192.0.2.1"));
            AwsCalls.withBusyDynamo(() -> watching.oneClick(stop));
            AwsCalls.withBusyDynamo(() -> watching.view(page));
            new Planning(cloud).add(Planning.trip(CANARY, "America/Guatemala", "2026-12-07", "2026-12-10"));
            watching.tell("quetzaltenango");
            cloud.sweep();
            cloud.sweep();
            assertThat(watching.told()).hasSize(1);
            watching.oneClick(stop + "x");
            watching.oneClick(stop);

            String id = cloud.items("watch").getFirst().get("sk").s();
            assertThat(log.lines())
                    .isNotEmpty()
                    .anyMatch(line -> line.contains("AWS is busy"))
                    .anyMatch(line -> line.contains("\"notice\":\"TELL\""))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("quetzal"))
                    .noneMatch(line -> line.contains(id))
                    .noneMatch(line -> line.contains(page.substring(1)))
                    .noneMatch(line -> line.contains(stop.substring(stop.lastIndexOf('/') + 2)));
        }
    }
}
