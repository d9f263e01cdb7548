package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is in both calendars.
 *
 * @param note what the host added when they agreed
 * @param sequence the calendar entry's revision (RFC 5545, section 3.8.7.4)
 * @param stage what both have been told about it so far
 * @param before the time that was agreed before and no longer holds
 */
public record Agreement(
        Slot slot, Place place, Optional<String> note, int sequence, Stage stage, Optional<Slot> before) {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** What has been sent about the meetup. */
    public enum Stage {
        AGREED,
        /** Reminded, the day before. */
        REMINDED,
        /** Asked whether they met, the day after. */
        ASKED
    }

    /** The first agreement of a request, or one that replaces what was agreed before. */
    static Agreement on(Slot slot, Place place, Optional<String> note, Optional<Agreement> before) {
        return new Agreement(
                slot,
                place,
                note,
                before.map(agreement -> agreement.sequence + 1).orElse(0),
                Stage.AGREED,
                before.map(Agreement::slot));
    }

    /** The time that no longer holds, where it is another one. */
    public Optional<Slot> movedFrom() {
        return before.filter(old -> !old.start().equals(slot.start()));
    }

    /** By when it must be clear whether this stands: half a day before, or when half of the remaining time is over. */
    public Instant clearBy(Instant now) {
        Duration left = Duration.between(now, slot.start());
        return slot.start().minus(left.compareTo(HALF_A_DAY.multipliedBy(2)) < 0 ? left.dividedBy(2) : HALF_A_DAY);
    }

    Agreement at(Stage later) {
        return new Agreement(slot, place, note, sequence, later, before);
    }

    /** The next revision of the calendar entry, which cancels it. */
    Agreement cancelled() {
        return new Agreement(slot, place, note, sequence + 1, stage, before);
    }

    @Override
    public String toString() {
        return "Agreement[slot=" + slot + ", sequence=" + sequence + ", stage=" + stage + "]";
    }
}
