package meetme.busy;

import static meetme.busy.Calendars.calendar;
import static meetme.busy.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import meetme.meetup.Busy.Reading;
import meetme.meetup.Busy.Unread;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:30:00Z");
    private static final String AT_TEN = "2026-12-03 10:00 MST for 60 min";
    private static final String CALENDAR = calendar(event("DTSTART:20261203T170000Z", "DURATION:PT1H"));

    private String behind = CALENDAR;
    private boolean broken;
    private int opened;

    private final CalendarFeed feed = new CalendarFeed(
            "https://calendar.example.com/private-SECRET/basic.ics", this::open, Calendars.DENVER, Period.ofDays(90));

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

    private Reading at(Duration later) {
        Instant now = NOW.plus(later);
        return feed.between(now, now.plus(Duration.ofDays(90)), now);
    }

    @Test
    void itIsReadOnceInFiveMinutes() {
        assertThat(Calendars.said(at(Duration.ZERO).busy())).containsExactly(AT_TEN);
        behind = calendar();

        assertThat(Calendars.said(at(Duration.ofSeconds(299)).busy())).containsExactly(AT_TEN);
        assertThat(opened).isEqualTo(1);
        assertThat(at(Duration.ofMinutes(5))).isEqualTo(Reading.NOTHING);
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void whereItCannotBeReadTheLastCopyDoesForAnHourAndThenItSaysSo() {
        at(Duration.ZERO);
        broken = true;

        assertThat(Calendars.said(at(Duration.ofMinutes(59)).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ofMinutes(59)).unread()).isEmpty();
        assertThat(at(Duration.ofMinutes(60)).busy()).isEmpty();
        assertThat(at(Duration.ofMinutes(60)).unread()).contains(new Unread.Since(NOW));
        broken = false;
        assertThat(Calendars.said(at(Duration.ofMinutes(61)).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ofMinutes(61)).unread()).isEmpty();
    }

    @Test
    void whereItNeverCouldBeReadItSaysSinceWhen() {
        broken = true;

        assertThat(at(Duration.ZERO).unread()).contains(new Unread.Since(NOW));
        assertThat(at(Duration.ofMinutes(10)).unread()).contains(new Unread.Since(NOW));
    }

    @Test
    void aCalendarInTroubleIsAskedOnceAMinute() {
        broken = true;
        at(Duration.ZERO);
        at(Duration.ofSeconds(59));
        assertThat(opened).isEqualTo(1);

        at(Duration.ofSeconds(60));
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void whatIsNoCalendarIsLikeNoAnswer() {
        at(Duration.ZERO);
        behind = "<html>Sign in</html>";

        assertThat(Calendars.said(at(Duration.ofMinutes(10)).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ofHours(2)).unread()).contains(new Unread.Since(NOW));
    }

    @Test
    void entriesThatAreNotUnderstoodAreCounted() {
        behind = calendar(
                event("DTSTART:20261203T170000Z", "DURATION:PT1H"), event("DTSTART:soon"), event("DTSTART:later"));

        assertThat(Calendars.said(at(Duration.ZERO).busy())).containsExactly(AT_TEN);
        assertThat(at(Duration.ZERO).unread()).contains(new Unread.Entries(2));
    }

    @Test
    void onlyWhatTouchesTheTimeAskedForIsTold() {
        Instant ten = Instant.parse("2026-12-03T17:00:00Z");

        assertThat(feed.between(ten.plusSeconds(3599), ten.plusSeconds(9000), NOW)
                        .busy())
                .hasSize(1);
        assertThat(feed.between(ten.plusSeconds(3600), ten.plusSeconds(9000), NOW)
                        .busy())
                .isEmpty();
        assertThat(feed.between(ten.minusSeconds(9000), ten, NOW).busy()).isEmpty();
    }

    @Test
    void theLastDayThatCanBeAskedForIsReadWhole() {
        behind = calendar(event("DTSTART:20270221T063000Z", "DURATION:PT30M"));

        assertThat(at(Duration.ZERO).busy()).isEmpty();
        Instant last = NOW.plus(Duration.ofDays(92));
        assertThat(feed.between(NOW, last, NOW).busy()).hasSize(1);
    }
}
