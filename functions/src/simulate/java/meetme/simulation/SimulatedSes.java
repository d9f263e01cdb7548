package meetme.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import meetme.simulation.Faults.OfSes;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaRequest;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;

/** SES: takes emails, or says why not, or does not say anything. */
final class SimulatedSes implements SesClient {

    private static final long TIMEOUT_MILLIS = 20_000;

    /** For a while, for everybody. */
    enum Account {
        OPEN,
        SANDBOXED,
        PAUSED,
        THROTTLED
    }

    private final World world;
    private final Ports ports;
    private final List<SentMail> mails = new ArrayList<>();
    private final Consumer<SentMail> check;
    private Account account = Account.OPEN;

    /** @param check of each email, as it leaves */
    SimulatedSes(World world, Consumer<SentMail> check) {
        this.world = world;
        this.ports = new Ports(world);
        this.check = check;
    }

    /** Whatever has been accepted so far. */
    List<SentMail> mails() {
        return mails;
    }

    void is(Account state) {
        account = state;
    }

    boolean isInTrouble() {
        return account != Account.OPEN;
    }

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest call) {
        String to = call.destinations().getFirst();
        String label = world.task().next("SendRawEmail to " + to);
        ports.enter(label);
        Supplier<SendRawEmailResponse> accept =
                () -> accept(to, call.rawMessage().data().asByteArray());
        switch (account) {
            case PAUSED -> throw refused(label, 400, "MessageRejected", "Sending paused for this account.");
            case THROTTLED -> throw refused(label, 400, "Throttling", "Daily message quota exceeded.");
            case SANDBOXED -> {
                if (!to.equals(Deployed.HOST)) {
                    throw refused(label, 400, "MessageRejected", "Email address is not verified.");
                }
            }
            case OPEN -> {}
        }
        if (!world.dice().happens(world.faults().ses(), label + " fails")) {
            return ports.leave(label, accept.get());
        }
        throw goesWrong(label, world.dice().oneOf(world.faults().ofSes(), label + " how"), accept);
    }

    private RuntimeException goesWrong(String label, OfSes how, Supplier<SendRawEmailResponse> accept) {
        return switch (how) {
            case THROTTLED -> refused(label, 400, "Throttling", "Maximum sending rate exceeded.");
            case OUT_OF_ORDER -> refused(label, 503, "ServiceUnavailable", "Temporary failure");
            case ERROR -> refused(label, 500, "InternalFailure", "Internal");
            case NO_RIGHTS -> refused(label, 403, "AccessDenied", "is not authorized");
            case REJECTED -> refused(label, 400, "MessageRejected", "The message contains a virus.");
            case TIMED_OUT -> ports.failed(label, how, timedOut());
            case CRASH_BEFORE -> ports.crash(label);
            case ACCEPTED_AND_ERROR -> {
                var _ = accept.get();
                yield refused(label, 500, "InternalFailure", "Internal, and yet accepted");
            }
            case ACCEPTED_AND_HUNG -> {
                var _ = accept.get();
                yield ports.failed(label, how, timedOut());
            }
            case CRASH_AFTER -> {
                var _ = accept.get();
                yield ports.crash(label);
            }
        };
    }

    private SendRawEmailResponse accept(String to, byte[] source) {
        SentMail mail = new SentMail(world.millis(), to, source, world.task());
        world.say(() -> world.task().name() + ": SES accepts " + mail.id() + " to " + to);
        mails.add(mail);
        world.task().sent(mail.id());
        check.accept(mail);
        return SendRawEmailResponse.builder().messageId("ses-" + mails.size()).build();
    }

    private RuntimeException refused(String label, int status, String code, String words) {
        return ports.failed(
                label,
                words,
                SesException.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(words)
                                .build())
                        .build());
    }

    private RuntimeException timedOut() {
        world.pass(TIMEOUT_MILLIS);
        return ApiCallTimeoutException.create(TIMEOUT_MILLIS);
    }

    @Override
    public GetSendQuotaResponse getSendQuota(GetSendQuotaRequest call) {
        String label = world.task().next("GetSendQuota");
        ports.enter(label);
        boolean sandboxed = account == Account.SANDBOXED;
        return ports.leave(
                label,
                GetSendQuotaResponse.builder()
                        .max24HourSend(sandboxed ? 200.0 : 50_000.0)
                        .maxSendRate(sandboxed ? 1.0 : 14.0)
                        .build());
    }

    @Override
    public String serviceName() {
        return "ses";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
