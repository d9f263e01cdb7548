package meetme.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import meetme.local.aws.NoStreams;
import meetme.local.aws.Schedule;
import meetme.local.aws.StreamDelivery;
import meetme.local.aws.StreamPoller;
import meetme.local.aws.StreamPositions;
import meetme.local.aws.StreamReader;
import meetme.local.io.Opened;
import meetme.local.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A time machine around a program that only notes when it is swept. */
final class TimeMachineTest {
    private static final Instant START = Instant.parse("2027-01-04T09:00:00Z");

    private final LocalClock clock = LocalClock.startingAt(START);
    private final NavigableSet<Instant> due = new TreeSet<>();
    private final List<Instant> sweeps = new ArrayList<>();
    private final Opened opened = new Opened();
    private final StreamPoller stream = opened.add(new StreamPoller(
            new StreamReader(new NoStreams(), "arn", StreamPositions.inMemory("arn")),
            new StreamDelivery(
                    "MailFunction", (in, out, context) -> {}, new Template.StreamSource(10, true, 0, true, List.of())),
            10));
    private final Schedule schedule = opened.add(new Schedule(
            "SweepFunction",
            (event, context) -> {
                sweeps.add(clock.instant());
                return null;
            },
            new Template.ScheduleSource(Duration.ofDays(1), false, Optional.empty()),
            clock));
    private final TimeMachine timeMachine = new TimeMachine(clock, this::nextDue, stream, schedule);

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void stopsAtEachInstantHoweverCloseTheyAre() {
        Instant first = START.plus(Duration.ofHours(1));
        due.addAll(List.of(first, first.plusNanos(1), first.plusMillis(1), START.plus(Duration.ofDays(9))));

        Instant now = timeMachine.forward(new Advance(Duration.ofDays(1)));

        assertThat(sweeps.subList(1, 4)).containsExactly(first, first.plusNanos(1), first.plusMillis(1));
        assertThat(sweeps).hasSize(5);
        assertThat(now).isEqualTo(sweeps.getLast()).isEqualTo(sweeps.getFirst().plus(Duration.ofDays(1)));
    }

    @Test
    void firstDoesWhatIsAlreadyDue() {
        timeMachine.forward(new Advance(Duration.ofDays(1)));

        assertThat(sweeps.getFirst()).isBetween(START, START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void stopsAtWhatBecomesDueOnTheWay() {
        due.add(START.plus(Duration.ofHours(1)));
        Instant later = START.plus(Duration.ofHours(3));
        TimeMachine becoming = new TimeMachine(
                clock,
                (after, upTo) -> {
                    if (sweeps.size() == 2) {
                        due.add(later);
                    }
                    return nextDue(after, upTo);
                },
                stream,
                schedule);

        becoming.forward(new Advance(Duration.ofDays(1)));

        assertThat(sweeps).contains(later);
    }

    @Test
    void goingNowhereDoesWhatIsDueAndAsksForNothing() {
        TimeMachine standing = new TimeMachine(
                clock,
                (after, upTo) -> {
                    throw new AssertionError("asked for what is due between " + after + " and " + upTo);
                },
                stream,
                schedule);

        standing.forward(new Advance(Duration.ZERO));

        assertThat(sweeps).isNotEmpty();
    }

    @Test
    void aProgramThatNamesThePastIsToldSoAndTheClockGoesOn() {
        TimeMachine endless = new TimeMachine(clock, (after, upTo) -> Optional.of(after), stream, schedule);

        assertThatIllegalStateException().isThrownBy(() -> endless.forward(new Advance(Duration.ofDays(1))));

        Instant now = clock.instant();
        assertThat(clock.instant()).isAfterOrEqualTo(now).isBefore(START.plus(Duration.ofHours(1)));
    }

    private Optional<Instant> nextDue(Instant after, Instant upTo) {
        return Optional.ofNullable(due.higher(after)).filter(next -> !next.isAfter(upTo));
    }
}
