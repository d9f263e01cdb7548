package meetme.confirming;

import java.util.List;
import java.util.Optional;

/**
 * What the host is told of a request: everything the visitor wrote.
 *
 * @param imitation that the name may imitate another one, where it looks so
 * @param link the host's secret link
 * @param know line by line; empty where nothing was said
 * @param times in the visitor's order, each with its time zone
 * @param proof whether somebody has shown that the address is theirs
 */
public record RequestLetter(
        String title,
        Optional<String> imitation,
        String answerBy,
        String link,
        List<String> topic,
        List<String> know,
        String timesLabel,
        List<String> times,
        String meeting,
        String stayLabel,
        String stay,
        String email,
        String proof,
        Optional<Profile> profile,
        String whose) {

    @Override
    public String toString() {
        return "RequestLetter[…]";
    }
}
