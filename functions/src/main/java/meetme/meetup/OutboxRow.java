package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that must leave, stored in the same transaction as the change that it announces.
 *
 * <pre>waiting ──▶ sending (leased) ──▶ sent | overtaken | withheld | dead</pre>
 *
 * @param attempt how often it has been taken for sending, this time included
 * @param dueAt from when on it was due. The most overdue goes first, so this is its place in the queue
 * @param doubtful of how many earlier attempts nobody knows whether the mail left
 * @param writtenAt when it was put into the outbox
 */
public record OutboxRow(Mailing key, Instant dueAt, int attempt, int doubtful, Instant writtenAt) {

    /** By then, an email that is waiting has been tried at least five times. */
    public static final Duration LATE = Duration.ofMinutes(15);

    /** Which mail it is. */
    public sealed interface Mailing {

        /** The request that it belongs to and is erased with. */
        Optional<RequestId> about();

        /** Who gets it. */
        Party to();

        /** What kind of mail it is: one of our own constants. */
        String kind();

        /** Which one of its kind, as part of a key. */
        String which();
    }

    /** One of a kind that is counted. */
    public sealed interface Numbered extends Mailing {

        int version();

        @Override
        default String which() {
            return String.valueOf(version());
        }
    }

    /**
     * A notice.
     *
     * @param version of the request that announced it
     */
    public record NoticeMail(RequestId request, Notice notice, int version) implements Numbered {

        @Override
        public Party to() {
            return notice.to();
        }

        @Override
        public Optional<RequestId> about() {
            return Optional.of(request);
        }

        @Override
        public String kind() {
            return notice.name();
        }
    }

    /** A mail to the host that is not about one request. */
    public sealed interface Report extends Numbered {

        @Override
        default Party to() {
            return Party.HOST;
        }

        @Override
        default Optional<RequestId> about() {
            return Optional.empty();
        }
    }

    /**
     * The host's links to their board.
     *
     * @param from the request on whose page they were asked for
     * @param version counts stretches of ten minutes, so that pressing twice makes one mail
     */
    public record BoardLink(RequestId from, int version) implements Report {

        public static final String KIND = "BOARD";

        private static final long SECONDS = 600;

        public static BoardLink orderedAt(RequestId from, Instant now) {
            return new BoardLink(from, Math.toIntExact(now.getEpochSecond() / SECONDS));
        }

        @Override
        public Optional<RequestId> about() {
            return Optional.of(from);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * How things stand, once a week.
     *
     * @param version the day that it is for, counted from the epoch
     */
    public record Digest(int version) implements Report {

        public static final String KIND = "DIGEST";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * New links to the board, after the host has ended all earlier ones.
     *
     * @param version of these links, drawn with them: an email program takes a second email of the same name for the first one
     */
    public record FreshLinks(int version) implements Report {

        public static final String KIND = "LINKS";

        private static final int DIGITS = 7;

        /**
         * The email with these links.
         *
         * @param nonce of theirs, in hexadecimal
         */
        public static FreshLinks of(String nonce) {
            return new FreshLinks(Integer.parseInt(nonce.substring(0, DIGITS), 16));
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * Who of those whom the host invited has said no, since they were told last.
     *
     * @param version the day that it is for, counted from the epoch
     */
    public record GuestsAnswers(int version) implements Report {

        public static final String KIND = "ANSWERS";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * Who of those whom the host invited for a trip has not answered.
     *
     * @param version the trip's first day, counted from the epoch; no two trips share one
     */
    public record SilentGuests(int version) implements Report {

        public static final String KIND = "SILENT";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A mail that nudges the host about several requests: about whatever waits when it is written. */
    public sealed interface Reminder extends Report {}

    /**
     * About all that wait for an answer.
     *
     * @param version the day that it is for, counted from the epoch
     */
    public record Nudges(int version) implements Reminder {

        public static final String KIND = "NUDGES";

        /** The least time between two of them, whatever the day. */
        public static final Duration APART = Proposal.APART;

        private static final long SECONDS = Duration.ofDays(1).toSeconds();

        static Nudges on(Instant now) {
            return new Nudges(Math.toIntExact(now.getEpochSecond() / SECONDS));
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * About all that have no answer shortly before it is too late for one, and for which it is too late at the same time.
     *
     * @param version the minute of that time, counted from the epoch
     */
    public record LastCalls(int version) implements Reminder {

        public static final String KIND = "LAST_CALLS";

        public static LastCalls before(Instant deadline) {
            return new LastCalls(Math.toIntExact(deadline.getEpochSecond() / 60));
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A mail to somebody who wants to be told when the host comes, or whose address somebody has typed for that. */
    public sealed interface WatchMail extends Mailing {

        WatchId watch();

        @Override
        default Party to() {
            return Party.VISITOR;
        }

        @Override
        default Optional<RequestId> about() {
            return Optional.empty();
        }
    }

    /**
     * Asks them to confirm that they do.
     *
     * @param version the day on which it was written, counted from the epoch
     */
    public record ConfirmWatch(WatchId watch, int version) implements WatchMail, Numbered {

        public static final String KIND = "WATCH";

        private static final long SECONDS = Duration.ofDays(1).toSeconds();

        public static ConfirmWatch on(WatchId watch, Instant now) {
            return new ConfirmWatch(watch, Math.toIntExact(now.getEpochSecond() / SECONDS));
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * Tells them of a trip: once, whoever presses how often.
     *
     * @param trip its id
     */
    public record TellWatch(WatchId watch, String trip) implements WatchMail {

        public static final String KIND = "TELL";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String which() {
            return trip;
        }
    }

    /** What became of an attempt. */
    public sealed interface DeliveryResult {

        record Sent(String messageId) implements DeliveryResult {}

        /** Events have made it untrue, so nobody is to get it. */
        record Overtaken() implements DeliveryResult {}

        /** It is not to be sent, because mail to that address has come back or was unwanted. */
        record Withheld() implements DeliveryResult {}

        /**
         * To be tried again.
         *
         * @param mayHaveLeft whether nobody knows if this attempt succeeded
         */
        record Later(Instant at, boolean mayHaveLeft, Fault why) implements DeliveryResult {}

        /** Too much is being sent. It keeps its place in the queue: this says nothing about the mail. */
        record Throttled(Fault why) implements DeliveryResult {}

        /** Cannot be sent. Somebody is alarmed. */
        record Dead(Fault why) implements DeliveryResult {}
    }
}
