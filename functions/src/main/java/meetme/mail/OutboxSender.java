package meetme.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.mail.MailTransport.Delivery;
import meetme.meetup.Fault;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MailState;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Outbox;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.DeliveryResult;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.meetup.StoreUnavailable;

/**
 * Sends an email: takes its outbox row, writes what is true now, sends it, and stores the outcome.
 *
 * <p>There is no way to ask SES whether it already has an email. So every email is sent at least once, and if nobody knows whether
 * it was sent, it is sent again, three times at most in all.
 */
public final class OutboxSender {

    /** Longer than writing and sending ever take, so that a row is taken over only from a process that has died. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final int MOST_COPIES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Outbox outbox;
    private final Requests requests;
    private final KnownAddresses addresses;
    private final MailState state;
    private final MailTransport transport;
    private final NoticeWriter notices;
    private final ReportWriter reports;
    private final WatchWriter watches;

    public OutboxSender(
            Outbox outbox,
            Requests requests,
            KnownAddresses addresses,
            MailState state,
            MailTransport transport,
            NoticeWriter notices,
            ReportWriter reports,
            WatchWriter watches) {
        this.outbox = outbox;
        this.requests = requests;
        this.addresses = addresses;
        this.state = state;
        this.transport = transport;
        this.notices = notices;
        this.reports = reports;
        this.watches = watches;
    }

    /**
     * Sends the email if it is due, nobody else has taken it, and sending is not paused. Calling it again does no harm.
     *
     * @return false if the account is sending more than it may, so that no other email would be accepted right now, either
     */
    public boolean deliver(OutboxRow.Mailing key, Instant now) {
        Optional<OutboxRow> taken = state.sending().isPaused() ? Optional.empty() : outbox.lease(key, now, LEASE);
        if (taken.isEmpty()) {
            return true;
        }
        OutboxRow row = taken.get();
        DeliveryResult result = send(row, now);
        // Said first: of a row that is stored as dead by a process that ends with that, nobody would ever hear.
        note(row, result, now);
        outbox.finish(row, result, now);
        return !(result instanceof DeliveryResult.Throttled);
    }

    private DeliveryResult send(OutboxRow row, Instant now) {
        if (row.doubtful() >= MOST_COPIES) {
            return new DeliveryResult.Dead(Fault.of("outcome unknown"));
        }
        try {
            return switch (row.key()) {
                case OutboxRow.NoticeMail key ->
                    requests.find(key.request(), now)
                            .map(Stored::request)
                            .map(request -> send(row, () -> letter(key, request, now), now))
                            .orElseGet(DeliveryResult.Overtaken::new);
                case OutboxRow.Report report -> send(row, () -> reports.write(report, now), now);
                case OutboxRow.WatchMail key -> send(row, () -> watches.write(key, now), now);
            };
        } catch (StoreUnavailable notRead) {
            return new DeliveryResult.Later(now.plus(pause(row)), false, Fault.in(notRead));
        }
    }

    private Optional<Mail> letter(OutboxRow.NoticeMail key, MeetupRequest request, Instant now) {
        return notices.write(key.notice(), request, now).filter(mail -> mayBeSent(key, request, now));
    }

    // Anybody can type anybody's address into the form, so asking must not cause many emails to it.
    private boolean mayBeSent(OutboxRow.NoticeMail key, MeetupRequest request, Instant now) {
        // Nor is it anybody who says yes to an invitation, and each invitation is said yes to once.
        boolean first = key.version() == 1
                && key.notice().to() == Party.VISITOR
                && request.details().yes().isEmpty();
        if (first) {
            return addresses.mayReceipt(request.details(), now);
        }
        return !key.notice().closes() || request.progress().confirmed() || addresses.mayClose(request.details(), now);
    }

