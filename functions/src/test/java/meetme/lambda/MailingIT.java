package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import meetme.lambda.TestCloud.Reply;
import meetme.local.aws.SesFailure;
import meetme.local.mail.ReceivedMail;
import meetme.mail.MailTransport;
import meetme.mail.OutboxSender;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import meetme.meetup.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the stream's event, or the schedule's, to the mail. */
class MailingIT {

    private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";

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
            String answer = stream(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");
            assertThat(answer).isEqualTo(NONE_FAILED);
        }

        assertThat(cloud.mailsTo("host@example.com")).hasSize(1);
        assertThat(cloud.mailsTo("pat@example.org")).hasSize(1);
        assertThat(statuses()).containsOnly("sent");
    }

    @Test
    void aRestoredTableIsMailedToNobodyUntilSomebodyHasLookedAtIt() {
        order("paused");
        // The stream of the table into which everything is copied tells of each row as of a new one.
        String answer = stream(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");
        cloud.clock.advance(Duration.ofDays(30));
        cloud.sweep();

        assertThat(answer).isEqualTo(NONE_FAILED);
        assertThat(cloud.mails()).isEmpty();
        assertThat(statuses()).containsOnly("waiting");

        order("on");
        cloud.sweep();

        assertThat(cloud.mails()).isNotEmpty();
    }

    @Test
    void thePauseHoldsFromTheNextMailOnAndWhateverIsDeployedMeanwhile() {
        stream(id + "/mail#REQUEST_TO_HOST#1");
        order("paused");
        Wiring deployed = cloud.deployedWith(Map.of());
        new SweepFunction(deployed.sweep(), deployed.stores().mail(), cloud.clock)
                .handleRequest(Map.of(), TestCloud.noContext());
        stream(id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(cloud.mails()).hasSize(1);
        order("on");
        stream(id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void theSwitchAnswersWhatHoldsAndSinceWhen() {
        Instant first = cloud.clock.instant();

        assertThat(order("paused")).isEqualTo(Map.of("sending", "paused", "since", first.toString()));
        cloud.clock.advance(Duration.ofHours(1));
        assertThat(order("paused")).isEqualTo(Map.of("sending", "paused", "since", first.toString()));
        assertThat(order("on"))
                .isEqualTo(
                        Map.of("sending", "on", "since", cloud.clock.instant().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sending\":\"maybe\"}",
                "{\"sending\":\"Paused\"}",
                "{\"sending\":true}",
                "{\"sending\":null}",
                "{\"sendin\":\"on\"}",
                "{\"sending\":\"on\",\"and\":\"more\"}",
                "{\"detail-type\":\"Scheduled Event\"}"
            })
    void whatIsNoCommandIsSaidToBeNoneAndChangesNothing(String event) throws IOException {
        order("paused");
        var before = cloud.items();

        assertThat(cloud.sweep.handleRequest(JSON.std.mapFrom(event), TestCloud.noContext()))
                .containsOnlyKeys("error")
                .extractingByKey("error")
                .asString()
                .contains("{\"sending\":\"paused\"}", "Nothing was changed");
        assertThat(cloud.items()).isEqualTo(before);
    }

    private Map<String, Object> order(String sending) {
        return cloud.sweep.handleRequest(Map.of("sending", sending), TestCloud.noContext());
    }

    @Test
    void whatIsNoOutboxRowIsPassedOver() {
        String answer = stream(id + "/request", id + "/mail#REQUEST_TO_HOST#1");

        assertThat(answer).isEqualTo(NONE_FAILED);
        assertThat(cloud.mails()).hasSize(1);
    }

    @Test
    void aPoisonRecordIsReportedAndTheMailsBehindItLeave() {
        String answer = stream(
                id + "/mail#NO_SUCH_NOTICE#1", id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(answer).isEqualTo(failed("100"));
        assertThat(cloud.mails()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dynamodb':{'Keys':KEYS,'SequenceNumber':'7'}}",
                "{'eventName':null,'dynamodb':{'Keys':KEYS,'SequenceNumber':'7'}}",
                "{'EventName':'INSERT','dynamodb':{'Keys':KEYS,'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':[],'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{'pk':{'S':'request#1'}},'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{'pk':{'S':'a'},'sk':null},'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{'pk':{'S':'a'},'sk':{'S':1}},'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{'pk':{'S':'a'},'sk':{'N':'1'}},'SequenceNumber':'7'}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{'pk':{'S':'a'},'sk':{'B':'YQ=='}},'SequenceNumber':'7'}}"
            })
    void aRecordThatLacksWhatItMustHaveIsReportedAndTheMailsBehindItLeave(String record) {
        assertThat(streamBehind(record)).isEqualTo(failed("7"));
        assertThat(cloud.mails()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventName':'INSERT','dynamodb':{'Keys':{}}}",
                "{'eventName':'INSERT','dynamodb':{'Keys':{},'SequenceNumber':7}}",
                "{'eventName':'INSERT','dynamodb':null}",
                "{'eventName':'INSERT'}",
                "{}",
                "[]",
                "null"
            })
    void whereARecordCannotBeToldByItsNumberAllAreReportedAndTheMailsBehindItLeave(String record) {
        assertThat(streamBehind(record)).isEqualTo(failed(""));
        assertThat(cloud.mails()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"Records\":null}", "{\"Records\":{}}", "{\"records\":[]}", "{"})
    void whatIsNoEventIsAnError(String event) {
        assertThatThrownBy(() -> TestCloud.call(cloud.mail, event))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
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

        String answer = stream(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1");

        assertThat(answer).isEqualTo(NONE_FAILED);
        assertThat(cloud.mails()).isEmpty();
        cloud.sweep();
        assertThat(cloud.mails()).hasSize(2);
    }

    @Test
    void aPauseGrowsFromHalfAMinuteToAnHour() {
        cloud.ses.failNext(1_000, SesFailure.PAUSED);
        cloud.until(cloud.clock.instant().plus(Duration.ofHours(6)));

        // 30 s, 1, 2, 4, 8, 16, 32 and 60 minutes add up to two hours, then one try an hour
        assertThat(attempts()).isBetween(11, 13);
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
                .extracting(ReceivedMail::subject)
                .containsExactlyInAnyOrder("The page for your request to meet", "Not this time: your request to meet");
        assertThat(statuses()).containsExactlyInAnyOrder("overtaken", "sent", "sent");
    }

    @Test
    void aMailThatCouldNotBeReadWasNotSentEither() {
        Between deafness = (method, args, real) -> {
            if (method.equals("find")) {
                throw new StoreUnavailable("not now", new IllegalStateException());
            }
            return real.call();
        };
        OutboxSender sender = cloud.wiring()
                .outboxSender(
                        deafness.on(cloud.stores()), (from, to, message) -> new MailTransport.Delivery.Sent("taken"));
        OutboxRow.NoticeMail key = new OutboxRow.NoticeMail(new RequestId(id), Notice.REQUEST_TO_HOST, 1);
        for (int i = 0; i < 6; i++) {
            sender.deliver(key, cloud.clock.instant());
            cloud.clock.advance(Duration.ofHours(1));
        }

        cloud.sweep();

        assertThat(cloud.mailsTo("host@example.com")).hasSize(1);
    }

    private String stream(String... keys) {
        return answer(cloud.mail, event(records(keys)));
    }

    /** Two mails behind a record. */
    private String streamBehind(String record) {
        String keys = "{'pk':{'S':'request#" + id + "'},'sk':{'S':'mail#REQUEST_TO_HOST#1'}}";
        return answer(
                cloud.mail,
                event(Stream.concat(
                        Stream.of(record.replace("KEYS", keys).replace('\'', '"')),
                        records(id + "/mail#REQUEST_TO_HOST#1", id + "/mail#RECEIPT_TO_VISITOR#1"))));
    }

    private static String answer(MailFunction mail, String event) {
        try {
            return TestCloud.call(mail, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failed(String sequenceNumber) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}";
    }

    private static String event(Stream<String> records) {
        return records.collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private static Stream<String> records(String... keys) {
        String record = TestCloud.resource("/events/stream-record.json");
        return IntStream.range(0, keys.length)
                .mapToObj(i -> record.replace("PK", keys[i].split("/", -1)[0])
                        .replace("SK", keys[i].split("/", -1)[1])
                        .replace("SEQUENCE", String.valueOf(100 + i)));
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
