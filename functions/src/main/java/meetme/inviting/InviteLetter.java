package meetme.inviting;

import java.util.List;

/**
 * What an invitation says. No secret link: it can be answered, and an answer quotes it.
 *
 * @param note the host's, line by line; empty where there is none
 */
public record InviteLetter(
        String title,
        String lead,
        Agreed meetup,
        String noteLabel,
        List<String> note,
        String google,
        String outlook,
        String change,
        String host) {

    @Override
    public String toString() {
        return "InviteLetter[…]";
    }
}
