package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import meetme.aws.ses.SesTransport;
import meetme.local.io.Loopback;
import meetme.mail.OutboxSender;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import meetme.meetup.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * SES in trouble: its real client against what SES says, and what becomes of the mail. Only a refusal of this one mail is the
 * end of it.
 */
class SesTroubleIT {

    private static final String FAULT = "\"Fault\":1";
    private static final String DEAD = "\"MailDead\":1";

    private final TestCloud cloud = TestCloud.start();
    private final LogLines log = new LogLines();
    private String id = "";

    @BeforeEach
    void ask() {
        id = cloud.post("/api/requests", cloud.form()).text("id");
    }

    @AfterEach
    void close() {
        log.close();
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the account
            400 | MessageRejected                        | Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account.
            400 | MessageRejected                        | Sending paused for configuration set `meetme-test`. For more information, please check the inbox of the email address.
            400 | AccountSendingPausedException          | Email sending is disabled for your account.
            400 | ConfigurationSetSendingPausedException | Email sending is disabled for the configuration set.
            400 | ConfigurationSetDoesNotExist           | Configuration set <meetme-test> does not exist.
            400 | MailFromDomainNotVerified              | The custom MAIL FROM domain of meet@example.com has no MX record.
            400 | LimitExceededException                 | Your account is being reviewed.
            # rights and signatures
            403 | AccessDenied                           | User: arn:aws:sts::1:assumed-role/MailRole is not authorized to perform: ses:SendRawEmail on resource: identity/host@example.com
            403 | AccessDeniedException                  | The same in newer words.
            403 | ExpiredToken                           | The security token included in the request is expired
            403 | InvalidClientTokenId                   | The security token included in the request is invalid.
            403 | UnrecognizedClientException            | The security token included in the request is invalid.
            403 | SignatureDoesNotMatch                  | The request signature we calculated does not match the signature you provided.
            403 | SignatureDoesNotMatch                  | Signature expired: 20261122T100000Z is now earlier than 20261122T101500Z
            403 | IncompleteSignature                    | Authorization header requires a Credential parameter.
            403 | MissingAuthenticationToken             | Request is missing Authentication Token
            403 | OptInRequired                          | The AWS Access Key Id needs a subscription for the service
            400 | RequestExpired                         | The request reached the service more than 15 minutes after the date stamp.
            # what nobody has read before
            400 | MessageRejected                        | Come back when the moon is full.
            400 | NewCodeException                       | Your account has new rules.
            404 | InvalidAction                          | Could not find operation SendRawEmail
            """)
    void whatIsOfTheAccountIsWaitedForAndAlarms(int status, String code, String text) {
        cloud.ses.refuseNext(status, code, text);

        send(cloud.mail);

        assertThat(row("status")).isEqualTo("waiting");
        assertThat(log.lines()).anyMatch(line -> line.contains(FAULT) && line.contains(id));
        assertItIsLogged(code);
        assertItLeavesLater();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the sandbox
            400 | MessageRejected     | Email address is not verified. The following identities failed the check in region US-EAST-1: host@example.com
            # too much at once, or today
            400 | Throttling          | Maximum sending rate exceeded.
            400 | Throttling          | Daily message quota exceeded.
            400 | ThrottlingException | Rate exceeded
            # out of order
            503 | ServiceUnavailable  | The request has failed due to a temporary failure of the server.
            """)
    void whatPassesByItselfIsWaitedForInQuiet(int status, String code, String text) {
        cloud.ses.refuseNext(status, code, text);

        send(cloud.mail);

        assertThat(row("status")).isEqualTo("waiting");
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(FAULT));
        assertItIsLogged(code);
        assertItLeavesLater();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | MessageRejected       | Address blacklisted.
            400 | MessageRejected       | The message contains a virus.
            400 | InvalidParameterValue | Missing final '@domain'
            400 | InvalidParameterValue | Local address contains control or whitespace
            400 | InvalidParameterValue | Duplicate header 'Subject'.
            400 | InvalidParameterValue | Message length is more than 10485760 bytes long: '10485761'.
            400 | ValidationError       | 1 validation error detected: Value at 'rawMessage' is no message of host@example.com
            """)
    void onlyARefusalOfThisOneMailIsTheEndOfIt(int status, String code, String text) {
        cloud.ses.refuseNext(status, code, text);

        send(cloud.mail);

        assertThat(row("status")).isEqualTo("dead");
        assertThat(log.lines()).anyMatch(line -> line.contains(DEAD));
        assertItIsLogged(code);
        cloud.clock.advance(Duration.ofHours(2));
        cloud.sweep();
        assertThat(cloud.mailsTo("host@example.com")).isEmpty();
    }

    // As where DynamoDB's answer does not come through any more: the row is stored as dead, and the process does not
    // know.
    @Test
    void ofAnEmailThatIsGivenUpSomebodyHearsEvenIfTheProcessEndsWithThat() {
        cloud.ses.refuseNext(400, "MessageRejected", "The message contains a virus.");
        Between lost = (method, args, real) -> {
            Object answer = real.call();
            if (method.equals("finish")) {
                throw new StoreUnavailable("No answer", new IllegalStateException());
            }
            return answer;
        };
        OutboxSender sender = cloud.wiring()
                .outboxSender(lost.on(cloud.stores()), cloud.wiring().sesTransport());
        OutboxRow.Mailing row = new OutboxRow.NoticeMail(new RequestId(id), Notice.REQUEST_TO_HOST, 1);

        assertThatThrownBy(() -> sender.deliver(row, cloud.clock.instant())).isInstanceOf(StoreUnavailable.class);

        assertThat(row("status")).isEqualTo("dead");
        assertThat(log.lines()).anyMatch(line -> line.contains(DEAD) && line.contains(id));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9, AWS_IO_SOCKET_CONNECTION_REFUSED", "http://no-such-name.invalid, AWS_IO_DNS_"})
    void whatNeverReachesSesIsWaitedForHoweverOften(String endpoint, String why) {
        assertItIsWaitedForHoweverOften(endpoint, why);
    }

    /** Not one that nobody trusts: the CRT takes 8 to 30 seconds to say so, lest it helps an attacker, and the SDK waits for 10. */
    @Test
    void whoeverHasNoCertificateGetsNoMail() throws Exception {
        SSLContext withoutKeys = SSLContext.getInstance("TLS");
        withoutKeys.init(new KeyManager[0], null, null);
        HttpsServer impostor = Loopback.server(withoutKeys);
        impostor.start();
        try {
            assertItIsWaitedForHoweverOften(
                    "https://127.0.0.1:" + impostor.getAddress().getPort(), "AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE\"");
        } finally {
            impostor.stop(0);
        }
    }

    private void assertItIsWaitedForHoweverOften(String endpoint, String why) {
        MailFunction astray = inTheirStead(endpoint);
        for (int tries = 0; tries < 5; tries++) {
            send(astray);
            cloud.clock.advance(Duration.ofHours(2));
        }

        assertThat(row("status")).isEqualTo("waiting");
        assertThat(row("attempt")).isEqualTo("5");
        assertThat(row("doubtful")).isEqualTo("0");
        assertThat(log.lines()).anyMatch(line -> line.contains(FAULT) && line.contains("\"why\":\"" + why));
        assertItLeavesLater();
    }

    @Test
    void whatHasNothingToSignWithIsWaitedForHoweverOften() {
        SesClient unsigned = SesClient.builder()
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .region(Region.US_WEST_2)
                .endpointOverride(cloud.ses.endpoint())
                .credentialsProvider(() -> {
                    throw SdkClientException.create("Unable to load credentials from any of the providers");
                })
                .build();
        MailFunction mail = with(unsigned);
        for (int tries = 0; tries < 5; tries++) {
            send(mail);
            cloud.clock.advance(Duration.ofHours(2));
        }

        assertThat(row("status")).isEqualTo("waiting");
        assertThat(row("doubtful")).isEqualTo("0");
        assertThat(log.lines()).anyMatch(line -> line.contains(FAULT));
        assertItLeavesLater();
    }

    @Test
    void aClassThatTheZipLacksIsWaitedForUntilAnotherIsDeployed() {
        SesClient lacking = (SesClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SesClient.class}, (proxy, method, args) -> {
                    throw new NoClassDefFoundError("software/amazon/awssdk/services/ses/model/Lacking");
                });
        MailFunction mail = with(lacking);
        for (int tries = 0; tries < 5; tries++) {
            send(mail);
            cloud.clock.advance(Duration.ofHours(2));
        }

        assertThat(row("status")).isEqualTo("waiting");
        assertThat(log.lines())
                .anyMatch(line -> line.contains(FAULT) && line.contains("\"root\":\"java.lang.NoClassDefFoundError\""));
        assertItLeavesLater();
    }

    private void assertItIsLogged(String code) {
        assertThat(log.lines())
                .anyMatch(line -> line.contains("\"why\":\"" + code + "\"") && line.contains("\"awsRequestId\":\""));
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("@") || line.contains("example.com"));
    }

    private void assertItLeavesLater() {
        assertThat(cloud.mailsTo("host@example.com")).isEmpty();
        cloud.clock.advance(Duration.ofHours(2));
        cloud.sweep();
        assertThat(cloud.mailsTo("host@example.com")).isNotEmpty();
        assertThat(row("status")).isEqualTo("sent");
    }

    /** Our own function, with another address for SES. */
    private MailFunction inTheirStead(String endpoint) {
        String usual = System.getProperty("aws.endpointUrlSes");
        System.setProperty("aws.endpointUrlSes", endpoint);
        try {
            return new MailFunction(cloud.deployedWith(Map.of()).outboxSender(), cloud.clock);
        } finally {
            System.setProperty("aws.endpointUrlSes", usual);
        }
    }

    private MailFunction with(SesClient ses) {
        OutboxSender sender = cloud.wiring().outboxSender(cloud.stores(), new SesTransport(ses, "meetme-test"));
        return new MailFunction(sender, cloud.clock);
    }

    private void send(MailFunction mail) {
        String record = TestCloud.resource("/events/stream-record.json")
                .replace("PK", id)
                .replace("SK", "mail#REQUEST_TO_HOST#1")
                .replace("SEQUENCE", "100");
        try {
            assertThat(TestCloud.call(mail, "{\"Records\":[" + record + "]}")).isEqualTo("{\"batchItemFailures\":[]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row(String attribute) {
        AttributeValue value = cloud.items("mail").stream()
                .filter(row -> row.get("sk").s().startsWith("mail#REQUEST_TO_HOST#"))
                .findFirst()
                .orElseThrow()
                .get(attribute);
        return value.n() == null ? value.s() : value.n();
    }
}
