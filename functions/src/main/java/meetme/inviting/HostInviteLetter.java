package meetme.inviting;

import java.util.List;

/**
 * What the host's own invitation says besides.
 *
 * @param topic what the visitor would like to talk about, line by line
 * @param email the visitor's
 */
public record HostInviteLetter(InviteLetter invite, List<String> topic, String email) {

    @Override
    public String toString() {
        return "HostInviteLetter[…]";
    }
}
