package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import meetme.local.aws.SesFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first days of a page: SES writes to verified addresses only, and nobody calls. */
class OpeningTheAccountIT {

    private static final int SANDBOX = 200;
    private static final int OPEN = 50_000;

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void thePageSaysThatMailDoesNotReachEverybodyYetAndNoLongerThanThat() {
        cloud.ses.quota(SANDBOX);
        cloud.sweep();
        assertThat(cloud.get("/api/openings").json()).containsEntry("sandbox", true);

        cloud.ses.quota(OPEN);
        cloud.clock.advance(Duration.ofMinutes(11));
        cloud.sweep();
        assertThat(cloud.get("/api/openings").json()).doesNotContainKey("sandbox");
    }

    @Test
    void mailsToThoseWhomSesDoesNotKnowYetWaitForTheDayOnWhichItOpens() {
        cloud.ses.quota(SANDBOX);
        cloud.post("/api/requests", cloud.form());
        cloud.ses.failNext(10_000, SesFailure.NOT_VERIFIED);
        for (int day = 0; day < 2; day++) {
            cloud.sweep();
            cloud.clock.advance(Duration.ofDays(1));
        }
        assertThat(cloud.mails()).isEmpty();

        cloud.ses.quota(OPEN);
        cloud.ses.recover();
        cloud.clock.advance(Duration.ofHours(1));
        cloud.sweep();

        assertThat(cloud.mailsTo("pat@example.org")).isNotEmpty();
        assertThat(cloud.mailsTo("host@example.com")).isNotEmpty();
    }

    @Test
    void theAccountIsAskedEveryTenMinutesAndTheTableWrittenWhenItChanges() {
        cloud.ses.quota(SANDBOX);
        cloud.sweep();

        List<String> calls = AwsCalls.during(() -> {
            for (int minute = 0; minute < 20; minute++) {
                cloud.clock.advance(Duration.ofMinutes(1));
                cloud.sweep();
            }
        });

        assertThat(calls).filteredOn("GetSendQuota"::equals).hasSize(2);
        assertThat(calls).doesNotContain("PutItem", "DeleteItem");
    }

    @Test
    void anAccountThatCannotBeAskedHoldsUpNoMail() {
        cloud.post("/api/requests", cloud.form());
        cloud.ses.failNextQuota();

        cloud.sweep();

        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void aPingIsAnsweredWithoutACallToAnybody() {
        List<String> calls = AwsCalls.during(() -> assertThat(ping()).contains("\"statusCode\":204"));

        assertThat(calls).isEmpty();
    }

    private String ping() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            cloud.api.handleRequest(
                    new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), out, TestCloud.noContext());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
