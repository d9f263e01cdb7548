package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the dashboard shows of how far behind the sweep is. */
class OldestDueIT {

    private final TestCloud cloud = TestCloud.start();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
        cloud.close();
    }

    @Test
    void eachRunSaysOnceHowLongTheFirstOfWhatIsDueHasBeenDue() {
        cloud.post("/api/requests", cloud.form());
        cloud.clock.advance(Duration.ofMinutes(90));

        cloud.sweep();

        assertThat(told())
                .singleElement()
                .asString()
                .contains("\"Metrics\":[{\"Name\":\"OldestDue\",\"Unit\":\"Seconds\"}]", "\"OldestDue\":5400");
    }

    @Test
    void whereNothingIsDueAnyMoreThereIsNothingToSay() {
        cloud.post("/api/requests", cloud.form());
        cloud.sweep();

        cloud.sweep();

        assertThat(told()).hasSize(1);
    }

    private List<String> told() {
        return log.lines().stream().filter(line -> line.contains("OldestDue")).toList();
    }
}
