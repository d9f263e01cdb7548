package meetme.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import meetme.meetup.Busy;
import meetme.meetup.Slot;

/** Calendars to read, and what was read in them, as Denver's clocks show it. */
final class Calendars {

    static final ZoneId DENVER = ZoneId.of("America/Denver");

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

    private Calendars() {}

    /** One of those in the resources, with the line ends that a server sends. */
    static String resource(String name) {
        try (InputStream in = Calendars.class.getResourceAsStream("/calendars/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A calendar with these lines in it. */
    static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Test//EN\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VCALENDAR\r\n";
    }

    /** An event with these lines in it. */
    static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:one@example.com\r\nDTSTAMP:20261101T000000Z\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT";
    }

    static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(DENVER).toInstant();
    }

    static BusyReader.Times times(String ics, String from, String to) {
        BusyReader.Result result = BusyReader.read(ics, midnight(from), midnight(to), DENVER);
        assertThat(result).isInstanceOf(BusyReader.Times.class);
        return (BusyReader.Times) result;
    }

    /** Such as {@code 2026-10-27 10:00 MDT for 60 min}; fails where anything was not understood. */
    static List<String> busy(String ics, String from, String to) {
        BusyReader.Times times = times(ics, from, to);
        assertThat(times.unread()).isZero();
        return said(times, from, to);
    }

    static List<String> said(BusyReader.Times times) {
        return said(times, "2000-01-01", "2100-01-01");
    }

    private static List<String> said(BusyReader.Times times, String from, String to) {
        return said(new Busy(times.busy(), times.days(), times.unread(), Instant.EPOCH, Instant.MAX)
                .between(midnight(from), midnight(to), DENVER, Instant.EPOCH)
                .busy());
    }

    static List<String> said(List<Slot> slots) {
        return slots.stream()
                .map(slot -> DAY_AND_TIME.format(slot.start().atZone(DENVER)) + " for "
                        + slot.length().toMinutes() + " min")
                .toList();
    }
}
