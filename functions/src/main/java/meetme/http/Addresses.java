package meetme.http;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import meetme.meetup.EmailAddress;
import meetme.text.TypedText;

/** Reads the two addresses that somebody gives of themselves. */
public final class Addresses {

    // RFC 5321, section 4.5.3.1.3, less the angle brackets.
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PROFILE = 300;

    // The JDK makes another domain of these (IDNA 2003) than browsers do (IDNA 2008): faß.de would become fass.de.
    private static final String READ_IN_TWO_WAYS = "ßẞς\u200c\u200d";

    // What SES takes: an ASCII local part, a domain with a dot. Quoted locals, comments and routes are refused because
    // nobody has them, and mail programs read them differently.
    private static final EmailValidator EMAIL = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .requireAscii();

    // RFC 5322's dot-atom: no quotes, no comments.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+@[a-z0-9.-]++");

    // RFC 2606, 6761, 6762 and 7686: names that no server for mail answers to. "example" and "test" are for trying
    // things out.
    private static final Set<String> NOWHERE = Set.of("invalid", "local", "localhost", "onion", "arpa");

    private static final Pattern HOST_NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    // What people type: a host with a dot, and nothing before it that could lead elsewhere.
    private static final Pattern WITHOUT_SCHEME = Pattern.compile("[^\\s:/?#@\\\\]+\\.[^\\s:/?#@\\\\]+(?:[/?#].*)?");

    private Addresses() {}

    public static Optional<EmailAddress> email(String typed) {
        // The length first: what follows takes its time over what is long.
        return TypedText.line(typed)
                .filter(address -> address.length() <= LONGEST_EMAIL)
                .flatMap(Addresses::ascii)
                .filter(address -> address.length() <= LONGEST_EMAIL)
                .filter(address -> PLAIN.matcher(address).matches() && EMAIL.isValid(address))
                .map(EmailAddress::new);
    }

    /** The last part of the address's domain, where no mail can reach what ends in it. */
    public static Optional<String> nowhere(EmailAddress address) {
        String last = address.domain().substring(address.domain().lastIndexOf('.') + 1);
        return NOWHERE.contains(last) ? Optional.of(last) : Optional.empty();
    }

    // A domain in other letters is written as DNS has it (RFC 5891), so that the host sees what it really is.
    private static Optional<String> ascii(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1)).map(domain -> address.substring(0, at) + "@" + domain);
    }

    private static Optional<String> domain(String typed) {
        if (typed.codePoints().anyMatch(c -> READ_IN_TWO_WAYS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            // What is ASCII already needs no tables, which take their time when cold.
            boolean isAscii = typed.chars().allMatch(c -> c < 0x80);
            String ascii = (isAscii ? typed : IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
            return HOST_NAME.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /**
     * An https address of a named host, without credentials or port. Where {@code https://} was left out it is put in
     * front; {@code http://} is refused, because whoever sits between could show the host another page.
     */
    public static Optional<URI> profile(String typed) {
        return TypedText.line(typed)
                .filter(address -> address.length() <= LONGEST_PROFILE)
                .map(address -> WITHOUT_SCHEME.matcher(address).matches() ? "https://" + address : address)
                .flatMap(Addresses::uri)
                .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawAuthority() != null)
                .flatMap(uri -> domain(uri.getRawAuthority()).map(host -> URI.create("https://" + host + tail(uri))));
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    // Path and query; a fragment would be for a script of that page only.
    private static String tail(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create("https://host" + path + query).toASCIIString().substring("https://host".length());
    }
}
