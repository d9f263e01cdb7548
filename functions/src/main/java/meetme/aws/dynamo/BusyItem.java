package meetme.aws.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import meetme.meetup.Busy;

/**
 * When the host is busy, as an item. Every look at the page reads it, and is charged by its size: times are minutes from the
 * end of the one before to the beginning, and from there to the end, such as {@code 29946300 60 1380 60}.
 */
final class BusyItem {

    static final String KIND = "busy";

    private BusyItem() {}

    /** @param named of the calendar it was read in */
    static Item write(Busy busy, String named) {
        return Item.at(Keys.BUSY)
                .text("kind", KIND)
                .text("named", named)
                .instant("readAt", busy.readAt())
                .instant("goodUntil", busy.goodUntil())
                .number("notUnderstood", busy.notUnderstood())
                .text("times", times(busy.times()))
                .text("days", days(busy.days()));
    }

    private static String times(List<Busy.Time> times) {
        List<Busy.Time> whole = Busy.Time.merged(times.stream()
                .map(time -> new Busy.Time(
                        time.from().truncatedTo(ChronoUnit.MINUTES),
                        time.to().plus(1, ChronoUnit.MINUTES).minusNanos(1).truncatedTo(ChronoUnit.MINUTES)))
                .toList());
        StringBuilder text = new StringBuilder();
        long at = 0;
        for (Busy.Time time : whole) {
            long from = minutes(time.from());
            long to = minutes(time.to());
            text.append(text.isEmpty() ? "" : " ").append(from - at).append(' ').append(to - from);
            at = to;
        }
        return text.toString();
    }

    private static long minutes(Instant instant) {
        return instant.getEpochSecond() / 60;
    }

    private static String days(List<Busy.Days> days) {
        StringBuilder text = new StringBuilder();
        days.forEach(each -> text.append(text.isEmpty() ? "" : " ")
                .append(each.first())
                .append('/')
                .append(each.next()));
        return text.toString();
    }

    static Busy read(Item item) {
        return new Busy(
                readTimes(item.text("times")),
                words(item.text("days")).map(BusyItem::readDays).toList(),
                item.integer("notUnderstood"),
                item.instant("readAt"),
                item.instant("goodUntil"));
    }

    private static List<Busy.Time> readTimes(String text) {
        List<Long> steps = words(text).map(Long::valueOf).toList();
        List<Busy.Time> times = new ArrayList<>(steps.size() / 2);
        long at = 0;
        for (int i = 0; i + 1 < steps.size(); i += 2) {
            long from = at + steps.get(i);
            at = from + steps.get(i + 1);
            times.add(new Busy.Time(Instant.ofEpochSecond(from * 60), Instant.ofEpochSecond(at * 60)));
        }
        return times;
    }

    private static Busy.Days readDays(String text) {
        int slash = text.indexOf('/');
        return new Busy.Days(LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" ", -1));
    }
}
