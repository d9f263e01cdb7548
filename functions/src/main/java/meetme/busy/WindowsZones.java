package meetme.busy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Windows' names of time zones, by which Outlook goes (CLDR, windowsZones.xml, territory 001). */
final class WindowsZones {

    private static final Properties REGIONS = load();

    private WindowsZones() {}

    /** Such as {@code America/Denver} for {@code Mountain Standard Time}. */
    static Optional<String> region(String name) {
        return Optional.ofNullable(REGIONS.getProperty(name));
    }

    static Properties all() {
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
