package meetme.http;

import java.net.URI;
import java.util.Optional;

/**
 * Where a call was made from, as far as browsers say (Fetch standard, {@code Origin}; W3C Fetch Metadata). Other
 * programs send neither header, and this does not guard against them.
 */
final class Origin {

    private Origin() {}

    /** Whether somebody else's page made the call. */
    static boolean isForeign(HttpRequest call) {
        Optional<String> site = call.header("sec-fetch-site");
        if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
            return true;
        }
        Optional<String> origin = call.header("origin");
        if (origin.isEmpty()) {
            return false;
        }
        if (origin.get().equals("null")) {
            return !site.equals(Optional.of("same-origin"));
        }
        Optional<String> ours = call.header("x-viewer-host");
        return ours.isEmpty() || !authority(origin.get()).equals(ours);
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return Optional.of(origin);
        }
    }
}
