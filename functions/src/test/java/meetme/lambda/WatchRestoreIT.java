package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The guide's way back after a restore, as far as people are told of trips by it. {@code .ci/walked.py} runs its program itself. */
class WatchRestoreIT {

    private static final Path GUIDE = Path.of("..", "docs", "deploying.md");

    @Test
    void theCopyBackLeavesOutWatchesAndTellsNobodyAgain() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("elif item[\"pk\"].split(\"#\")[0] == \"watch\":");
        List<Map<String, AttributeValue>> restored;
        try (TestCloud before = TestCloud.start()) {
            Watching watching = new Watching(before);
            watching.on("pat@example.org", "Lisbon");
            new Planning(before).add(Planning.lisbon());
            watching.tell("lisbon");
            restored = before.items().stream()
                    .filter(item -> !item.get("pk").s().split("#", -1)[0].equals("watch"))
                    .toList();
        }
        assertThat(restored).extracting(item -> item.get("kind").s()).contains("telling", "plan");
        try (TestCloud after = TestCloud.start()) {
            restored.forEach(item ->
                    after.dynamo.putItem(put -> put.tableName(after.table).item(item)));
            after.sweep();
            after.sweep();
            assertThat(after.mails()).isEmpty();

            Watching watching = new Watching(after);
            watching.on("pat@example.org", "Lisbon");
            assertThat(watching.tell("lisbon").json())
                    .as("who was told is not told again")
                    .containsEntry("told", 0);
            after.sweep();
            assertThat(watching.told()).isEmpty();
        }
    }
}
