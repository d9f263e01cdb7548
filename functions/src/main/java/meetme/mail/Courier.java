package meetme.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.mail.Post.Delivery;
import meetme.meetup.Fault;
import meetme.meetup.Feedback;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.End;
import meetme.meetup.Side;
import meetme.meetup.Store;
import meetme.meetup.Store.Stored;
import meetme.meetup.Store.Unavailable;

/**
 * Sees a mail out of the house: takes the outbox row, writes what is true now, posts it, and notes what became of it.
 *
 * <p>SES cannot be asked whether it has a mail already. So a mail leaves at least once, and where nobody knows whether it
 * did, it is sent again, three times at most.
 */
public final class Courier {

    /** Longer than writing and sending ever take, so that a row is taken over only from somebody who has died. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final int MOST_COPIES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** By then a mail has had five tries or more. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private final Store store;
    private final Post post;
    private final Writer writer;
    private final Reporter reporter;

    public Courier(Store store, Post post, Writer writer, Reporter reporter) {
        this.store = store;
        this.post = post;
        this.writer = writer;
        this.reporter = reporter;
    }

    /**
     * Sends the mail if it is due, nobody else has taken it, and sending is not paused. Calling it again does no harm.
     *
     * @return false where the account sends more than it may, so that no other mail would leave right now, either
     */
    public boolean deliver(OutboxRow.Mailing key, Instant now) {
        Optional<OutboxRow> taken = store.sending().isPaused() ? Optional.empty() : store.lease(key, now, LEASE);
        if (taken.isEmpty()) {
            return true;
        }
        OutboxRow row = taken.get();
        End end = send(row, now);
        store.finish(row, end, now);
        note(row, end, now);
        return !(end instanceof End.Throttled);
    }

    private End send(OutboxRow row, Instant now) {
        if (row.doubtful() >= MOST_COPIES) {
            return new End.Dead(Fault.of("outcome unknown"));
        }
        try {
            return switch (row.key()) {
                case OutboxRow.Key key ->
                    store.find(key.request(), now)
                            .map(Stored::request)
                            .map(request -> send(row, () -> letter(key, request, now), now))
                            .orElseGet(End.Overtaken::new);
                case OutboxRow.Report report -> send(row, () -> reporter.write(report, now), now);
            };
        } catch (Unavailable notRead) {
            return new End.Later(now.plus(pause(row)), false, Fault.in(notRead));
        }
    }

    private Optional<Mail> letter(OutboxRow.Key key, MeetupRequest request, Instant now) {
        return writer.write(key.notice(), request, now).filter(mail -> mayBeSent(key, request, now));
    }

    // Anybody can type anybody's address into the form, so asking is no way to have them written to often.
    private boolean mayBeSent(OutboxRow.Key key, MeetupRequest request, Instant now) {
        boolean first = key.version() == 1 && key.notice().to() == Side.VISITOR;
        if (first) {
            return store.mayReceipt(request.asked(), now);
        }
        return !key.notice().closes() || request.course().confirmed() || store.mayClose(request.asked(), now);
    }

    private End send(OutboxRow row, Supplier<Optional<Mail>> letter, Instant now) {
        Mail mail;
        byte[] message;
        try {
            Optional<Mail> written = letter.get();
            if (written.isEmpty()) {
                return new End.Overtaken();
            }
            mail = written.get();
            message = Mime.bytes(mail, messageId(row.key(), mail), now);
        } catch (Unavailable notRead) {
            throw notRead;
        } catch (RuntimeException | Error fault) {
            // A fault of ours must not hold up the mails behind this one.
            about(Log.alarm("A mail could not be written", now.toEpochMilli()), row)
                    .cause(fault)
                    .write();
            // Nor is it lost: a fault is mended by a deployment, and the row is still there then.
            return new End.Later(now.plus(pause(row)), false, Fault.of("not written"));
        }
        if (store.feedback(mail.to().address(), now).filter(Feedback::stopsMail).isPresent()) {
            return withheld(row, now);
        }
        return switch (post.deliver(mail.from(), mail.to(), message)) {
            case Delivery.Sent sent -> new End.Sent(sent.messageId());
            case Delivery.Throttled throttled -> new End.Throttled(throttled.why());
            case Delivery.NotNow notNow -> new End.Later(now.plus(pause(row)), false, notNow.why());
            case Delivery.Hindered hindered -> {
                about(Log.alarm("No mail can leave", now.toEpochMilli()), row)
                        .why(hindered.why())
                        .write();
                yield new End.Later(now.plus(pause(row)), false, hindered.why());
            }
            case Delivery.Unknown unknown -> new End.Later(now.plus(pause(row)), true, unknown.why());
            case Delivery.Refused refused -> new End.Dead(refused.why());
        };
    }

    // A visitor has a page that tells them. What the host has to answer waits until they can be reached again.
    private static End withheld(OutboxRow row, Instant now) {
        return switch (row.key().to()) {
            case VISITOR -> new End.Withheld();
            case HOST -> new End.Later(now.plus(LONGEST_PAUSE), false, Fault.of("returned"));
        };
    }

    // The same for each copy, so that a mail program can tell that it is a copy.
    private static String messageId(OutboxRow.Mailing key, Mail mail) {
        return "<" + key.about().map(id -> id + ".").orElse("") + key.kind().toLowerCase(Locale.ROOT) + "."
                + key.version() + "@" + mail.from().address().domain() + ">";
    }

    private static Duration pause(OutboxRow row) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempt() - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static void note(OutboxRow row, End end, Instant now) {
        Log line = switch (end) {
            case End.Sent _ -> Log.info("Mail sent");
            case End.Overtaken _ -> Log.info("Mail overtaken by events");
            case End.Withheld _ -> Log.info("Mail withheld from where it comes back");
            case End.Later later -> again("Mail to be tried again", row, now).why(later.why());
            case End.Throttled throttled -> again("Mail throttled", row, now).why(throttled.why());
            case End.Dead dead ->
                Log.alarm(Metric.MAIL_DEAD, "Mail cannot be sent", now.toEpochMilli())
                        .why(dead.why());
        };
        about(line, row).mail(row.key().kind()).attempt(row.attempt()).write();
    }

    private static Log again(String message, OutboxRow row, Instant now) {
        return now.isBefore(row.writtenAt().plus(LATE))
                ? Log.info(message)
                : Log.alarm(Metric.MAIL_LATE, message, now.toEpochMilli());
    }

    private static Log about(Log line, OutboxRow row) {
        return row.key().about().map(line::request).orElse(line);
    }
}
