package meetme.host;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.host.Host.Wording;
import meetme.meetup.Place;
import meetme.text.Bundles;

/** Makes a {@link Host} from the JSON in host.json. If it reports a fault, the returned host must be discarded. */
final class HostReader {

    private static final List<String> LANGUAGES =
            Bundles.LANGUAGES.stream().map(Locale::toLanguageTag).toList();

    private static final int LONGEST_PROMISE = 300;
    private static final int LONGEST_LABEL = 40;
    private static final Pattern PICTURE =
            Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(?i:avif|gif|jpe?g|png|svg|webp)");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}|[0-9]{3}");
    private static final Duration BUFFER = Duration.ofMinutes(30);
    private static final Venue NOWHERE = new Venue("", Place.named(""));

    private final Faults faults;
    private final CityReader cities;

    HostReader(Faults faults) {
        this.faults = faults;
        this.cities = new CityReader(faults);
    }

    Host host(JsonValue json) {
        Field file = Field.file(json, faults);
        String name = file.get("name").words(80);
        String promise = file.get("promise").words(LONGEST_PROMISE);
        Optional<String> picture = file.optional("picture").flatMap(HostReader::picture);
        Optional<URI> url = file.optional("url").flatMap(HostReader::site);
        List<Host.Link> links = file.optional("links").map(HostReader::links).orElse(List.of());
        List<Locale> languages = languages(file.get("languages"));
        Optional<Field> regional = file.optional("regions");
        Map<Locale, String> regions = regional.isPresent() ? regions(regional.get()) : Map.of();
        Field ruled = file.get("rules").object();
        Rules rules = rules(ruled);
        Locale first = languages.isEmpty() ? Locale.ENGLISH : languages.getFirst();
        City home = cities.city(file.get("home").object(), first);
        mustFit(ruled.get("meetingMinutes"), rules.meeting(), home.hours().longest());
        List<Trip> trips = file.optional("trips")
                .map(field -> cities.trips(field, rules, first))
                .orElse(List.of());
        List<Meeting> meetings = meetings(file.get("meetings"), rules, home);
        Map<Locale, Wording> wordings = withNames(file.optional("words")
                .map(words -> wordings(words, languages, all(home, trips), meetings, links))
                .orElse(Map.of()));
        file.hasNothingElse();
        return new Host(
                name,
                promise,
                picture,
                url,
                links,
                languages,
                regions,
                rules,
                home,
                trips,
                meetings,
                wordings,
                TimeOff.NONE);
    }

    private Map<Locale, Wording> withNames(Map<Locale, Wording> said) {
        if (cities.names().isEmpty()) {
            return said;
        }
        Map<Locale, Wording> wordings = new LinkedHashMap<>(said);
        cities.names().forEach((language, names) -> {
            Wording words = wordings.getOrDefault(language, Wording.NONE);
            names.keySet().stream()
                    .filter(words.cities()::containsKey)
                    .map(id -> "words." + language.toLanguageTag() + ".cities." + id)
                    .forEach(twice -> faults.add(twice, "is also said in the name of the city; keep one of the two"));
            wordings.put(language, words.withCities(names));
        });
        return wordings;
    }

    private static List<City> all(City home, List<Trip> trips) {
        return Stream.concat(Stream.of(home), trips.stream().map(Trip::city)).toList();
    }

    // In plain loops: each lambda is a class to load while somebody waits.
    private static Map<Locale, Wording> wordings(
            Field field, List<Locale> languages, List<City> cities, List<Meeting> meetings, List<Host.Link> links) {
        if (languages.size() < 2) {
            field.isWrong("is only for additional languages; add them to languages, or delete this field");
            return Map.of();
        }
        Field words = field.object();
        Map<Locale, Wording> wordings = new LinkedHashMap<>();
        for (Locale language : languages.subList(1, languages.size())) {
            Optional<Field> own = words.optional(language.toLanguageTag());
            if (own.isPresent()) {
                Field said = own.get().object();
                wordings.put(
                        language,
                        new Wording(
                                said.optional("promise").map(promise -> promise.words(LONGEST_PROMISE)),
                                namesOf("cities", cities.stream().map(City::id), CityReader.LONGEST_NAME, said),
                                namesOf("meetings", meetings.stream().map(Meeting::id), LONGEST_LABEL, said),
                                namesOf("links", links.stream().map(Host.Link::label), LONGEST_LABEL, said)));
                said.hasNothingElse();
            }
        }
        words.hasNothingElse();
        return wordings;
    }

    private static Map<String, String> namesOf(String what, Stream<String> keys, int longest, Field wording) {
        Map<String, String> names = new LinkedHashMap<>();
        Optional<Field> field = wording.optional(what);
        if (field.isPresent()) {
            Field said = field.get().object();
            for (String key : keys.distinct().toList()) {
                Optional<Field> name = said.optional(key);
                if (name.isPresent()) {
                    names.put(key, name.get().words(longest));
                }
            }
            said.hasNothingElse();
        }
        return names;
    }

    private static Optional<String> picture(Field field) {
        return field.text(
                "a picture under static-site",
                "its path relative to static-site, such as images/me.jpg, or delete the field",
                path -> Optional.of(path).filter(PICTURE.asMatchPredicate()));
    }

    private static Optional<URI> site(Field field) {
        return field.text(
                "a valid page address",
                "the https address of your page without a path, such as https://meet.example.com",
                text -> Values.https(text)
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
        URI url = Values.url(link.get("url"));
        link.hasNothingElse();
        return new Host.Link(label, url);
    }

    private static List<Locale> languages(Field field) {
        List<Locale> languages = new ArrayList<>();
        for (Field item : field.items(1)) {
            language(item).ifPresent(language -> {
                if (languages.contains(language)) {
                    item.isWrong("\"" + language.toLanguageTag() + "\" appears twice; keep one");
                }
                languages.add(language);
            });
        }
        return languages;
    }

    private static Optional<Locale> language(Field item) {
        return item.text(
                "a supported language",
                "one of \"" + String.join("\", \"", LANGUAGES) + "\"",
                tag -> Optional.of(tag).filter(LANGUAGES::contains).map(Locale::forLanguageTag));
    }

    // In plain loops: each lambda is a class to load while somebody waits. Whether that language is written there at
    // all is
    // checked by the build.
    private static Map<Locale, String> regions(Field field) {
        Field said = field.object();
        Map<Locale, String> regions = new LinkedHashMap<>();
        for (Locale language : Bundles.LANGUAGES) {
            Optional<Field> region = said.optional(language.toLanguageTag());
            if (region.isPresent()) {
                String likely = Bundles.likely(language).getCountry();
                regions.put(language, region(region.get(), likely));
            }
        }
        said.hasNothingElse();
        return regions;
    }

    private static String region(Field field, String likely) {
        return field.text(
                        "a valid region",
                        "its code of two capital letters, such as " + likely,
                        code -> REGION.matcher(code).matches() ? Optional.of(code) : Optional.empty())
                .orElse(likely);
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
                field.optional("weeklyDigest").map(Field::yesOrNo).orElse(false),
                pace(field));
        field.hasNothingElse();
        boolean bothAreRead = faults.noneIn("rules.leadTimeHours", "rules.askAheadDays");
        if (bothAreRead && leadTimeHours >= Duration.ofDays(askAheadDays).toHours()) {
            field.get("leadTimeHours")
                    .isWrong(leadTimeHours
                            + " hours is not less than askAheadDays, so there would be no times to choose from;"
                            + " use fewer");
        }
        return rules;
    }

    private static Pace pace(Field field) {
        return new Pace(
                field.optional("bufferMinutes")
                        .map(minutes -> Duration.ofMinutes(minutes.number("minutes", 0, 240, 5)))
                        .orElse(BUFFER),
                most(field.optional("perDay")),
                most(field.optional("perWeek")));
    }

    private static OptionalInt most(Optional<Field> field) {
        return field.map(most -> OptionalInt.of(most.number("meetups", 1, 50, 1)))
                .orElse(OptionalInt.empty());
    }

    private static Duration minutes(Field field) {
        return Duration.ofMinutes(field.number("minutes", 10, 480, 5));
    }

    private List<Meeting> meetings(Field field, Rules rules, City home) {
        Map<String, Field> taken = new LinkedHashMap<>();
        return field.items(1).stream()
                .map(item -> meeting(item.object(), taken, rules, home))
                .toList();
    }

    private Meeting meeting(Field field, Map<String, Field> taken, Rules rules, City home) {
        String id = Values.uniqueId(field.get("id"), taken);
        String label = field.get("label").words(LONGEST_LABEL);
        Optional<Field> ownMinutes = field.optional("minutes");
        Optional<Field> ownHours = field.optional("hours");
        Duration length = ownMinutes.map(HostReader::minutes).orElse(rules.meeting());
        List<Span> hours = ownHours.map(spans -> CityReader.spans(spans, 1)).orElse(List.of());
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
        String ids = venues.stream().map(Venue::id).collect(Collectors.joining(", "));
        boolean idsAreInOrder = !venues.isEmpty()
                && venues.stream().noneMatch(venue -> venue.id().isEmpty());
        return field.text(
                        "the id of a place in home.places",
                        "one of " + ids,
                        id -> venues.stream()
                                .filter(venue -> venue.id().equals(id))
                                .findFirst()
                                .or(() -> idsAreInOrder ? Optional.empty() : Optional.of(NOWHERE)))
                .orElse(NOWHERE);
    }

    /** Checks a length against the longest span available for it, if both could be read. */
    private void mustFit(Field blamed, Duration length, Duration longest, String... others) {
        if (faults.noneIn("home.openingHours", blamed.path())
                && faults.noneIn(others)
                && length.compareTo(longest) > 0) {
            blamed.isWrong(
                    "%d minutes does not fit anywhere: the longest span of opening hours is %d; shorten it or add longer hours"
                            .formatted(length.toMinutes(), longest.toMinutes()));
        }
    }
}
