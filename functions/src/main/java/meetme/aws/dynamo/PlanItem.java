package meetme.aws.dynamo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.host.City;
import meetme.host.Plan;
import meetme.host.Plan.CallOff;
import meetme.host.Span;
import meetme.host.TimeOff;
import meetme.host.TimeOff.Break;
import meetme.host.TimeOff.DaysOff;
import meetme.host.Trip;
import meetme.host.Venue;
import meetme.host.WeekHours;

/** The host's plan, as an item. Every look at the page reads it, and is charged by its size. */
final class PlanItem {

    static final String KIND = "plan";

    private PlanItem() {}

    // Writing

    static Item write(Plan plan) {
        Item item = Item.at(Keys.PLAN)
                .text("kind", KIND)
                .number("version", plan.version())
                .maps("trips", plan.trips().stream().map(PlanItem::trip).toList())
                .maps(
                        "calledOff",
                        plan.calledOff().stream().map(PlanItem::callOff).toList())
                .maps(
                        "daysOff",
                        plan.timeOff().days().stream().map(PlanItem::days).toList())
                .mapIfThere("break", plan.timeOff().pause().map(PlanItem::pause));
        // The sweep reads the plan each time; the index tells only the time machine when something comes of it.
        plan.calledOff().stream()
                .map(CallOff::settlesAt)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> item.all(Keys.due(at)));
        return item.text("usedIds", String.join(" ", plan.usedIds()));
    }

    private static Item trip(Trip trip) {
        City city = trip.city();
        return new Item()
                .text("id", city.id())
                .text("name", city.name())
                .text("zone", city.zone().getId())
                .text("firstDay", trip.firstDay().toString())
                .text("lastDay", trip.lastDay().toString())
                .map("hours", hours(city.hours()))
                .maps("places", city.venues().stream().map(PlanItem::venue).toList());
    }

    private static Item hours(WeekHours hours) {
        Item item = new Item();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = hours.on(day).stream().map(Span::toString).toList();
            if (!spans.isEmpty()) {
                item.text(name(day), String.join(" ", spans));
            }
        }
        return item;
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static Item venue(Venue venue) {
        return StateCodec.place(venue.place()).text("id", venue.id());
    }

    private static Item callOff(CallOff off) {
        return trip(off.trip()).text("from", off.from().name()).instant("at", off.at());
    }

    private static Item days(DaysOff off) {
        return new Item()
                .text("id", off.id())
                .text("firstDay", off.firstDay().toString())
                .text("lastDay", off.lastDay().toString());
    }

    private static Item pause(Break pause) {
        return new Item().text("until", pause.until().toString()).text("words", pause.words());
    }

    // Reading

    /** The one among items of all kinds. */
    static Plan among(List<Item> items) {
        for (Item item : items) {
            if (item.is(KIND)) {
                return read(item);
            }
        }
        return Plan.NONE;
    }

    static Plan read(Item item) {
        return new Plan(
                item.number("version"),
                item.maps("trips").stream().map(PlanItem::readTrip).toList(),
                item.maps("calledOff").stream()
                        .map(off ->
                                new CallOff(readTrip(off), Plan.Origin.valueOf(off.text("from")), off.instant("at")))
                        .toList(),
                new TimeOff(
                        item.maps("daysOff").stream().map(PlanItem::readDays).toList(),
                        item.mapIfThere("break").map(PlanItem::readBreak)),
                item.text("usedIds").isEmpty()
                        ? List.of()
                        : List.of(item.text("usedIds").split(" ", -1)));
    }

    private static Trip readTrip(Item trip) {
        return new Trip(
                new City(
                        trip.text("id"),
                        trip.text("name"),
                        ZoneId.of(trip.text("zone")),
                        readHours(trip.map("hours")),
                        trip.maps("places").stream().map(PlanItem::readVenue).toList()),
                LocalDate.parse(trip.text("firstDay")),
                LocalDate.parse(trip.text("lastDay")));
    }

    private static WeekHours readHours(Item hours) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = new ArrayList<>();
            for (String span : hours.textIfThere(name(day)).orElse("").split(" ", -1)) {
                Span.parse(span).ifPresent(spans::add);
            }
            if (!spans.isEmpty()) {
                days.put(day, spans);
            }
        }
        return new WeekHours(days);
    }

    private static Venue readVenue(Item venue) {
        return new Venue(venue.text("id"), StateCodec.place(venue));
    }

    private static DaysOff readDays(Item off) {
        return new DaysOff(off.text("id"), LocalDate.parse(off.text("firstDay")), LocalDate.parse(off.text("lastDay")));
    }

    private static Break readBreak(Item pause) {
        return new Break(LocalDate.parse(pause.text("until")), pause.text("words"));
    }
}
