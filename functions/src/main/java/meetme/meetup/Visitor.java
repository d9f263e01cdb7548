package meetme.meetup;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param know how the two know each other, in the visitor's words
 * @param language the one their mails are written in
 */
public record Visitor(String name, EmailAddress email, Optional<URI> profile, Optional<String> know, Locale language) {

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
