package meetme.feed;

import static meetme.feed.Calendars.calendar;
import static meetme.feed.Calendars.event;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The worst calendars that we found, each as large as is fetched. A process of its own reads them, because heaps are per process. */
public final class UnderLimits {

    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:%1$d
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=DAILY
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID=%1$d:20261203T100000
            DURATION:PT1H
            END:VEVENT""".replace("\n", "\r\n");

    private UnderLimits() {}

    /** Prints how long each took, and ends at once where one cannot be read in the memory that there is. */
    public static void main(String[] args) {
        worst().forEach((name, ics) -> {
            String text = ics.get();
            long start = cpuTime();
            BusyReader.Result read = BusyReader.read(
                    text, Calendars.midnight("2026-11-22"), Calendars.midnight("2027-11-25"), Calendars.DENVER);
            String what = read instanceof BusyReader.Times times ? "not understood " + times.unread() : "no calendar";
            System.out.println(name + ": " + Duration.ofNanos(cpuTime() - start).toMillis() + " ms, " + what);
        });
    }

    // Of a CPU: whatever else the machine does meanwhile, it counts as on a machine of its own.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static Map<String, Supplier<String>> worst() {
        Map<String, Supplier<String>> worst = new LinkedHashMap<>();
        worst.put("a bomb", () -> Calendars.resource("cases/yearly-setpos-bomb.ics"));
        worst.put(
                "bombs",
                () -> many(rule("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=" + list(0, 24) + ";BYMINUTE="
                        + list(0, 60) + ";BYSETPOS=-1")));
        worst.put(
                "few of as many as may be",
                () -> many(rule("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=" + list(0, 5) + ";BYSETPOS=1")));
        worst.put(
                "none of as many as may be",
                () -> many(rule("FREQ=YEARLY;BYMONTH=1,2,3,4;BYHOUR=" + list(0, 5) + ";BYSETPOS=366")));
        worst.put("days that never come", () -> many(rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")));
        worst.put("counted from long ago", () -> many(rule("FREQ=DAILY;COUNT=50000")));
        worst.put("many a day", () -> many(rule("FREQ=DAILY;BYHOUR=" + list(0, 24) + ";BYMINUTE=" + list(0, 60))));
        worst.put("weekly", () -> many(rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")));
        worst.put("nothing in them", () -> many(i -> "BEGIN:VEVENT\r\nEND:VEVENT"));
        worst.put("hardly anything in them", () -> many(i -> "BEGIN:VEVENT\r\nDTSTART:20261203\r\nEND:VEVENT"));
        worst.put(
                "moved",
                () -> many(i -> "BEGIN:VEVENT\r\nUID:" + i + "\r\nRECURRENCE-ID:20261203\r\nDTSTART:20261203\r\n"
                        + "END:VEVENT"));
        worst.put("zones", () -> many(ZONE::formatted));
        worst.put(
                "names of zones",
                () -> many(i -> "BEGIN:VEVENT\r\nDTSTART;TZID=z" + i + ":20261203T100000\r\nEND:VEVENT"));
        worst.put("dates", () -> calendar(event("DTSTART:20261203T170000Z", "DURATION:PT1M", "RDATE:" + dates())));
        worst.put("exceptions", () -> calendar(event("DTSTART:20261203", "RRULE:FREQ=DAILY", "EXDATE:" + dates())));
        worst.put("properties", () -> calendar(event("DTSTART:20261203", filled(i -> "EXDATE:1"))));
        worst.put("empty lines", () -> "\r\n".repeat(Fetch.MOST_BYTES / 2));
        worst.put("folds", () -> calendar("X:" + "x\r\n ".repeat(Fetch.MOST_BYTES / 5)));
        worst.put("parameters", () -> calendar(event("DTSTART" + ";A=1".repeat(Fetch.MOST_BYTES / 5) + ":20261203")));
        return worst;
    }

    private static IntFunction<String> rule(String rule) {
        return i -> "BEGIN:VEVENT\r\nDTSTART:19010101T170000Z\r\nDURATION:PT1H\r\nRRULE:" + rule + "\r\nEND:VEVENT";
    }

    private static String many(IntFunction<String> part) {
        return calendar(filled(part));
    }

    private static String filled(IntFunction<String> part) {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; parts.length() < Fetch.MOST_BYTES - 10_000; i++) {
            parts.append(part.apply(i)).append("\r\n");
        }
        return parts.toString().strip();
    }

    private static String dates() {
        return IntStream.range(0, Fetch.MOST_BYTES / 18)
                .mapToObj(i -> "20261203T%06dZ".formatted(i % 24 * 10_000 + i / 24 % 60 * 100 + i / 1440 % 60))
                .collect(Collectors.joining(","));
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
