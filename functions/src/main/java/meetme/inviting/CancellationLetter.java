package meetme.inviting;

import java.util.List;

/**
 * What either is told when the meetup is off.
 *
 * @param note of whoever cancelled, line by line; empty where there is none
 */
public record CancellationLetter(
        String title, String lead, String noteLabel, List<String> note, Agreed meetup, String host) {

    @Override
    public String toString() {
        return "CancellationLetter[…]";
    }
}
