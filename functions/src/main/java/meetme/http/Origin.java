package meetme.http;

import java.net.URI;
import java.util.Optional;

/**
 * Where a call was made from, as far as browsers tell (Fetch standard, {@code Origin}; W3C Fetch Metadata). Programs
 * that are no browser send neither header and are not what this guards against.
 */
final class Origin {

    private Origin() {}

    /** Whether a page of somebody else's made the call. */
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
