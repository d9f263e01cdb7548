package meetme.keeping;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import meetme.host.Host;
import meetme.meetup.Board;
import meetme.meetup.OutboxRow;

/**
 * Sends the host a weekly summary. The time of the next digest is in the index with everything else that is due;
 * after an outage one digest is sent, however many were missed.
 */
public final class WeeklyDigest {

    private static final DayOfWeek DAY = DayOfWeek.MONDAY;
    private static final LocalTime TIME = LocalTime.of(8, 0);

    private final Board board;
    private final boolean wanted;
    private final ZoneId home;
    private boolean armed;

    public WeeklyDigest(Host host, Board board) {
        this.board = board;
        this.wanted = host.rules().weeklyDigest();
        this.home = host.home().zone();
    }

    /** Makes sure that a next digest is scheduled. Each function does so once in its life: once scheduled, it stays scheduled. */
    void arm(Instant now) {
        if (wanted && !armed) {
            board.armDigest(next(now, home));
            armed = true;
        }
    }

    /** Orders the digest that is due. */
    void attend(Instant now) {
        if (!wanted) {
            board.disarmDigest();
            return;
        }
        int day = Math.toIntExact(now.atZone(home).toLocalDate().toEpochDay());
        // If another sweep was faster, it has done everything.
        var _ = board.orderDigest(new OutboxRow.Digest(day), next(now, home), now);
    }

    /** The first Monday morning after that instant. */
    static Instant next(Instant now, ZoneId home) {
        ZonedDateTime today = now.atZone(home).toLocalDate().atTime(TIME).atZone(home);
        ZonedDateTime next = today.with(TemporalAdjusters.nextOrSame(DAY));
        return next.toInstant().isAfter(now)
                ? next.toInstant()
                : today.with(TemporalAdjusters.next(DAY)).toInstant();
    }
}
