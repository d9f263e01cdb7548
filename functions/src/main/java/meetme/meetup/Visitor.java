package meetme.meetup;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The person who asks.
 *
 * @param know how the two know each other, in the visitor's words
 * @param language the language of their emails
 */
public record Visitor(String name, EmailAddress email, Optional<URI> profile, Optional<String> know, Locale language) {

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
