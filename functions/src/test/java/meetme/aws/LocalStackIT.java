package meetme.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.localstack.awssdkv2.TestUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import meetme.Samples;
import meetme.aws.dynamo.DynamoAgenda;
import meetme.aws.dynamo.DynamoDueIndex;
import meetme.aws.dynamo.DynamoKeyRing;
import meetme.aws.dynamo.DynamoOutbox;
import meetme.aws.dynamo.DynamoRequests;
import meetme.aws.dynamo.DynamoRingStore;
import meetme.aws.dynamo.Table;
import meetme.aws.s3.S3Bucket;
import meetme.aws.ses.SesTransport;
import meetme.deploying.Bucket;
import meetme.deploying.SiteFile;
import meetme.local.template.Template;
import meetme.mail.MailTransport.Delivery;
import meetme.mail.Mailbox;
import meetme.meetup.Agenda;
import meetme.meetup.Decision;
import meetme.meetup.DueIndex.DueList;
import meetme.meetup.EmailAddress;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.Pending;
import meetme.meetup.Requests.Acceptance;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Transition;
import meetme.security.RingHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.SesClientBuilder;

/** The two ports against a second, independent imitation of AWS. */
@Tag("localstack")
class LocalStackIT {

    private final String endpoint = LocalStack.endpoint();
    private final String table = "meetme-" + UUID.randomUUID();

    // localstack-utils brings endpoint, region, credentials and its own HTTP client.
    private final DynamoDbClient dynamo = TestUtils.<DynamoDbClientBuilder>wrapApiSyncClientV2(
                    DynamoDbClient.builder(), endpoint)
            .build();
    private final SesClient ses = TestUtils.<SesClientBuilder>wrapApiSyncClientV2(SesClient.builder(), endpoint)
            .build();

    private final DynamoRequests requests = new DynamoRequests(new Table(dynamo, table));
    private final DynamoAgenda agendas = new DynamoAgenda(new Table(dynamo, table));
    private final DynamoOutbox outbox = new DynamoOutbox(new Table(dynamo, table));

    @BeforeEach
    void createTable() throws Exception {
        dynamo.createTable(Template.read(Path.of("..", "template.yaml")).table().toBuilder()
                .tableName(table)
                .build());
        dynamo.waiter().waitUntilTableExists(wait -> wait.tableName(table));
    }

    @AfterEach
    void deleteTable() {
        dynamo.deleteTable(delete -> delete.tableName(table));
    }

    @Test
    void aRequestGoesItsWayThroughTheTable() {
        Pending pending = Samples.pending(1);

        assertThat(requests.accept(pending.details(), Optional.empty(), Samples.PLENTY, Samples.NOW))
                .isInstanceOf(Acceptance.Accepted.class);
        Stored stored = requests.find(pending.id(), Samples.NOW).orElseThrow();
        assertThat(stored.request()).isEqualTo(pending);

        Agenda agenda = agendas.agenda(Set.of(YearMonth.of(2026, 12)));
        Transition approved = pending.approve(
                pending.times().get(0), Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.empty()));
        assertThat(requests.save(stored, approved, agenda, Samples.NOW)).isTrue();
        assertThat(requests.save(stored, approved, agenda, Samples.NOW)).isFalse();
        assertThat(requests.find(pending.id(), Samples.NOW).orElseThrow().request())
                .isEqualTo(approved.to());
        assertThat(agendas.agenda(Set.of(YearMonth.of(2026, 12))).busy())
                .containsExactly(pending.times().get(0));

