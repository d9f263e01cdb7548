package meetme.letters;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A visitor's profile as it is shown: first the site that the link really leads to, in letters that cannot look like
 * others (punycode), then the link, which says the same.
 */
record Profile(String site, String link) {

    /** How the profile is shown; nothing where it is not an https address with a host that has a name. */
    static Optional<Profile> of(URI typed) {
        if (!"https".equalsIgnoreCase(typed.getScheme()) || typed.getRawAuthority() == null) {
            return Optional.empty();
        }
        // By hand: URI knows no host where a name has letters beyond ASCII. What stands before an @ is dropped, because
        // people take it for the site.
        String authority = typed.getRawAuthority();
        String[] hostAndPort =
                authority.substring(authority.lastIndexOf('@') + 1).split(":", 2);
        try {
            String site = IDN.toASCII(hostAndPort[0], IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String port = hostAndPort.length == 2 ? ":" + Integer.parseInt(hostAndPort[1]) : "";
            URI shown = new URI("https://" + site + port + path(typed));
            return site.isEmpty() || shown.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new Profile(site, shown.toASCIIString()));
        } catch (IllegalArgumentException | URISyntaxException notAName) {
            return Optional.empty();
        }
    }

    private static String path(URI typed) {
        String query =
                Optional.ofNullable(typed.getRawQuery()).map(q -> "?" + q).orElse("");
        String fragment =
                Optional.ofNullable(typed.getRawFragment()).map(f -> "#" + f).orElse("");
        return Optional.ofNullable(typed.getRawPath()).orElse("") + query + fragment;
    }

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
