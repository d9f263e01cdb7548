package meetme.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Windows' names of time zones, which Outlook uses (CLDR, windowsZones.xml, territory 001). */
final class WindowsZones {

    private static final Map<String, String> REGIONS = load().entrySet().stream()
            .collect(Collectors.toMap(
                    each -> each.getKey().toString().toLowerCase(Locale.ROOT),
                    each -> each.getValue().toString()));

    private WindowsZones() {}

    /** Such as {@code America/Denver} for {@code Mountain Standard Time}, in any case. */
    static Optional<String> region(String name) {
        return Optional.ofNullable(REGIONS.get(name.toLowerCase(Locale.ROOT)));
    }

    static Map<String, String> all() {
        return REGIONS;
    }

    private static Properties load() {
        Properties regions = new Properties();
        try (InputStream in = WindowsZones.class.getResourceAsStream("windows-zones.properties")) {
            if (in == null) {
                throw new IllegalStateException("windows-zones.properties is missing");
            }
            try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                regions.load(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Part of the program cannot be read", e);
        }
        return regions;
    }
}
