package meetme.host;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import meetme.meetup.Place;
import meetme.text.Bundles;

/** Reads where and when the host can meet: the home city and the trips. */
final class CityReader {

    static final int LONGEST_NAME = 60;
    private static final int LONGEST_PLACE = 80;
    private static final int LONGEST_ADDRESS = 160;

    /** What the program makes for a trip on the board, and shows of it. */
    private static final List<String> MADE_FOR_TRIPS = List.of("id", "from");

    private static final List<String> MADE_FOR_PLACES = List.of("id", "mapUrl");

    private static final Period LONGEST_TRIP = Period.ofYears(1);

    private final Faults faults;
    private final Map<String, Field> cityIds = new LinkedHashMap<>();
    private final Map<String, Field> venueIds = new LinkedHashMap<>();
    private final Map<Locale, Map<String, String>> names = new LinkedHashMap<>();

    CityReader(Faults faults) {
        this.faults = faults;
    }

    /** @param language the host's first */
    City city(Field field, Locale language) {
        City city = cityIn(field, language);
        field.hasNothingElse();
        return city;
    }

    private City cityIn(Field field, Locale language) {
        String id = Values.uniqueId(field.get("id"), cityIds);
        String name = name(id, field.get("name"), language);
        return cityIn(field, id, name, item -> venue(item, venueIds));
    }

    private City cityIn(Field field, String id, String name, Function<Field, Venue> venue) {
        ZoneId zone = zone(field.get("timeZone"));
        WeekHours hours = weekHours(field.get("openingHours"));
        List<Venue> venues = field.get("places").items(1).stream()
                .map(Field::object)
                .map(venue)
                .toList();
        return new City(id, name, zone, hours, venues);
    }

    // One for all, or one for each language that has its own: Lisbon, Lisboa, Lissabon.
    private String name(String id, Field field, Locale language) {
        if (!field.isObject()) {
            return field.words(LONGEST_NAME);
        }
        String name = field.get(language.toLanguageTag()).words(LONGEST_NAME);
        for (Locale other : Bundles.LANGUAGES) {
            field.optional(other.toLanguageTag())
                    .filter(said -> !other.equals(language))
                    .ifPresent(said -> names.computeIfAbsent(other, any -> new LinkedHashMap<>())
                            .put(id, said.words(LONGEST_NAME)));
        }
        field.hasNothingElse();
        return name;
    }

    /** What the cities that have been read are called in other languages, by id. */
    Map<Locale, Map<String, String>> names() {
        return names;
    }

    List<Trip> trips(Field field, Rules rules, Locale language) {
        List<Trip> trips = new ArrayList<>();
        for (Field item : field.items(0)) {
            trip(item.object(), rules, language).ifPresent(trip -> {
                overlap(trip, trips).ifPresent(item::isWrong);
                trips.add(trip);
            });
        }
        return trips;
    }

    /** What is wrong with a trip beside these others, if anything. */
    static Optional<String> overlap(Trip trip, Collection<Trip> others) {
        return others.stream()
                .filter(trip::overlaps)
                .findFirst()
                .map(other -> "%s to %s overlaps with the trip to %s from %s to %s; change the dates of one of them"
                        .formatted(
                                trip.firstDay(),
                                trip.lastDay(),
                                other.city().name(),
                                other.firstDay(),
                                other.lastDay()));
    }

    private Optional<Trip> trip(Field field, Rules rules, Locale language) {
        return trip(field, rules, cityIn(field, language));
    }

    /**
     * A trip as the host writes it on the board. Its id and those of its places are made later; what the board itself shows of
     * them may be sent back.
     */
    Optional<Trip> draft(Field field, Rules rules) {
        field.mayHave(MADE_FOR_TRIPS);
        return trip(field, rules, cityIn(field, "", field.get("name").words(LONGEST_NAME), CityReader::draft));
    }

    private static Venue draft(Field field) {
        field.mayHave(MADE_FOR_PLACES);
        Place place = new Place(
                field.get("name").words(LONGEST_PLACE), field.get("address").words(LONGEST_ADDRESS), Optional.empty());
        field.hasNothingElse();
        return new Venue("", place);
    }

    private Optional<Trip> trip(Field field, Rules rules, City city) {
        Optional<LocalDate> firstDay = Values.day(field.get("firstDay"));
        Optional<LocalDate> lastDay = Values.day(field.get("lastDay"));
        field.hasNothingElse();
        return firstDay.flatMap(first -> lastDay.flatMap(last -> trip(field, rules, city, first, last)));
    }

    private Optional<Trip> trip(Field field, Rules rules, City city, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            field.get("lastDay").isWrong(last + " is before firstDay; correct one of the two");
            return Optional.empty();
        }
        if (last.isAfter(first.plus(LONGEST_TRIP))) {
            field.get("lastDay").isWrong(last + " is more than a year after firstDay; correct one of the two");
            return Optional.empty();
        }
        Field hours = field.get("openingHours");
        Duration longest = city.hours().longestOn(first.datesUntil(last.plusDays(1)));
        if (faults.noneIn(hours.path(), "rules.meetingMinutes")
                && rules.meeting().compareTo(longest) > 0) {
            hours.isWrong(
                    "the longest span from %s to %s is %d minutes, less than rules.meetingMinutes; add longer hours,"
                                    .formatted(first, last, longest.toMinutes())
                            + " or hours on a day of the trip");
        }
        return Optional.of(new Trip(city, first, last));
    }

    // Only regions: java.time also knows "UTC" and "EST5EDT", which are not any city's.
    private static ZoneId zone(Field field) {
        return field.text("a valid time zone", "an IANA name such as America/Denver", CityReader::region)
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> region(String name) {
        try {
            return name.contains("/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private WeekHours weekHours(Field field) {
        Field week = field.object();
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.optional(day.name().toLowerCase(Locale.ROOT)).ifPresent(spans -> days.put(day, spans(spans, 0)));
        }
        week.hasNothingElse();
        WeekHours hours = new WeekHours(days);
        if (faults.noneIn(field.path()) && hours.longest().isZero()) {
            field.isWrong("has no hours on any day; add some, such as \"monday\": [\"09:00-11:30\"]");
        }
        return hours;
    }

    static List<Span> spans(Field field, int least) {
        List<Span> spans = new ArrayList<>();
        for (Field item : field.items(least)) {
            span(item).ifPresent(span -> {
                spans.stream()
                        .filter(span::joins)
                        .findFirst()
                        .ifPresent(
                                other -> item.isWrong("\"%s\" overlaps or touches \"%s\"; merge the two, or leave a gap"
                                        .formatted(span, other)));
                spans.add(span);
            });
        }
        return spans;
    }

    private static Optional<Span> span(Field item) {
        return item.text(
                "a valid time span",
                "a start and a later end on the same day, such as \"09:00-11:30\", in multiples of 5 minutes",
                text -> Span.parse(text)
                        .filter(span -> Stream.of(span.from(), span.to())
                                .allMatch(time -> time.getMinute() % Openings.GRID.toMinutes() == 0)));
    }

    private static Venue venue(Field field, Map<String, Field> taken) {
        String id = Values.uniqueId(field.get("id"), taken);
        Place place = new Place(
                field.get("name").words(LONGEST_PLACE),
                field.get("address").words(LONGEST_ADDRESS),
                Optional.of(Values.url(field.get("mapUrl"))));
        field.hasNothingElse();
        return new Venue(id, place);
    }
}
