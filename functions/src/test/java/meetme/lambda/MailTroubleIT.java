package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import meetme.meetup.Fault;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The host sees on the board when email does not leave, and nothing of the kind while it does. */
class MailTroubleIT {

    private static final MailTransport OUT_OF_ORDER =
            (from, to, message) -> new MailTransport.Delivery.NotNow(Fault.of("ServiceUnavailable"));

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aQuarterOfAnHourIsNoTroubleYetAndFromThenOnTheBoardSaysSinceWhen() {
        ask();
        Instant written = cloud.clock.instant();
        sweepInVain();
        cloud.clock.advance(Duration.ofMinutes(14));
        assertThat(board()).doesNotContainKey("mail");

        // Tried again and again, and each time due later.
        for (int hours = 0; hours < 5; hours++) {
            cloud.clock.advance(Duration.ofHours(1));
            sweepInVain();
        }

        assertThat(board().get("mail")).isEqualTo(Map.of("standingSince", written.toString()));
    }

    @Test
    void whatHasLeftIsNoTrouble() {
        ask();
        sweepInVain();
        cloud.clock.advance(Duration.ofHours(1));
        assertThat(board()).containsKey("mail");

        cloud.sweep();

        assertThat(cloud.items("mail")).isNotEmpty();
        assertThat(board()).doesNotContainKey("mail");
    }

    @Test
    void inTheSandboxItSaysThatToo() {
        ask();
        Instant written = cloud.clock.instant();
        sweepInVain();
        cloud.stores().mail().setSandboxed(true);
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(board().get("mail")).isEqualTo(Map.of("standingSince", written.toString(), "sandbox", true));
    }

    @Test
    void aPauseIsSaidAtOnce() {
        Instant paused = cloud.clock.instant();
        cloud.sweep.handleRequest(Map.of("sending", "paused"), TestCloud.noContext());

        assertThat(board().get("mail")).isEqualTo(Map.of("pausedSince", paused.toString()));

        cloud.sweep.handleRequest(Map.of("sending", "on"), TestCloud.noContext());
        assertThat(board()).doesNotContainKey("mail");
    }

    private void ask() {
        assertThat(cloud.post("/api/requests", cloud.form()).status()).isEqualTo(201);
    }

    private void sweepInVain() {
        cloud.wiring()
                .sweep(cloud.stores(), OUT_OF_ORDER, () -> new Quota(50_000, 14), cloud.clock::advance)
                .run(cloud.clock);
    }

    private Map<String, Object> board() {
        return cloud.post("/api/host/board", Map.of("token", Ways.pass(cloud, Reach.BOARD)))
                .json();
    }
}
