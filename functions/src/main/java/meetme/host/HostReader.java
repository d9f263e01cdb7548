package meetme.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.host.Host.Wording;
import meetme.meetup.Place;
import meetme.words.Bundles;

/** Makes a {@link Host} of the JSON in host.json. Where it reports a fault, the host it returns must be thrown away. */
final class HostReader {

    private static final List<String> LANGUAGES =
            Bundles.LANGUAGES.stream().map(Locale::toLanguageTag).toList();

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_PROMISE = 300;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_CITY = 60;
    private static final Pattern PICTURE =
            Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(?i:avif|gif|jpe?g|png|svg|webp)");
    private static final int LONGEST_LINK = 500;
    private static final Venue NOWHERE = new Venue("", Place.named(""));

    // Dates that people write; the digits are those of ASCII.
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Period LONGEST_TRIP = Period.ofYears(1);

    private final Faults faults;
    private final Map<String, Field> cityIds = new LinkedHashMap<>();
    private final Map<String, Field> venueIds = new LinkedHashMap<>();

    HostReader(Faults faults) {
        this.faults = faults;
    }

    Host host(Json json) {
        Field file = Field.file(json, faults);
        String name = file.get("name").words(80);
        String promise = file.get("promise").words(LONGEST_PROMISE);
        Optional<String> picture = file.optional("picture").flatMap(HostReader::picture);
        Optional<URI> url = file.optional("url").flatMap(HostReader::site);
        List<Host.Link> links = file.optional("links").map(HostReader::links).orElse(List.of());
        List<Locale> languages = languages(file.get("languages"));
        Field ruled = file.get("rules").object();
        Rules rules = rules(ruled);
        City home = city(file.get("home").object());
        mustFit(ruled.get("meetingMinutes"), rules.meeting(), home.hours().longest());
        List<Trip> trips =
                file.optional("trips").map(field -> trips(field, rules)).orElse(List.of());
        List<Meeting> meetings = meetings(file.get("meetings"), rules, home);
        Map<Locale, Wording> wordings = file.optional("words")
                .map(words -> wordings(words, languages, cities(home, trips), meetings, links))
                .orElse(Map.of());
        file.hasNothingElse();
        return new Host(name, promise, picture, url, links, languages, rules, home, trips, meetings, wordings);
    }

    private static List<City> cities(City home, List<Trip> trips) {
        return Stream.concat(Stream.of(home), trips.stream().map(Trip::city)).toList();
    }

    private static Map<Locale, Wording> wordings(
            Field field, List<Locale> languages, List<City> cities, List<Meeting> meetings, List<Host.Link> links) {
        if (languages.size() < 2) {
            field.isWrong("is for further languages; add them to languages, or delete it");
            return Map.of();
        }
        Field words = field.object();
        Map<Locale, Wording> wordings = new LinkedHashMap<>();
        for (Locale language : languages.subList(1, languages.size())) {
            words.optional(language.toLanguageTag()).map(Field::object).ifPresent(said -> {
                wordings.put(
                        language,
                        new Wording(
                                said.optional("promise").map(promise -> promise.words(LONGEST_PROMISE)),
                                namesOf("cities", cities.stream().map(City::id), LONGEST_CITY, said),
                                namesOf("meetings", meetings.stream().map(Meeting::id), LONGEST_LABEL, said),
                                namesOf("links", links.stream().map(Host.Link::label), LONGEST_LABEL, said)));
                said.hasNothingElse();
            });
        }
        words.hasNothingElse();
        return wordings;
    }

    private static Map<String, String> namesOf(String what, Stream<String> keys, int longest, Field wording) {
        Map<String, String> names = new LinkedHashMap<>();
        wording.optional(what).map(Field::object).ifPresent(said -> {
            keys.distinct().forEach(key -> said.optional(key).ifPresent(name -> names.put(key, name.words(longest))));
            said.hasNothingElse();
        });
        return names;
    }

    private static Optional<String> picture(Field field) {
        return field.text(
                "picture under static-site",
                "its path there, such as images/me.jpg, or leave the field out",
                path -> Optional.of(path).filter(PICTURE.asMatchPredicate()));
    }

    private static Optional<URI> site(Field field) {
        return field.text(
                "address of a page",
                "the https address that your page has, without a path, such as https://meet.example.com",
                text -> https(text)
                        .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null)
                        .filter(url ->
                                url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                        .map(url -> URI.create("https://" + url.getRawAuthority())));
    }

    private static List<Host.Link> links(Field field) {
        return field.items(0).stream().map(HostReader::link).toList();
    }

    private static Host.Link link(Field item) {
        Field link = item.object();
        String label = link.get("label").words(LONGEST_LABEL);
        URI url = url(link.get("url"));
        link.hasNothingElse();
        return new Host.Link(label, url);
    }

