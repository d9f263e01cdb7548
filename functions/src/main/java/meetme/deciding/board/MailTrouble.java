package meetme.deciding.board;

import java.time.Instant;
import java.util.Optional;
import meetme.http.JsonObject;
import meetme.meetup.MailState;
import meetme.meetup.Outbox;
import meetme.meetup.OutboxRow;
import meetme.meetup.SendingSwitch;

/** What keeps email from leaving, so that the board says it, too, and not only an alarm. */
public record MailTrouble(Outbox outbox, MailState state) {

    /** Nothing where all is well. */
    Optional<JsonObject> at(Instant now) {
        SendingSwitch sending = state.sending();
        Optional<Instant> paused = sending.isPaused() ? sending.since() : Optional.empty();
        Optional<Instant> standing =
                outbox.waitingSince(now).filter(since -> !since.isAfter(now.minus(OutboxRow.LATE)));
        if (paused.isEmpty() && standing.isEmpty()) {
            return Optional.empty();
        }
        JsonObject trouble = new JsonObject()
                .maybe("pausedSince", paused.map(Instant::toString))
                .maybe("standingSince", standing.map(Instant::toString));
        return Optional.of(state.isSandboxed() ? trouble.with("sandbox", true) : trouble);
    }
}
