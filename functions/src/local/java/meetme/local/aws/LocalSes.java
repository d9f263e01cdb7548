package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import meetme.local.io.Html;
import meetme.local.io.Loopback;
import meetme.local.mail.Inbox;
import meetme.local.mail.MailParts;
import meetme.local.mail.MailServer;
import meetme.local.mail.ReceivedMail;

/**
 * SES, as far as this program uses it: {@code SendRawEmail} and {@code GetSendQuota} of the Query protocol, as the real
 * client calls it. A mail is in the {@link Inbox} before the answer leaves, and in the {@link MailServer} as well.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html">SendRawEmail</a>
 */
public final class LocalSes implements AutoCloseable {
    // https://docs.aws.amazon.com/ses/latest/dg/quotas.html: of this API, after decoding.
    static final int MESSAGE_BYTES = 10 * 1024 * 1024;
    private static final int RECEIVERS = 50;
    private static final int FORM_BYTES = 2 * MESSAGE_BYTES;
    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

    private final Inbox inbox;
    private final MailServer mailbox;
    private final HttpServer server;
    private final Queue<Failure> failures = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean quotaFails = new AtomicBoolean();
    private volatile int perDay = 50_000;
    private volatile Optional<BounceTopic> topic = Optional.empty();

    public LocalSes(Inbox inbox, MailServer mailbox) throws IOException {
        this.inbox = inbox;
        this.mailbox = mailbox;
        server = Loopback.server(0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Publishes what comes back of mails that name a configuration set. */
    public void publishTo(BounceTopic bounces) {
        topic = Optional.of(bounces);
    }

    /** For tests: the account's quota of a day, 200 in the sandbox. It is told and not enforced. */
    public void quota(int newPerDay) {
        perDay = newPerDay;
    }

    /** For tests: the next time that it is asked for the quota, it does not tell. */
    public void failNextQuota() {
        quotaFails.set(true);
    }

    /** For tests: the next calls fail in this way, the ones after them as they are told or not at all. */
    public void failNext(int calls, SesFailure failure) {
        synchronized (failures) {
            failures.addAll(Collections.nCopies(calls, Failure.of(failure)));
        }
    }

    /** For tests: the next call is refused in these words. */
    public void refuseNext(int status, String code, String message) {
        synchronized (failures) {
            failures.add(new Failure(status, code, message, false));
        }
    }

    /** All is well again. */
    public void recover() {
        synchronized (failures) {
            failures.clear();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SesAnswer answer = answer(exchange);
            byte[] xml = answer.xml().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(answer.status(), xml.length);
            exchange.getResponseBody().write(xml);
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            throw bug;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private SesAnswer answer(HttpExchange exchange) throws IOException, InterruptedException {
        // A form of any web page could reach this port; it cannot send this header.
        if (!exchange.getRequestHeaders().containsKey("Authorization")) {
            return SesAnswer.error(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        byte[] form = exchange.getRequestBody().readNBytes(FORM_BYTES);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        SesRequest request = SesRequest.parse(form);
        return switch (request.action()) {
            case "SendRawEmail" -> send(request);
            case "GetSendQuota" ->
                quotaFails.getAndSet(false) ? SesAnswer.error(SesFailure.PAUSED) : SesAnswer.quota(perDay);
            case String other ->
                SesAnswer.error(400, "InvalidAction", "Could not find operation " + other + " for version 2010-12-01");
        };
    }

    private SesAnswer send(SesRequest request) throws InterruptedException {
        byte[] message = request.message();
        if (message.length > MESSAGE_BYTES) {
            return SesAnswer.invalid(
                    "Message length is more than " + MESSAGE_BYTES + " bytes long: '" + message.length + "'.");
        }
        MailParts parts = MailParts.of(message);
        if (parts.header("From").isEmpty()) {
            return SesAnswer.invalid("Missing required header 'From'.");
        }
        List<String> to = request.destinations(parts);
        if (to.isEmpty() || to.size() > RECEIVERS) {
            return SesAnswer.invalid("Recipient count is not between 1 and " + RECEIVERS + ".");
        }
        Optional<String> wrong = to.stream().filter(LocalSes::isNoAddress).findFirst();
        if (wrong.isPresent()) {
            return SesAnswer.invalid("Not an ASCII address with one '@domain'.");
        }
        return accept(request, request.source(parts), to, message);
    }

    // SES takes no international local part, and domains only as punycode.
    private static boolean isNoAddress(String address) {
        return !address.matches("(.*<)?[\\x21-\\x7e&&[^@<>]]+@[\\x21-\\x7e&&[^@<>]]+>?");
    }

    private SesAnswer accept(SesRequest request, String from, List<String> to, byte[] message)
            throws InterruptedException {
        Optional<Failure> failure = nextFailure();
        if (failure.isPresent() && !failure.get().hangs()) {
            return SesAnswer.error(
                    failure.get().status(), failure.get().code(), failure.get().message());
        }
        ReceivedMail mail = inbox.keep(from, to, message);
        try {
            mailbox.deliver(mail);
        } catch (MessagingException onlyNotByImap) {
            System.err.println("Mail " + mail.id() + " is in the inbox, but not on the IMAP server: " + onlyNotByImap);
        }
        if (failure.isPresent()) {
            closed.await();
        }
        String messageId = UUID.randomUUID() + "-000000";
        if (request.configurationSet().isPresent()) {
            to.forEach(address -> publish(from, address, messageId, mail.sentAt()));
        }
        return SesAnswer.sent(messageId);
    }

    // At once, so that whoever waits for the mail finds what came of it, too.
    private void publish(String from, String to, String messageId, Instant now) {
        topic.ifPresent(bounces ->
                SesSimulator.event(from, to, messageId, now).ifPresent(event -> bounces.publish(event, now)));
    }

    private Optional<Failure> nextFailure() {
        synchronized (failures) {
            return Optional.ofNullable(failures.poll());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /**
     * How a call fails.
     *
     * @param hangs whether the mail is kept and goes out, and the caller never hears so
     */
    private record Failure(int status, String code, String message, boolean hangs) {
        static Failure of(SesFailure failure) {
            return new Failure(failure.status, failure.code, failure.message, failure == SesFailure.ACCEPTED_THEN_HUNG);
        }
    }

    /** What SES answers, in XML. */
    private record SesAnswer(int status, String xml) {
        static SesAnswer sent(String messageId) {
            return new SesAnswer(200, """
                    <SendRawEmailResponse xmlns="%s">
                      <SendRawEmailResult><MessageId>%s</MessageId></SendRawEmailResult>
                      <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
                    </SendRawEmailResponse>
                    """.formatted(NAMESPACE, messageId, UUID.randomUUID()));
        }

        static SesAnswer quota(int perDay) {
            return new SesAnswer(200, """
                    <GetSendQuotaResponse xmlns="%s">
                      <GetSendQuotaResult>
                        <Max24HourSend>%d.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>
                      </GetSendQuotaResult>
                      <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
                    </GetSendQuotaResponse>
                    """.formatted(NAMESPACE, perDay, UUID.randomUUID()));
        }

        static SesAnswer invalid(String message) {
            return error(400, "InvalidParameterValue", message);
        }

        static SesAnswer error(SesFailure failure) {
            return error(failure.status, failure.code, failure.message);
        }

        static SesAnswer error(int status, String code, String message) {
            return new SesAnswer(status, """
                    <ErrorResponse xmlns="%s">
                      <Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>
                      <RequestId>%s</RequestId>
                    </ErrorResponse>
                    """.formatted(
                    NAMESPACE, status < 500 ? "Sender" : "Receiver", code, Html.escaped(message), UUID.randomUUID()));
        }
    }
}
