package meetme.inviting;

import java.util.List;

/**
 * What a kind no says.
 *
 * @param note the host's, line by line; empty where there is none
 * @param link the visitor's secret link
 */
public record DeclineLetter(List<String> note, String again, String host, String link) {

    @Override
    public String toString() {
        return "DeclineLetter[…]";
    }
}
