package meetme.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.meetup.EmailAddress;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;

/** Remembers to whom mail does not come through, so that {@link OutboxSender} stops and both pages tell. */
public final class Bounces {

    /** SES itself keeps an address suppressed for as long as the account has it on its list. */
    private static final Duration KEEP = Duration.ofDays(180);

    /** The host's mail must not end for good over a mailbox that was full: it is tried again the next day. */
    private static final Duration KEEP_HOST = Duration.ofDays(1);

    private final KnownAddresses addresses;
    private final EmailAddress host;

    public Bounces(KnownAddresses addresses, EmailAddress host) {
        this.addresses = addresses;
        this.host = host;
    }

    /** Taking the same in again, or late, does no harm. */
    public void take(EmailAddress address, Feedback feedback, Instant now) {
        boolean hosts = address.mailbox().equals(host.mailbox());
        addresses.recordFeedback(address, feedback, now.plus(hosts ? KEEP_HOST : KEEP), now);
        Log line = hosts
                ? Log.alarm(Metric.HOST_BOUNCED, "Mail to the host does not come through", now.toEpochMilli())
                : Log.info("Mail to a visitor does not come through");
        line.why(feedback.kind().name().toLowerCase(Locale.ROOT)).write();
    }
}
