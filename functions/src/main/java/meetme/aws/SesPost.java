package meetme.aws;

import java.util.Set;
import meetme.mail.Account;
import meetme.mail.Mailbox;
import meetme.mail.Post;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;

/**
 * The post by SES's {@code SendRawEmail}. The client must not retry: SES knows no idempotency token, and each retry might
 * be another copy.
 */
public final class SesPost implements Post, Account {

    /** Errors that pass: pauses, and rights or identities that the host still has to set up. */
    private static final Set<String> PASSING = Set.of(
            "AccountSendingPausedException",
            "ConfigurationSetSendingPausedException",
            "ConfigurationSetDoesNotExist",
            "MailFromDomainNotVerifiedException",
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestTimeout",
            "RequestExpired");

    private final SesClient ses;
    private final String configurationSet;

    /** @param configurationSet whose event destination tells of bounces and complaints */
    public SesPost(SesClient ses, String configurationSet) {
        this.ses = ses;
        this.configurationSet = configurationSet;
    }

    @Override
    public Delivery deliver(Mailbox from, Mailbox to, byte[] message) {
        try {
            return new Delivery.Sent(ses.sendRawEmail(
                            call -> call.source(from.address().value())
                                    .destinations(to.address().value())
                                    .configurationSetName(configurationSet)
                                    .rawMessage(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message))))
                    .messageId());
        } catch (AwsServiceException answer) {
            return read(answer);
        } catch (SdkException noAnswer) {
            return new Delivery.Unknown(noAnswer.getClass().getSimpleName());
        }
    }

    @Override
    public Quota quota() {
        GetSendQuotaResponse quota = ses.getSendQuota();
        return new Quota(quota.max24HourSend(), quota.maxSendRate());
    }

    private static Delivery read(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
        if (answer.statusCode() >= 500) {
            return new Delivery.Unknown(code);
        }
        // The rate of a second, or the quota of a day: SES has one code for both.
        if (answer.isThrottlingException()) {
            return new Delivery.Throttled(code);
        }
        boolean passes = PASSING.contains(code) || answer.isClockSkewException();
        return passes || isUnverified(answer) ? new Delivery.NotNow(code) : new Delivery.Refused(code);
    }

    // In the sandbox, SES refuses whom it has not verified, under the same code as what it will never take.
    private static boolean isUnverified(AwsServiceException answer) {
        return answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorMessage() != null
                && answer.awsErrorDetails().errorMessage().contains("not verified");
    }
}
