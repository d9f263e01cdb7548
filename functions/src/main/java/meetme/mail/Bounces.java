package meetme.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.meetup.Agenda;
import meetme.meetup.EmailAddress;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.RequestId;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.meetup.StoreUnavailable;
import meetme.meetup.Transition;
import meetme.watch.Watch;
import meetme.watch.WatchIds;
import meetme.watch.Watches;

/**
 * Stores which addresses bounce, so that {@link OutboxSender} stops sending there and both pages say so. If the two have agreed to
 * meet, the host is told at once, because the visitor may not know about it. Who was told of trips there is not any more.
 */
public final class Bounces {

    /** SES itself suppresses an address for as long as it is on the account's list. */
    private static final Duration KEEP = Duration.ofDays(180);

    /** A full mailbox must not end the host's email for good, so it is tried again the next day. */
    private static final Duration KEEP_HOST = Duration.ofDays(1);

    private final KnownAddresses addresses;
    private final Requests requests;
    private final Watches watches;
    private final EmailAddress host;

    public Bounces(KnownAddresses addresses, Requests requests, Watches watches, EmailAddress host) {
        this.addresses = addresses;
        this.requests = requests;
        this.watches = watches;
        this.host = host;
    }

    /**
     * Taking the same feedback again, or late, does no harm.
     *
     * @param about the request of the email that bounced, if known
     */
    public void take(EmailAddress address, Feedback feedback, Optional<RequestId> about, Instant now) {
        boolean hosts = address.mailbox().equals(host.mailbox());
        addresses.recordFeedback(address, feedback, now.plus(hosts ? KEEP_HOST : KEEP), now);
        Log line = hosts
                ? Log.alarm(Metric.HOST_BOUNCED, "Email to the host bounces", now.toEpochMilli())
                : Log.info("Email to a visitor bounces");
        line.why(feedback.kind().name().toLowerCase(Locale.ROOT)).write();
        if (feedback.stopsMail()) {
            endWatch(address, now);
        }
        about.filter(_ -> !hosts)
                .flatMap(id -> requests.find(id, now))
                .filter(stored -> isToMeet(stored.request(), address, now))
                .ifPresent(stored -> tell(stored, now));
    }

    // Of that very spelling: somebody's +tag may bounce where they themselves do not.
    private void endWatch(EmailAddress address, Instant now) {
        Watches.Stored stored = watches.find(WatchIds.of(address), now);
        Optional<Watch> watch = stored.watch()
                .filter(any -> any.watcher()
                        .filter(who -> who.email().value().equalsIgnoreCase(address.value()))
                        .isPresent());
        if (watch.isPresent() && !watches.save(stored, watch.get().stop(now))) {
            throw new StoreUnavailable("A watch changes at the same moment", new IllegalStateException("overtaken"));
        }
    }

    private static boolean isToMeet(MeetupRequest request, EmailAddress address, Instant now) {
        MeetupRequest seen = request.seen();
        return seen.details().visitor().email().equals(address)
                && seen.agreed()
                        .filter(agreed -> agreed.slot().start().isAfter(now))
                        .isPresent();
    }

    // Once for each version of the request: a second mail that comes back finds the row there. Where the request has
    // just changed, whoever changed it writes mails that come back as well.
    private void tell(Stored stored, Instant now) {
        Transition told = new Transition(stored.request(), List.of(Notice.UNREACHABLE_TO_HOST));
        var _ = requests.save(stored, told, Agenda.NONE, now);
    }
}
