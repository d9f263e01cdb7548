package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import meetme.local.io.Opened;
import meetme.local.mail.Inbox;
import meetme.local.mail.MailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.AccountSendingPausedException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

final class LocalSesIT {
    private static final String MESSAGE = """
            From: Meet Me <meetme@example.com>
            To: Pat <pat@example.com>
            Message-ID: <1@example.com>
            Subject: Hello

            A line.
            .
            Another one: ü
            """.replace("\n", "\r\n");

    private final Opened opened = new Opened();
    private final Inbox inbox;
    private final MailServer mailbox = opened.add(new MailServer(0));
    private final LocalSes ses;
    private final SesClient client;

    LocalSesIT() throws IOException {
        inbox = Inbox.temporary(Clock.systemUTC());
        ses = opened.add(new LocalSes(inbox, mailbox));
        client = opened.add(SesClient.builder()
                .endpointOverride(ses.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(override -> override.retryStrategy(retries -> retries.maxAttempts(1))
                        .apiCallTimeout(Duration.ofSeconds(10)))
                .build());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @BeforeEach
    void nothingHasBeenSent() {
        assertThat(inbox.mails()).isEmpty();
    }

    @Test
    void keepsWhatItSends() {
        String messageId = send("meetme@example.com", MESSAGE, "pat@example.com", "kim@example.com");

        assertThat(messageId).isNotEmpty();
        assertThat(inbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("meetme@example.com");
            assertThat(mail.to()).containsExactly("pat@example.com", "kim@example.com");
            assertThat(mail.subject()).isEqualTo("Hello");
            assertThat(new String(mail.source(), UTF_8)).isEqualTo(MESSAGE);
        });
    }

    @Test
    void takesTheEnvelopeFromTheMessageWhereNoneIsGiven() {
        client.sendRawEmail(send -> send.rawMessage(raw -> raw.data(SdkBytes.fromUtf8String(MESSAGE))));

        assertThat(inbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("meetme@example.com");
            assertThat(mail.to()).containsExactly("pat@example.com");
        });
    }

    @Test
    void aMailProgramCanLookAtItByImap() throws Exception {
        send("meetme@example.com", MESSAGE, "pat@example.com");

        Properties properties = new Properties();
        properties.setProperty("mail.imap.port", String.valueOf(mailbox.imapPort()));
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", "pat@example.com", "anything");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            assertThat(folder.getMessages()).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).isEqualTo("Hello");
                assertThat(message.getHeader("Message-ID")).containsExactly("<1@example.com>");
                assertThat(message.getContent().toString()).contains("A line.\r\n.\r\nAnother one");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 400, Throttling, Maximum sending rate exceeded",
        "UNAVAILABLE, 503, ServiceUnavailable, temporary failure",
        "BROKEN, 500, InternalFailure, unknown error",
        "NOT_VERIFIED, 400, MessageRejected, Email address is not verified",
        "BLACKLISTED, 400, MessageRejected, Address blacklisted",
        "PAUSED, 400, AccountSendingPausedException, paused"
    })
    void failsAsSesDoes(SesFailure failure, int status, String code, String message) {
        ses.failNext(1, failure);

        assertThatExceptionOfType(SesException.class)
                .isThrownBy(() -> send("meetme@example.com", MESSAGE, "pat@example.com"))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(status);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(error.awsErrorDetails().errorMessage()).contains(message);
                });
        assertThat(inbox.mails()).isEmpty();

        send("meetme@example.com", MESSAGE, "pat@example.com");
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void theClientKnowsItsOwnExceptions() {
        ses.failNext(1, SesFailure.PAUSED);
        ses.failNext(1, SesFailure.BLACKLISTED);

        assertThatExceptionOfType(AccountSendingPausedException.class)
                .isThrownBy(() -> send("meetme@example.com", MESSAGE, "pat@example.com"));
        assertThatExceptionOfType(MessageRejectedException.class)
                .isThrownBy(() -> send("meetme@example.com", MESSAGE, "pat@example.com"));
    }

    @Test
    void mayAcceptAndNeverAnswer() {
        ses.failNext(1, SesFailure.ACCEPTED_THEN_HUNG);

        assertThatExceptionOfType(ApiCallTimeoutException.class)
                .isThrownBy(() ->
                        client.sendRawEmail(send -> send.rawMessage(raw -> raw.data(SdkBytes.fromUtf8String(MESSAGE)))
                                .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofMillis(500)))));

        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        String tooLong = MESSAGE + "x".repeat(LocalSes.MESSAGE_BYTES);

        assertRefused(() -> send("meetme@example.com", tooLong, "pat@example.com"), "Message length is more than");
    }

    @Test
    void takesAMessageThatIsJustShortEnough() {
        String longest = MESSAGE + "x".repeat(LocalSes.MESSAGE_BYTES - MESSAGE.getBytes(UTF_8).length);

        send("meetme@example.com", longest, "pat@example.com");

        assertThat(inbox.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pat", "pät@example.com", "pat@exämple.com", "a b@example.com", "a@b@example.com"})
    void refusesAReceiverThatSesRefuses(String receiver) {
        assertRefused(() -> send("meetme@example.com", MESSAGE, receiver), "ASCII");
    }

    @Test
    void refusesAMessageWithoutASender() {
        assertRefused(() -> send("meetme@example.com", "Subject: Hello\r\n\r\nHi\r\n", "pat@example.com"), "'From'");
    }

    private void assertRefused(Runnable sending, String why) {
        assertThatExceptionOfType(SesException.class)
                .isThrownBy(sending::run)
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"))
                .withMessageContaining(why);
        assertThat(inbox.mails()).isEmpty();
    }

    private String send(String from, String message, String... to) {
        return client.sendRawEmail(send -> send.source(from)
                        .destinations(to)
                        .rawMessage(raw -> raw.data(SdkBytes.fromUtf8String(message))))
                .messageId();
    }
}