    private static List<Locale> languages(Field field) {
        List<Locale> languages = new ArrayList<>();
        for (Field item : field.items(1)) {
            language(item).ifPresent(language -> {
                if (languages.contains(language)) {
                    item.isWrong("\"" + language.toLanguageTag() + "\" stands here twice; keep one");
                }
                languages.add(language);
            });
        }
        return languages;
    }

    private static Optional<Locale> language(Field item) {
        return item.text(
                "language that the program speaks",
                "\"" + String.join("\" or \"", LANGUAGES) + "\"",
                tag -> Optional.of(tag).filter(LANGUAGES::contains).map(Locale::forLanguageTag));
    }

    private Rules rules(Field field) {
        int leadTimeHours = field.get("leadTimeHours").number("hours", 0, 720, 1);
        int askAheadDays = field.get("askAheadDays").number("days", 1, 365, 1);
        Rules rules = new Rules(
                Duration.ofHours(leadTimeHours),
                Period.ofDays(askAheadDays),
                minutes(field.get("meetingMinutes")),
                Duration.ofMinutes(field.get("stepMinutes").number("minutes", 15, 240, 5)),
                Duration.ofDays(field.get("answerWithinDays").number("days", 1, 30, 1)),
                Duration.ofDays(field.get("retentionDays").number("days", 7, 730, 1)),
                field.optional("weeklyDigest").map(Field::yesOrNo).orElse(false));
        field.hasNothingElse();
        boolean bothAreRead = faults.noneIn("rules.leadTimeHours", "rules.askAheadDays");
        if (bothAreRead && leadTimeHours >= Duration.ofDays(askAheadDays).toHours()) {
            field.get("leadTimeHours")
                    .isWrong(leadTimeHours + " hours are no less than askAheadDays, so that nothing could be asked for;"
                            + " write fewer");
        }
        return rules;
    }

    private static Duration minutes(Field field) {
        return Duration.ofMinutes(field.number("minutes", 10, 480, 5));
    }

    private City city(Field field) {
        City city = cityIn(field);
        field.hasNothingElse();
        return city;
    }

    private City cityIn(Field field) {
        String id = uniqueId(field.get("id"), cityIds);
        String name = field.get("name").words(LONGEST_CITY);
        ZoneId zone = zone(field.get("timeZone"));
        WeekHours hours = weekHours(field.get("openingHours"));
        List<Venue> venues = venues(field.get("places"));
        return new City(id, name, zone, hours, venues);
    }

    private List<Trip> trips(Field field, Rules rules) {
        List<Trip> trips = new ArrayList<>();
        for (Field item : field.items(0)) {
            trip(item.object(), rules).ifPresent(trip -> {
                trips.stream()
                        .filter(other -> other.includes(trip.firstDay()) || trip.includes(other.firstDay()))
                        .findFirst()
                        .ifPresent(other -> item.isWrong(
                                "%s to %s overlaps the trip to %s, %s to %s; let one begin on a day after the other ends"
                                        .formatted(
                                                trip.firstDay(),
                                                trip.lastDay(),
                                                other.city().name(),
                                                other.firstDay(),
                                                other.lastDay())));
                trips.add(trip);
            });
        }
        return trips;
    }

    private Optional<Trip> trip(Field field, Rules rules) {
        City city = cityIn(field);
        Optional<LocalDate> firstDay = day(field.get("firstDay"));
        Optional<LocalDate> lastDay = day(field.get("lastDay"));
        field.hasNothingElse();
        return firstDay.flatMap(first -> lastDay.flatMap(last -> trip(field, rules, city, first, last)));
    }

