package meetme.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a calendar, such as an event, with those of its properties that say when it is. */
final class Component {

    /**
     * @param zone the TZID parameter, if there is one
     * @param dateOnly whether the VALUE parameter says that it is a date without a time
     * @param following whether it applies to all times from there on (RANGE=THISANDFUTURE)
     */
    record Property(String value, Optional<String> zone, boolean dateOnly, boolean following) {}

    private final String name;
    private final Map<String, List<Property>> properties = new HashMap<>();
    private final List<Component> parts = new ArrayList<>();

    Component(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Its components, such as the observances of a time zone. */
    List<Component> parts() {
        return parts;
    }

    void add(String property, Property value) {
        properties.computeIfAbsent(property, any -> new ArrayList<>(1)).add(value);
    }

    List<Property> all(String property) {
        return properties.getOrDefault(property, List.of());
    }

    Optional<Property> first(String property) {
        return all(property).stream().findFirst();
    }

    /** The value without surrounding blanks, if there is one. */
    Optional<String> text(String property) {
        return first(property).map(Property::value).map(String::strip);
    }

    boolean says(String property, String value) {
        return text(property).filter(value::equalsIgnoreCase).isPresent();
    }
}
