package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.keeping.Sweep;
import meetme.local.aws.SesFailure;
import meetme.local.mail.ReceivedMail;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import meetme.meetup.OutboxRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many wait, the host is reminded of all of them in one mail. */
class NudgesIT {

    private static final String HOST = "host@example.com";

    /** By the end of that day in Denver, whoever asks in this test is to have an answer. */
    private static final Instant END = Instant.parse("2026-11-26T06:59:59Z");

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void fourWhoWaitForThreeDaysMakeSixMailsToTheHost() {
        List<String> asked = four();

        cloud.until(END);

        assertThat(subjects())
                .containsExactly(
                        "Waiting for your answer: Pat Visitor would like to meet you",
                        "Waiting for your answer: Pat Visitor would like to meet you",
                        "Waiting for your answer: Pat Visitor would like to meet you",
                        "Waiting for your answer: Pat Visitor would like to meet you",
                        "Still waiting for your answer: Pat Visitor and 3 more",
                        "Last call: Pat Visitor and 3 more are waiting for your answer");
        for (ReceivedMail together : mails().subList(4, 6)) {
            assertThat(Letterbox.text(together))
                    .contains(asked.stream().map(this::link).toList())
                    .contains("Please answer by Wed 25 Nov 2026.");
        }
        assertThat(mails().get(4).sentAt()).isEqualTo("2026-11-23T20:30:03Z");
        assertThat(mails().get(5).sentAt()).isEqualTo("2026-11-25T16:00:00Z");
    }

    @Test
    void whoIsAnsweredBeforeItLeavesIsNotInItAndNobodyIsRemindedOfNothing() {
        List<String> asked = four();
        cloud.until(Instant.parse("2026-11-23T20:00:00Z"));
        cloud.ses.failNext(1_000, SesFailure.THROTTLED);
        cloud.until(Instant.parse("2026-11-24T10:00:00Z"));
        decline(asked.get(0));
        decline(asked.get(2));
        cloud.ses.recover();

        cloud.until(Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(subjects().subList(4, 5)).containsExactly("Still waiting for your answer: Pat Visitor and one more");
        assertThat(Letterbox.text(mails().get(4)))
                .contains(link(asked.get(1)), link(asked.get(3)))
                .doesNotContain(link(asked.get(0)), link(asked.get(2)));

        decline(asked.get(1));
        cloud.until(Instant.parse("2026-11-25T15:00:00Z"));
        cloud.ses.failNext(1_000, SesFailure.THROTTLED);
        cloud.until(Instant.parse("2026-11-25T17:00:00Z"));
        decline(asked.get(3));
        cloud.ses.recover();
        cloud.until(END.plus(Duration.ofDays(3)));

        assertThat(mails()).as("nobody waits when the last call may leave").hasSize(5);
    }

    @Test
    void oneWhoWaitsAloneIsShownInFull() {
        String id = ask();

        cloud.until(END);

        assertThat(subjects().subList(1, 3))
                .containsExactly(
                        "Still waiting for your answer: Pat Visitor",
                        "Last call: Pat Visitor is waiting for your answer");
        assertThat(Letterbox.text(mails().get(1))).contains("how you began with robots", link(id));
    }

    @Test
    void afterAPauseOfTwoDaysThereIsOneReminder() {
        ask();
        cloud.until(cloud.clock.instant());
        cloud.until(Instant.parse("2026-11-23T20:00:00Z"));
        cloud.clock.forwardTo(Instant.parse("2026-11-23T20:29:00Z"));
        ask();
        cloud.sweep();
        cloud.ses.failNext(1_000, SesFailure.THROTTLED);
        cloud.until(Instant.parse("2026-11-23T22:00:00Z"));
        pause("paused");
        cloud.clock.forwardTo(Instant.parse("2026-11-24T21:00:00Z"));
        cloud.ses.recover();
        int before = mails().size();
        pause("on");

        cloud.until(Instant.parse("2026-11-25T10:00:00Z"));

        assertThat(subjects().subList(before, mails().size()))
                .containsExactly("Still waiting for your answer: Pat Visitor and one more");
    }

    @Test
    void theStreamMaySayItTwice() {
        four();
        cloud.until(Instant.parse("2026-11-23T23:50:00Z"));
        int before = mails().size();

        cloud.items("mail").stream()
                .map(row -> row.get("sk").s())
                .filter(sk -> sk.startsWith("mail#NUDGES#"))
                .map(sk -> new OutboxRow.Nudges(Integer.parseInt(sk.split("#", -1)[2])))
                .forEach(row -> assertThat(cloud.wiring().outboxSender().deliver(row, cloud.clock.instant()))
                        .isTrue());

        assertThat(mails()).hasSize(before);
        assertThat(cloud.items("mail").stream().filter(row -> row.get("sk").s().contains("NUDGE")))
                .hasSize(1);
    }

    @Test
    void whereverTheProcessEndsTheHostIsRemindedOnce() {
        int crashAt = 0;
        boolean crashed = true;
        while (crashed) {
            try (TestCloud other = TestCloud.start()) {
                Fuse fuse = new Fuse(crashAt);
                List<String> sent = new ArrayList<>();
                live(other, fuse, sent);
                assertThat(Set.copyOf(sent))
                        .as("reminders after a crash at %d", crashAt)
                        .hasSize(1);
                assertThat(sent.size())
                        .as("copies after a crash at %d", crashAt)
                        .isBetween(1, 2);
                crashed = fuse.isBurnt();
            }
            crashAt++;
        }
        assertThat(crashAt).as("places to crash at").isGreaterThan(7);
    }

    private static void live(TestCloud cloud, Fuse fuse, List<String> sent) {
        cloud.post("/api/requests", cloud.form());
        cloud.post("/api/requests", cloud.form());
        cloud.until(Instant.parse("2026-11-23T20:00:00Z"));
        Stores stores = fuse.on(cloud.stores());
        MailTransport transport = fuse.on(MailTransport.class, (from, to, message) -> {
            sent.add(new String(message, StandardCharsets.UTF_8).replaceAll("(?s).*Message-ID: (\\S+).*", "$1"));
            return new MailTransport.Delivery.Sent("taken");
        });
        Sweep sweep = cloud.wiring().sweep(stores, transport, () -> new Quota(50_000, 14), cloud.clock::advance);
        cloud.clock.forwardTo(Instant.parse("2026-11-23T20:31:00Z"));
        for (int sweeps = 0; sweeps < 3; sweeps++) {
            fuse.once(() -> sweep.run(cloud.clock));
            cloud.clock.advance(Duration.ofMinutes(3));
        }
    }

    private List<String> four() {
        List<String> asked = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            asked.add(ask());
            cloud.until(cloud.clock.instant().plus(Duration.ofHours(1)));
        }
        return asked;
    }

    private String ask() {
        return cloud.post("/api/requests", cloud.form()).text("id");
    }

    private void decline(String id) {
        String token = Ways.hostToken(cloud, id);
        int version = cloud.post("/api/host/view", Map.of("token", token)).version();
        cloud.post("/api/host/act", Ways.press(token, version, "decline"));
    }

    private void pause(String to) {
        cloud.sweep.handleRequest(Map.of("sending", to), TestCloud.noContext());
    }

    private String link(String id) {
        return "https://meet.example.com/decide#" + Ways.hostToken(cloud, id);
    }

    private List<ReceivedMail> mails() {
        return cloud.mailsTo(HOST);
    }

    private List<String> subjects() {
        return mails().stream().map(ReceivedMail::subject).toList();
    }
}