    private Optional<Trip> trip(Field field, Rules rules, City city, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            field.get("lastDay").isWrong(last + " lies before firstDay; correct one of the two");
            return Optional.empty();
        }
        if (last.isAfter(first.plus(LONGEST_TRIP))) {
            field.get("lastDay").isWrong(last + " lies more than a year after firstDay; correct one of the two");
            return Optional.empty();
        }
        Field hours = field.get("openingHours");
        Duration longest = city.hours().longestOn(first.datesUntil(last.plusDays(1)));
        if (faults.noneIn(hours.path(), "rules.meetingMinutes")
                && rules.meeting().compareTo(longest) > 0) {
            hours.isWrong(
                    "from %s to %s the longest stretch is %d minutes, less than rules.meetingMinutes; open longer,"
                                    .formatted(first, last, longest.toMinutes())
                            + " or on a day of the trip");
        }
        return Optional.of(new Trip(city, first, last));
    }

    private static Optional<LocalDate> day(Field field) {
        return field.text("date", "one as year-month-day, such as 2027-05-03", HostReader::date);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text).filter(DATE.asMatchPredicate()).map(LocalDate::parse);
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String id(Field field) {
        return field.text(
                        "id",
                        "up to " + LONGEST_ID + " lower-case letters, digits and hyphens, such as union-station",
                        text -> Optional.of(text).filter(ID.asMatchPredicate()).filter(id -> id.length() <= LONGEST_ID))
                .orElse("");
    }

    // Only regions: java.time also knows "UTC" and "EST5EDT", which are no city's own.
    private static ZoneId zone(Field field) {
        return field.text("time zone", "an IANA name such as America/Denver", HostReader::region)
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
            field.isWrong("has no hours on any day; write some, such as \"monday\": [\"09:00-11:30\"]");
        }
        return hours;
    }

    private static List<Span> spans(Field field, int least) {
        List<Span> spans = new ArrayList<>();
        for (Field item : field.items(least)) {
            span(item).ifPresent(span -> {
                spans.stream()
                        .filter(span::joins)
                        .findFirst()
                        .ifPresent(other ->
                                item.isWrong("\"%s\" overlaps or touches \"%s\"; write the two as one, or leave a gap"
                                        .formatted(span, other)));
                spans.add(span);
            });
        }
        return spans;
    }

    private static Optional<Span> span(Field item) {
        return item.text(
                "stretch of a day",
                "when it begins and when, later that day, it ends, such as \"09:00-11:30\", in multiples of 5 minutes",
                text -> Span.parse(text)
                        .filter(span -> Stream.of(span.from(), span.to())
                                .allMatch(time -> time.getMinute() % Openings.GRID.toMinutes() == 0)));
    }

    private List<Venue> venues(Field field) {
        return field.items(1).stream()
                .map(item -> venue(item.object(), venueIds))
                .toList();
    }

    private static Venue venue(Field field, Map<String, Field> taken) {
        String id = uniqueId(field.get("id"), taken);
        Place place = new Place(
                field.get("name").words(80), field.get("address").words(160), Optional.of(url(field.get("mapUrl"))));
        field.hasNothingElse();
        return new Venue(id, place);
    }

    private static String uniqueId(Field field, Map<String, Field> taken) {
        String id = id(field);
        Optional.ofNullable(taken.putIfAbsent(id, field))
                .filter(first -> !id.isEmpty())
                .ifPresent(first ->
                        field.isWrong("\"%s\" is the id in %s already; choose another".formatted(id, first.path())));
        return id;
    }

    private static URI url(Field field) {
        return field.text("https address", "one in full, such as https://www.example.com/page", HostReader::https)
                .orElse(URI.create("https://example.com/"));
    }

    private static Optional<URI> https(String text) {
        // Half a surrogate pair makes URI.toASCIIString throw a NullPointerException.
        if (text.length() > LONGEST_LINK || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        try {
            URI url = new URI(new URI(text).toASCIIString());
            boolean plain = "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getHost().contains(".")
                    && url.getRawUserInfo() == null;
            return plain ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private List<Meeting> meetings(Field field, Rules rules, City home) {
        Map<String, Field> taken = new LinkedHashMap<>();
        return field.items(1).stream()
                .map(item -> meeting(item.object(), taken, rules, home))
                .toList();
    }

    private Meeting meeting(Field field, Map<String, Field> taken, Rules rules, City home) {
        String id = uniqueId(field.get("id"), taken);
        String label = field.get("label").words(LONGEST_LABEL);
        Optional<Field> ownMinutes = field.optional("minutes");
        Optional<Field> ownHours = field.optional("hours");
        Duration length = ownMinutes.map(HostReader::minutes).orElse(rules.meeting());
        List<Span> hours = ownHours.map(spans -> spans(spans, 1)).orElse(List.of());
        Venue usual = usualVenue(field.get("usualPlace"), home.venues());
        field.hasNothingElse();
        if (ownHours.isPresent()) {
            mustFit(
                    ownHours.get(),
                    length,
                    home.hours().longestWithin(hours),
                    ownMinutes.map(Field::path).orElse("rules.meetingMinutes"));
        } else if (ownMinutes.isPresent()) {
            mustFit(ownMinutes.get(), length, home.hours().longest());
        }
        return new Meeting(id, label, length, hours, usual);
    }

    private static Venue usualVenue(Field field, List<Venue> venues) {
        String ids = venues.stream().map(Venue::id).collect(Collectors.joining(" or "));
        boolean idsAreInOrder = !venues.isEmpty()
                && venues.stream().noneMatch(venue -> venue.id().isEmpty());
        return field.text(
                        "place in home.places",
                        "the id of one: " + ids,
                        id -> venues.stream()
                                .filter(venue -> venue.id().equals(id))
                                .findFirst()
                                .or(() -> idsAreInOrder ? Optional.empty() : Optional.of(NOWHERE)))
                .orElse(NOWHERE);
    }

    /** Compares a length with the longest stretch there is for it, where both could be read. */
    private void mustFit(Field blamed, Duration length, Duration longest, String... others) {
        if (faults.noneIn("home.openingHours", blamed.path())
                && faults.noneIn(others)
                && length.compareTo(longest) > 0) {
            blamed.isWrong(
                    "%d minutes fit in nowhere: the longest stretch of opening hours is %d; shorten it or open longer"
                            .formatted(length.toMinutes(), longest.toMinutes()));
        }
    }
}
