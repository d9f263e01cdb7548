package meetme.meetup;

import java.time.Instant;

/**
 * A mail that must leave, stored in the same transaction as the change that it announces.
 *
 * <pre>waiting ──▶ sending (leased) ──▶ sent | overtaken | dead</pre>
 *
 * @param attempt how often it has been taken for sending, this time included
 * @param doubtful of how many earlier attempts nobody knows whether the mail left
 */
public record OutboxRow(Key key, int attempt, int doubtful) {

    /**
     * Which mail it is.
     *
     * @param version of the request that announced it
     */
    public record Key(RequestId request, Notice notice, int version) {}

    /** What became of an attempt. */
    public sealed interface End {

        record Sent(String messageId) implements End {}

        /** Events have made it untrue, so nobody is to get it. */
        record Overtaken() implements End {}

        /**
         * To be tried again.
         *
         * @param mayHaveLeft whether nobody knows if this attempt succeeded
         */
        record Later(Instant at, boolean mayHaveLeft, String why) implements End {}

        /** Cannot be sent. Somebody is alarmed. */
        record Dead(String why) implements End {}
    }
}
