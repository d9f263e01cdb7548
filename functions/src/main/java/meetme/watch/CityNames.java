package meetme.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import meetme.host.City;
import meetme.host.Host;

/**
 * What each of the host's cities is called in any of their languages. Two that share a name are one place: a trip that was added on
 * the board as "Lisbon" has all the names of the Lisbon in host.json.
 */
public final class CityNames {

    /** @param shown what the host calls it */
    private record Place(String shown, Set<CityName> names) {}

    private final List<Place> places = new ArrayList<>();

    private CityNames() {}

    public static CityNames of(Host host) {
        CityNames all = new CityNames();
        host.cities().forEach(city -> all.add(new Place(city.name(), namesOf(city, host))));
        return all;
    }

    private static Set<CityName> namesOf(City city, Host host) {
        return host.languages().stream()
                .flatMap(language -> host.in(language).city(city.id()).stream())
                .map(City::name)
                .map(CityName::of)
                .collect(Collectors.toSet());
    }

    private void add(Place place) {
        List<Place> same = places.stream()
                .filter(other -> !Collections.disjoint(other.names(), place.names()))
                .toList();
        Set<CityName> names = new HashSet<>(place.names());
        same.forEach(other -> names.addAll(other.names()));
        places.removeAll(same);
        places.add(new Place(same.isEmpty() ? place.shown() : same.getFirst().shown(), names));
    }

    /** Every name of the place that has this one. */
    public Set<CityName> of(String name) {
        CityName own = CityName.of(name);
        return place(own).map(Place::names).orElse(Set.of(own));
    }

    /** What the host calls that place; empty if they have never been there. */
    Optional<String> shown(CityName name) {
        return place(name).map(Place::shown);
    }

    private Optional<Place> place(CityName name) {
        return places.stream().filter(place -> place.names().contains(name)).findFirst();
    }

    /** Whether somebody who is on waits for the place that has that name. */
    public boolean isAwaited(Watch.On watch, String name) {
        Set<CityName> names = of(name);
        return watch.wishes().stream()
                .anyMatch(wish -> wish.name().map(names::contains).orElse(true));
    }
}