        DueList due = new DynamoDueIndex(new Table(dynamo, table)).due(Samples.NOW.plus(Decision.UNDO), 10);
        assertThat(due.requests()).containsExactly(pending.id());
        assertThat(due.rows()).hasSize(2);
    }

    @Test
    void anOutboxRowIsLeasedByOneAndFinishedByTheSame() {
        Pending pending = Samples.pending(2);
        requests.accept(pending.details(), Optional.empty(), Samples.PLENTY, Samples.NOW);
        OutboxRow.NoticeMail key = new OutboxRow.NoticeMail(pending.id(), Notice.REQUEST_TO_HOST, 1);

        OutboxRow row = outbox.lease(key, Samples.NOW, Duration.ofMinutes(2)).orElseThrow();
        assertThat(outbox.lease(key, Samples.NOW, Duration.ofMinutes(2))).isEmpty();
        outbox.finish(row, new OutboxRow.DeliveryResult.Sent("message"), Samples.NOW);

        assertThat(outbox.lease(key, Samples.NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(2)))
                .isEmpty();
    }

    @Test
    void theKeyRingIsMadeOnceAndReadByAll() {
        var first = new DynamoKeyRing(new Table(dynamo, table), new SecureRandom(), InstantSource.system()).get();
        var second = new DynamoKeyRing(new Table(dynamo, table), new SecureRandom(), InstantSource.system()).get();

        assertThat(second.current()).isEqualTo(first.current());
        assertThat(second.keys().get(first.current())).isEqualTo(first.keys().get(first.current()));
    }

    @Test
    void theKeyRingTurnsForOneOfTwo() {
        DynamoRingStore rings = new DynamoRingStore(new Table(dynamo, table));
        RingHistory first = RingHistory.begin(new SecureRandom());
        assertThat(rings.save(Optional.empty(), first)).isTrue();

        RingHistory turned = first.turned(new SecureRandom(), Samples.NOW);
        assertThat(rings.save(Optional.of(first), turned)).isTrue();
        assertThat(rings.save(Optional.of(first), turned)).isFalse();
        RingHistory found = rings.find().orElseThrow();
        assertThat(found.ring().keys()).hasSize(2);
        assertThat(found.originSecrets()).isEqualTo(turned.originSecrets()).hasSize(2);
        assertThat(found.replacedAt()).isEqualTo(turned.replacedAt());
    }

    @Test
    void theSiteIsPutListedToTheEndAndDeleted(@TempDir Path folder) throws IOException {
        S3Client s3 = TestUtils.<S3ClientBuilder>wrapApiSyncClientV2(S3Client.builder(), endpoint)
                .build();
        String name = "site-" + UUID.randomUUID();
        S3Bucket bucket = new S3Bucket(s3, name);
        assertThat(keys(bucket.list(Optional.empty()))).isEmpty();
        s3.createBucket(create -> create.bucket(name));
        byte[] bytes = "¡Hola!".getBytes(UTF_8);
        Path page = Files.write(folder.resolve("page.html"), bytes);
        List<String> keys = IntStream.rangeClosed(1, 1_001)
                .mapToObj("es/%04d.html"::formatted)
                .toList();

        keys.forEach(key -> bucket.put(new SiteFile(key, page), bytes));

        var head = s3.headObject(call -> call.bucket(name).key("es/0001.html"));
        assertThat(head.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(head.cacheControl()).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(s3.getObjectAsBytes(call -> call.bucket(name).key("es/0001.html"))
                        .asUtf8String())
                .isEqualTo("¡Hola!");
        Bucket.Page first = bucket.list(Optional.empty());
        Bucket.Page second = bucket.list(first.next());
        assertThat(keys(first)).isEqualTo(keys.subList(0, 1_000));
        assertThat(keys(second)).isEqualTo(keys.subList(1_000, 1_001));
        assertThat(second.next()).isEmpty();

        bucket.delete(keys(first));
        bucket.delete(keys(second));
        assertThat(keys(bucket.list(Optional.empty()))).isEmpty();
        s3.deleteBucket(delete -> delete.bucket(name));
        assertThatThrownBy(() -> bucket.put(new SiteFile("index.html", page), bytes))
                .isInstanceOf(Bucket.Unavailable.class)
                .hasMessage("S3 did not write index.html: NoSuchBucket");
    }

    @Test
    void mailLeavesFromAVerifiedAddressAndFromNoOther() {
        ses.verifyEmailIdentity(verify -> verify.emailAddress("meet@example.com"));
        SesTransport post = new SesTransport(ses, "meetme");
        Mailbox to = new Mailbox("Pat", new EmailAddress("pat@example.org"));
        byte[] message = "From: meet@example.com\r\nTo: pat@example.org\r\nSubject: Hello\r\n\r\nHello\r\n"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(post.deliver(new Mailbox("", new EmailAddress("meet@example.com")), to, message))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(post.deliver(new Mailbox("", new EmailAddress("other@example.net")), to, message))
                .isNotInstanceOf(Delivery.Sent.class);
    }

    private static List<String> keys(Bucket.Page page) {
        return page.entries().stream().map(Bucket.Entry::key).toList();
    }
}
