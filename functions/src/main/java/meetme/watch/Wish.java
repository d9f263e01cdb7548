package meetme.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One place that somebody wants to be told of.
 *
 * @param city as it was typed; none: wherever it is
 * @param language of the page on which they said so
 */
public record Wish(Optional<String> city, Locale language, Instant at) {

    /** How long it waits to be confirmed. */
    public static final Duration WAITS = Duration.ofDays(3);

    public boolean isForAnywhere() {
        return city.isEmpty();
    }

    /** What the city is compared by; none: wherever it is. */
    public Optional<CityName> name() {
        return city.map(CityName::of);
    }

    boolean isSameAs(Wish other) {
        return name().equals(other.name());
    }

    Instant lapsesAt() {
        return at.plus(WAITS);
    }

    @Override
    public String toString() {
        return "Wish[…]";
    }
}
