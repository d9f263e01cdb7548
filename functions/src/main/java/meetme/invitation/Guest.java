package meetme.invitation;

import java.util.Optional;

/**
 * Whom the host has invited, as the host wrote it.
 *
 * @param line what the host wrote to them in particular
 */
public record Guest(String name, Optional<String> line) {

    @Override
    public String toString() {
        return "Guest[…]";
    }
}
