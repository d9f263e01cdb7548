package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Tell me when you come", from the form to the end. */
class WatchingIT {

    private static final String PAT = "pat@example.org";

    private final TestCloud cloud = TestCloud.start();
    private final Watching watching = new Watching(cloud);
    private final Planning host = new Planning(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void whoConfirmsIsToldOfATripAndStopsItByOneClick() {
        // Given somebody who asked and has a mail with nothing of what they typed
        Reply asked = watching.ask(PAT, "Lisbon");
        assertThat(asked.status()).isEqualTo(202);
        cloud.sweep();
        assertThat(watching.view(watching.token(PAT)).json())
                .containsEntry("state", "asked")
                .containsEntry("city", "Lisbon")
                .containsEntry("actions", List.of("confirm", "stop"));
        assertThat(Letterbox.text(watching.latest(PAT))).doesNotContain("Lisbon");
        assertThat(watching.counts().json()).containsEntry("cities", List.of());

        // When they confirm, and the host adds a trip there and has them told
        assertThat(watching.act(watching.token(PAT), "confirm").json())
                .isEqualTo(Map.of("state", "on", "city", "Lisbon"));
        host.add(Planning.lisbon());
        assertThat(watching.counts().json())
                .containsEntry("cities", List.of(Map.of("city", "Lisbon", "count", 1)))
                .containsEntry("anywhere", 0);
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 1);
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 0);
        cloud.sweep();
        cloud.sweep();

        // Then they have one mail, that leads to the trip
        ReceivedMail told = watching.latest(PAT);
        assertThat(watching.told()).hasSize(1);
        assertThat(told.subject()).isEqualTo("I’m coming to Lisbon: Mon 7 Dec 2026 to Thu 10 Dec 2026");
        assertThat(Letterbox.text(told)).contains("https://meet.example.com/?city=lisbon");
        assertThat(Letterbox.header(told, "List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");

        // And one click ends it, and a second does no harm
        String stop = watching.stop(PAT);
        String page = cloud.get(stop).body();
        assertThat(page).contains("<form method=\"post\">", "value=\"One-Click\"");
        assertThat(watching.view(watching.token(PAT)).text("state")).isEqualTo("on");
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
        assertThat(watching.view(watching.token(PAT)).json())
                .containsEntry("state", "off")
                .containsEntry("actions", List.of());
        assertThat(cloud.items("watch").toString()).doesNotContain("pat", "Lisbon");
        cloud.clock.advance(Duration.ofDays(2));
        cloud.sweep();
        assertThat(cloud.items("watch")).isEmpty();
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
    }
}
