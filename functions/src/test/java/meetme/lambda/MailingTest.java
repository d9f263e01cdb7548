package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import meetme.lambda.TestCloud.Reply;
import meetme.local.Mail;
import meetme.local.SesFailure;
import meetme.mail.Courier;
import meetme.mail.Post;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import meetme.meetup.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the stream's event, or the schedule's, to the mail. */
class MailingTest {

    private final TestCloud cloud = TestCloud.start();
    private String id = "";

    @BeforeEach
    void ask() {
        id = cloud.post("/api/requests", cloud.form()).text("id");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theStreamsEventSendsEachMailOnceHoweverOftenItComes() {
        for (int i = 0; i < 3; i++) {
            StreamsEventResponse response = stream(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");
            assertThat(response.getBatchItemFailures()).isEmpty();
        }

        assertThat(cloud.mailsTo("host@example.com")).hasSize(1);
        assertThat(cloud.mailsTo("pat@example.org")).hasSize(1);
        assertThat(statuses()).containsOnly("sent");
    }

    @Test
    void aRestoredTableIsMailedToNobodyUntilSomebodyHasLookedAtIt() {
        Wiring paused = cloud.deployedWith(Map.of("SENDING", "paused"));
        MailFunction mail = new MailFunction(paused.courier(), cloud.clock);
        SweepFunction sweep = new SweepFunction(paused.sweep(), cloud.clock);
        // The stream of the table into which everything is copied tells of each row as of a new one.
        StreamsEventResponse response = mail.handleRequest(
                event(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1"), TestCloud.noContext());
        cloud.clock.advance(Duration.ofDays(30));
        sweep.handleRequest(new ScheduledEvent(), TestCloud.noContext());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(cloud.mails()).isEmpty();
        assertThat(statuses()).containsOnly("waiting");

        cloud.sweep();

        assertThat(cloud.mails()).isNotEmpty();
    }

    @Test
    void whatIsNeitherOnNorPausedStartsNothing() {
        Wiring mistyped = cloud.deployedWith(Map.of("SENDING", "off"));

        assertThatIllegalStateException().isThrownBy(mistyped::sweep).withMessageContaining("SENDING");
    }

    @Test
    void whatIsNoOutboxRowIsPassedOver() {
        StreamsEventResponse response = stream(id + "/request", id + "/mail#REQUEST_TO_HOST#1");

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(cloud.mails()).hasSize(1);
    }

    @Test
    void aPoisonRecordIsReportedAndTheMailsBehindItLeave() {
        StreamsEventResponse response = stream(
                id + "/mail#NO_SUCH_NOTICE#1", id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(response.getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("100");
        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void theSweepSendsWhatTheStreamNeverBrought() {
        cloud.sweep();
        cloud.sweep();

        assertThat(cloud.mails()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "PAUSED", "NOT_VERIFIED"})
    void whatPassesIsWaitedForHoweverLongItTakes(SesFailure failure) {
        cloud.ses.failNext(1_000, failure);
        for (int i = 0; i < 12; i++) {
            cloud.sweep();
            assertThat(cloud.mails()).isEmpty();
            cloud.clock.advance(Duration.ofHours(1));
        }
        cloud.ses.recover();

        cloud.sweep();

        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void aThrottledMailLeavesTheRestOfItsBatchToTheSweep() {
        cloud.ses.failNext(1, SesFailure.THROTTLED);

        StreamsEventResponse response = stream(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(cloud.mails()).isEmpty();
        cloud.sweep();
        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void aPauseGrowsFromHalfAMinuteToAnHour() {
        cloud.ses.failNext(1_000, SesFailure.PAUSED);
        cloud.sweep();
        int tries = 1;
        for (int minute = 0; minute < 6 * 60; minute++) {
            cloud.clock.advance(Duration.ofMinutes(1));
            cloud.sweep();
            tries = attempts();
        }
        // 30 s, 1, 2, 4, 8, 16, 32 and 60 minutes add up to two hours, then one try an hour
        assertThat(tries).isBetween(11, 13);
    }

    @Test
    void aRefusalIsFinal() {
        cloud.ses.failNext(2, SesFailure.BLACKLISTED);
        cloud.sweep();
        cloud.clock.advance(Duration.ofHours(20));
        cloud.sweep();

        assertThat(cloud.mails()).isEmpty();
        assertThat(statuses()).containsOnly("dead");
    }

    @Test
    void whereNobodyKnowsWhetherItLeftItIsSentThreeTimesAtMost() {
        cloud.ses.failNext(1_000, SesFailure.BROKEN);
        for (int i = 0; i < 10; i++) {
            cloud.sweep();
            cloud.clock.advance(Duration.ofHours(2));
        }

        assertThat(attempts()).isEqualTo(4);
        assertThat(statuses()).containsOnly("dead");
    }

    @Test
    void aMailThatEventsHaveOvertakenIsNotSent() {
        cloud.ses.failNext(2, SesFailure.PAUSED);
        cloud.sweep();
        Reply view = cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, id), 1, "decline"));
        assertThat(view.status()).isEqualTo(200);
        cloud.clock.advance(Duration.ofMinutes(3));

        cloud.sweep();

        // The request to the host is; the visitor gets the answer, and the link to their page in a receipt that is true
        assertThat(cloud.mailsTo("host@example.com")).isEmpty();
        assertThat(cloud.mails())
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder("The page of your request to meet", "Not this time: your request to meet");
        assertThat(statuses()).containsExactlyInAnyOrder("overtaken", "sent", "sent");
    }

    @Test
    void aMailThatCouldNotBeReadWasNotSentEither() {
        Store deaf = (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                    if (method.getName().equals("find")) {
                        throw new Store.Unavailable("not now", new IllegalStateException());
                    }
                    return method.invoke(cloud.store(), args);
                });
        Courier courier = cloud.wiring().courier(deaf, (from, to, message) -> new Post.Delivery.Sent("taken"));
        OutboxRow.Key key = new OutboxRow.Key(new RequestId(id), Notice.REQUEST_TO_HOST, 1);
        for (int i = 0; i < 6; i++) {
            courier.deliver(key, cloud.clock.instant());
            cloud.clock.advance(Duration.ofHours(1));
        }

        cloud.sweep();

        assertThat(cloud.mailsTo("host@example.com")).hasSize(1);
    }

    private StreamsEventResponse stream(String... keys) {
        return cloud.mail.handleRequest(event(keys), TestCloud.noContext());
    }

    private DynamodbEvent event(String... keys) {
        String record = TestCloud.resource("/events/stream-record.json");
        String records = IntStream.range(0, keys.length)
                .mapToObj(i -> record.replace("PK", keys[i].split("/", -1)[0])
                        .replace("SK", keys[i].split("/", -1)[1])
                        .replace("SEQUENCE", String.valueOf(100 + i)))
                .collect(Collectors.joining(","));
        return LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, getClass().getClassLoader())
                .fromJson("{\"Records\":[" + records + "]}");
    }

    private List<String> statuses() {
        return cloud.items("mail").stream().map(row -> row.get("status").s()).toList();
    }

    private int attempts() {
        return cloud.items("mail").stream()
                .mapToInt(row -> Integer.parseInt(row.get("attempt").n()))
                .max()
                .orElseThrow();
    }
}
