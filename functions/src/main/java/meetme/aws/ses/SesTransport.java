package meetme.aws.ses;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import meetme.aws.AwsFault;
import meetme.mail.Account;
import meetme.mail.MailTransport;
import meetme.mail.Mailbox;
import meetme.meetup.Fault;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;

/**
 * The post by SES's {@code SendRawEmail}. The client must not retry: SES knows no idempotency token, and each retry might
 * be another copy.
 */
public final class SesTransport implements MailTransport, Account {

    /** What SES says of the one call that it was given. */
    private static final Set<String> OF_THE_MESSAGE =
            Set.of("InvalidParameterValue", "ValidationError", "ValidationException");

    private static final String REJECTED = "MessageRejected";

    /** Of the account, too, SES says that a message is rejected. These are the words that it has for a message itself. */
    private static final Pattern FOR_THE_MESSAGE =
            Pattern.compile("blacklist|suppression list|virus|illegal|invalid|malformed|missing|too (large|long|many)");

    private static final Pattern FOR_THE_ACCOUNT =
            Pattern.compile("paused|not verified|account|configuration set|identity|identities|quota|rate");

    private final SesClient ses;
    private final String configurationSet;

    /** @param configurationSet whose event destination tells of bounces and complaints */
    public SesTransport(SesClient ses, String configurationSet) {
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
        } catch (LinkageError lacking) {
            // The zip lacks a class, or its native library: mended by a deployment, and the mail is still there then.
            return new Delivery.Hindered(AwsFault.read(lacking));
        } catch (RuntimeException noAnswer) {
            if (!AwsFault.isOfTheSdk(noAnswer)) {
                throw noAnswer;
            }
            return readNoAnswer(noAnswer);
        }
    }

    @Override
    public Quota quota() {
        try {
            GetSendQuotaResponse quota = ses.getSendQuota();
            return new Quota(quota.max24HourSend(), quota.maxSendRate());
        } catch (RuntimeException trouble) {
            throw AwsFault.isOfTheSdk(trouble) ? AwsFault.of(trouble) : trouble;
        }
    }

    private static Delivery read(AwsServiceException answer) {
        Fault why = AwsFault.read(answer);
        // Out of order before it looked at the mail; any other number of this kind leaves open what it did.
        if (answer.statusCode() == 503) {
            return new Delivery.NotNow(why);
        }
        if (answer.statusCode() >= 500) {
            return new Delivery.Unknown(why);
        }
        // The rate of a second, or the quota of a day: SES has one code for both.
        if (answer.isThrottlingException()) {
            return new Delivery.Throttled(why);
        }
        String words = words(answer);
        // In the sandbox, SES refuses whom it has not verified.
        if (words.contains("not verified")) {
            return new Delivery.NotNow(why);
        }
        // What is not known is of the account: a mail that waits in vain is asked about, and one that is dead is lost.
        return OF_THE_MESSAGE.contains(why.code()) || (why.code().equals(REJECTED) && isForTheMessage(words))
                ? new Delivery.Refused(why)
                : new Delivery.Hindered(why);
    }

    private static boolean isForTheMessage(String words) {
        return FOR_THE_MESSAGE.matcher(words).find()
                && !FOR_THE_ACCOUNT.matcher(words).find();
    }

    private static String words(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorMessage() == null
                ? ""
                : answer.awsErrorDetails().errorMessage().toLowerCase(Locale.ROOT);
    }

    private static Delivery readNoAnswer(RuntimeException noAnswer) {
        Fault thrown = AwsFault.read(noAnswer);
        Optional<String> onTheWay = CrtFaults.name(noAnswer);
        Fault why = onTheWay.map(thrown::named).orElse(thrown);
        return onTheWay.filter(CrtFaults::isBeforeAnyCall).isPresent() || isWithoutCredentials(noAnswer)
                ? new Delivery.Hindered(why)
                : new Delivery.Unknown(why);
    }

    // Said by the client, which has nothing to sign with.
    private static boolean isWithoutCredentials(RuntimeException noAnswer) {
        return String.valueOf(noAnswer.getMessage()).contains("credentials");
    }
}
