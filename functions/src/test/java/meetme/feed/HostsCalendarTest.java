package meetme.feed;

import static meetme.feed.Calendars.calendar;
import static meetme.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import meetme.feed.HostsCalendar.Outcome;
import meetme.meetup.Busy;
import meetme.meetup.Busy.Unread;
import org.junit.jupiter.api.Test;

class HostsCalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:30:00Z");
    private static final String ADDRESS = "https://calendar.example.com/private-SECRET/basic.ics";
    private static final String AT_TEN = "2026-12-03 10:00 MST for 60 min";

    private String behind = calendar(event("DTSTART:20261203T170000Z", "DURATION:PT1H"));
    private boolean broken;
    private int opened;

    private final Kept kept = new Kept();
    private final HostsCalendar calendar = new HostsCalendar(kept, this::open, Calendars.DENVER);

    private static final class Kept implements CalendarStore {

        private Optional<Address> address = Optional.empty();
        private Busy busy = Busy.NEVER;

        @Override
        public Optional<Address> address() {
            return address;
        }

        @Override
        public void name(Address named, Busy read) {
            address = Optional.of(named);
            busy = read;
        }

        @Override
        public void keep(Address at, Busy read) {
            busy = address.filter(at::equals).map(same -> read).orElse(busy);
        }

        @Override
        public void forget() {
            address = Optional.empty();
            busy = Busy.NEVER;
        }
    }

    private URLConnection open(URI address) throws IOException {
        opened++;
        if (broken) {
            throw new IOException("Cannot reach " + address);
        }
        return new URLConnection(address.toURL()) {

            @Override
            public void connect() {}

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(behind.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private Busy.Reading at(Duration later) {
        Instant now = NOW.plus(later);
        return kept.busy.between(now, now.plus(Duration.ofDays(90)), Calendars.DENVER, now);
    }

    @Test
    void whereNoneIsNamedNothingIsOpened() {
        assertThat(calendar.read(NOW)).isEqualTo(new Outcome.None());
        assertThat(opened).isZero();
        assertThat(at(Duration.ZERO)).isEqualTo(Busy.Reading.NOTHING);
    }

    @Test
    void whoeverNamesOneHasItReadAtOnceAndTellsNumbersOnly() {
        behind = calendar(
                event("DTSTART:20261203T170000Z", "DURATION:PT1H"), event("DTSTART:soon"), event("DTSTART:later"));

        assertThat(calendar.name(ADDRESS, NOW)).isEqualTo(new Outcome.Read(3, 2, 1));

        assertThat(Calendars.said(at(Duration.ZERO).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ZERO).unread()).contains(new Unread.Entries(2));
    }

    @Test
    void whereItCannotBeReadTheLastCopyDoesForThreeHoursAndThenItSaysSo() {
        calendar.name(ADDRESS, NOW);
        broken = true;

        assertThat(calendar.read(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(new Outcome.NotRead("UNREACHABLE", true));
        assertThat(Calendars.said(at(Duration.ofMinutes(179)).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ofMinutes(179)).unread()).isEmpty();
        assertThat(at(Duration.ofHours(3)).busy()).isEmpty();
        assertThat(at(Duration.ofHours(3)).unread()).contains(new Unread.Since(NOW));

        broken = false;
        calendar.read(NOW.plus(Duration.ofMinutes(190)));
        assertThat(Calendars.said(at(Duration.ofMinutes(190)).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ofMinutes(190)).unread()).isEmpty();
    }

    @Test
    void whereItNeverCouldBeReadItSaysSinceWhen() {
        broken = true;
        calendar.name(ADDRESS, NOW);

        calendar.read(NOW.plus(Duration.ofMinutes(10)));

        assertThat(at(Duration.ofMinutes(10)).unread()).contains(new Unread.Since(NOW));
    }

    @Test
    void whatIsNoCalendarIsLikeNoAnswer() {
        calendar.name(ADDRESS, NOW);
        behind = "<html>Sign in</html>";

        assertThat(calendar.read(NOW.plus(Duration.ofMinutes(10))))
                .isEqualTo(new Outcome.NotRead("NOT_A_CALENDAR", true));
        assertThat(Calendars.said(at(Duration.ofMinutes(10)).busy())).containsExactly(AT_TEN);
    }

    @Test
    void anotherCalendarTakesNothingOfTheOneBefore() {
        calendar.name(ADDRESS, NOW);
        broken = true;

        calendar.name("https://calendar.example.com/another.ics", NOW);

        assertThat(at(Duration.ZERO).busy()).isEmpty();
        assertThat(at(Duration.ZERO).unread()).contains(new Unread.Since(NOW));
    }

    @Test
    void aYearAheadIsReadAndNoMore() {
        behind = calendar(event("DTSTART:20261203T170000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"));

        calendar.name(ADDRESS, NOW);

        assertThat(kept.busy.times()).hasSizeBetween(52, 53);
        assertThat(kept.busy.times().getLast().to()).isAfter(NOW.plus(Duration.ofDays(360)));
    }

    @Test
    void whatIsKeptIsBoundedByClosingTheShortestGaps() {
        List<Busy.Time> minutes = IntStream.range(0, 200_000)
                .mapToObj(i -> NOW.plus(Duration.ofMinutes(2L * i)))
                .map(from -> new Busy.Time(from, from.plusSeconds(60)))
                .toList();
        Instant free = minutes.getLast().to();
        List<Busy.Time> all = new java.util.ArrayList<>(minutes);
        all.add(new Busy.Time(free.plus(Duration.ofHours(3)), free.plus(Duration.ofHours(4))));

        assertThat(HostsCalendar.few(all)).containsExactly(new Busy.Time(NOW, free), all.getLast());
        assertThat(HostsCalendar.few(minutes.subList(0, 100))).hasSize(100);
    }
}