    private DeliveryResult send(OutboxRow row, Supplier<Optional<Mail>> letter, Instant now) {
        Mail mail;
        byte[] message;
        try {
            Optional<Mail> written = letter.get();
            if (written.isEmpty()) {
                return new DeliveryResult.Overtaken();
            }
            mail = written.get();
            message = Mime.bytes(mail, messageId(row.key(), mail), thread(row.key(), mail), now);
        } catch (StoreUnavailable notRead) {
            throw notRead;
        } catch (RuntimeException | Error fault) {
            // A fault of ours must not hold up the emails behind this one.
            about(Log.alarm("An email could not be written", now.toEpochMilli()), row)
                    .cause(fault)
                    .write();
            // It is not lost, either: a deployment fixes the fault, and the row is still there.
            return new DeliveryResult.Later(now.plus(pause(row)), false, Fault.of("not written"));
        }
        if (addresses
                .feedback(mail.to().address(), now)
                .filter(Feedback::stopsMail)
                .isPresent()) {
            return withheld(row, now);
        }
        return switch (transport.deliver(mail.from(), mail.to(), message)) {
            case Delivery.Sent sent -> new DeliveryResult.Sent(sent.messageId());
            case Delivery.Throttled throttled -> new DeliveryResult.Throttled(throttled.why());
            case Delivery.NotNow notNow -> new DeliveryResult.Later(now.plus(pause(row)), false, notNow.why());
            case Delivery.Hindered hindered -> {
                about(Log.alarm("No email can be sent", now.toEpochMilli()), row)
                        .why(hindered.why())
                        .write();
                yield new DeliveryResult.Later(now.plus(pause(row)), false, hindered.why());
            }
            case Delivery.Unknown unknown -> new DeliveryResult.Later(now.plus(pause(row)), true, unknown.why());
            case Delivery.Refused refused -> new DeliveryResult.Dead(refused.why());
        };
    }

    // A visitor has a page that tells them. What needs the host's answer waits until the host can be reached again.
    private static DeliveryResult withheld(OutboxRow row, Instant now) {
        return switch (row.key().to()) {
            case VISITOR -> new DeliveryResult.Withheld();
            case HOST -> new DeliveryResult.Later(now.plus(LONGEST_PAUSE), false, Fault.of("returned"));
        };
    }

    // The same for each copy, so that a mail program can recognize it as one.
    private static String messageId(OutboxRow.Mailing key, Mail mail) {
        String about = key instanceof OutboxRow.WatchMail watch
                ? watch.watch() + "."
                : key.about().map(id -> id + ".").orElse("");
        return "<" + about + key.kind().toLowerCase(Locale.ROOT) + "." + key.which() + "@"
                + mail.from().address().domain() + ">";
    }

    // Bounces are told with it, so that BounceFunction knows which request they are about.
    private static Optional<String> thread(OutboxRow.Mailing key, Mail mail) {
        return key.about().map(id -> "<" + id + "@" + mail.from().address().domain() + ">");
    }

    private static Duration pause(OutboxRow row) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempt() - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static void note(OutboxRow row, DeliveryResult result, Instant now) {
        Log line = switch (result) {
            case DeliveryResult.Sent _ -> Log.info("Email sent");
            case DeliveryResult.Overtaken _ -> Log.info("Email overtaken by events");
            case DeliveryResult.Withheld _ -> Log.info("Email withheld from an address that bounces");
            case DeliveryResult.Later later ->
                again("Email to be tried again", row, now).why(later.why());
            case DeliveryResult.Throttled throttled ->
                again("Email throttled", row, now).why(throttled.why());
            case DeliveryResult.Dead dead ->
                Log.alarm(Metric.MAIL_DEAD, "Email cannot be sent", now.toEpochMilli())
                        .why(dead.why());
        };
        about(line, row).mail(row.key().kind()).attempt(row.attempt()).write();
    }

    private static Log again(String message, OutboxRow row, Instant now) {
        return now.isBefore(row.writtenAt().plus(OutboxRow.LATE))
                ? Log.info(message)
                : Log.alarm(Metric.MAIL_LATE, message, now.toEpochMilli());
    }

    private static Log about(Log line, OutboxRow row) {
        return row.key().about().map(line::request).orElse(line);
    }
}
