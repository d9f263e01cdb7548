package meetme.feed;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events and time zones of a calendar, as text. Everything else (titles, people, places) is dropped while reading.
 *
 * <p>Reads with vinnie, the reader beneath biweekly: biweekly's own builds objects for everything, and computes each time
 * zone up to today, however many years or seconds apart its changes are.
 */
final class Components implements VObjectDataListener {

    private static final Set<String> WANTED = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "X-APPLE-TRAVEL-DURATION",
            "X-MICROSOFT-CDO-ALLDAYEVENT",
            "X-MICROSOFT-CDO-BUSYSTATUS",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO");

    // A calendar is four deep: VCALENDAR, VEVENT, VALARM, and what some put into that.
    private static final int DEEPEST = 16;

    // Whatever version a calendar names, if any: they all use the newer syntax.
    private static final SyntaxRules RULES = new SyntaxRules(SyntaxStyle.NEW);

    private final List<Component> events = new ArrayList<>();
    private final List<Component> zones = new ArrayList<>();

    // For components that do not matter, only the name is kept.
    private final Deque<Component> open = new ArrayDeque<>();

    private boolean complete;
    private boolean tooDeep;

    private Components() {}

    /** Empty if it is not a calendar, or breaks off before its end. */
    static Optional<Components> read(String ics) {
        Components components = new Components();
        try (VObjectReader reader = new VObjectReader(new StringReader(fromItsBeginning(ics)), RULES)) {
            reader.parse(components);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
        return components.complete && !components.tooDeep ? Optional.of(components) : Optional.empty();
    }

    // Some products begin with a byte order mark or an empty line, which the library takes for the end.
    private static String fromItsBeginning(String text) {
        return text.replace("\uFEFF", "").stripLeading();
    }

    List<Component> events() {
        return events;
    }

    List<Component> zones() {
        return zones;
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        if (open.size() == DEEPEST) {
            tooDeep = true;
            context.stop();
            return;
        }
        Component component = new Component(word(name));
        Component parent = open.peek();
        if (parent != null && parent.name().equals("VTIMEZONE")) {
            parent.parts().add(component);
        }
        open.push(component);
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        Component component = open.poll();
        if (component == null) {
            return;
        }
        switch (component.name()) {
            case "VEVENT" -> events.add(component);
            case "VTIMEZONE" -> zones.add(component);
            case "VCALENDAR" -> complete |= open.isEmpty();
            default -> {}
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        String name = word(property.getName());
        Component component = open.peek();
        if (component == null || !WANTED.contains(name)) {
            return;
        }
        component.add(
                name,
                new Component.Property(
                        value(property),
                        zone(property),
                        says(property, "VALUE", "DATE"),
                        says(property, "RANGE", "THISANDFUTURE")));
    }

    // Some write UTC-05:00 without the quotes that the colon requires.
    private static Optional<String> zone(VObjectProperty property) {
        String value = property.getValue();
        return Optional.ofNullable(property.getParameters().first("TZID"))
                .map(zone -> value.contains(":") ? zone + ":" + value.substring(0, value.lastIndexOf(':')) : zone);
    }

    private static String value(VObjectProperty property) {
        String value = property.getValue();
        return property.getParameters().first("TZID") == null ? value : value.substring(value.lastIndexOf(':') + 1);
    }

    private static boolean says(VObjectProperty property, String parameter, String value) {
        return Optional.ofNullable(property.getParameters().first(parameter))
                .map(Components::word)
                .filter(value::equals)
                .isPresent();
    }

    // Ignoring case (RFC 5545, section 2) and surrounding blanks.
    private static String word(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public void onVersion(String version, Context context) {}

    // Invalid lines are left out, without affecting the others.
    @Override
    public void onWarning(
            Warning warning, @Nullable VObjectProperty property, @Nullable Exception thrown, Context context) {}
}
