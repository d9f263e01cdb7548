package meetme.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.WatchId;
import meetme.text.SafeText;

/**
 * How many wait for what, without any address.
 *
 * @param cities those for whom most wait first
 * @param anywhere who waits for wherever it is, be it that they wait for a city, too
 * @param people who waits for anything
 */
public record WatcherCounts(List<OfCity> cities, int anywhere, int people) {

    public WatcherCounts {
        cities = List.copyOf(cities);
    }

    /**
     * Who waits for one city.
     *
     * @param city as the host calls it, or else as it was first typed
     */
    public record OfCity(String city, int count) {}

    private static final class Group {

        private final Set<WatchId> watches = new HashSet<>();
        private Optional<Wish> first = Optional.empty();

        void add(WatchId watch, Wish wish) {
            watches.add(watch);
            if (first.filter(other -> !wish.at().isBefore(other.at())).isEmpty()) {
                first = Optional.of(wish);
            }
        }

        String typed() {
            return first.flatMap(Wish::city).map(SafeText::oneLine).orElse("");
        }
    }

    public static WatcherCounts of(List<Watch.On> watches, CityNames names) {
        Map<Set<CityName>, Group> groups = new HashMap<>();
        int anywhere = 0;
        for (Watch.On watch : watches) {
            boolean isForAnywhere = false;
            for (Wish wish : watch.wishes()) {
                isForAnywhere |= wish.isForAnywhere();
                wish.city()
                        .map(names::of)
                        .ifPresent(place ->
                                groups.computeIfAbsent(place, _ -> new Group()).add(watch.id(), wish));
            }
            anywhere += isForAnywhere ? 1 : 0;
        }
        List<OfCity> cities = new ArrayList<>();
        groups.forEach((place, group) -> cities.add(
                new OfCity(names.shown(place.iterator().next()).orElseGet(group::typed), group.watches.size())));
        cities.sort(Comparator.comparingInt(OfCity::count).reversed().thenComparing(OfCity::city));
        return new WatcherCounts(cities, anywhere, watches.size());
    }

    /** By name, as the host is told them. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "cities",
                cities.stream()
                        .map(city -> Map.of("city", city.city(), "count", city.count()))
                        .toList());
        figures.put("anywhere", anywhere);
        figures.put("people", people);
        return figures;
    }
}
