package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The visitor has erased it. To everybody it is gone; what is left goes with the mails that still tell of it.
 *
 * @param last the state that those mails speak of
 */
public record Erased(Progress progress, MeetupRequest last, Instant at) implements MeetupRequest {

    /** Mails leave within seconds unless SES is in trouble. */
    private static final Duration PURGE_AFTER = Duration.ofMinutes(5);

    private static final Duration PURGE_AT_THE_LATEST = Duration.ofDays(1);

    static Transition after(Transition last, Instant now) {
        return new Transition(new Erased(last.to().progress(), last.to(), now), last.announces());
    }

    @Override
    public Erased with(Progress progress) {
        return new Erased(progress, last.with(progress), at);
    }

    @Override
    public MeetupRequest told() {
        return last;
    }

    @Override
    public Optional<Slot> holds() {
        return Optional.empty();
    }

    Instant purgeAt() {
        return at.plus(PURGE_AFTER);
    }

    /** When it goes even if the other one could not be told. */
    public Instant purgeAtTheLatest() {
        return at.plus(PURGE_AT_THE_LATEST);
    }
}
