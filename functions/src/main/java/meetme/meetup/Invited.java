package meetme.meetup;

import java.util.Optional;

/** That a request came of a personal invitation: the host wrote first, and how they were answered. */
public sealed interface Invited {

    /** The invitation that was answered. */
    InvitationId invitation();

    /**
     * With a yes. The host had said yes before, so it is agreed at once; nothing was asked, and so nothing is answered either.
     *
     * @param word what the guest added, for the host alone: nobody has shown that the address is theirs, so nothing that they
     *     typed is mailed there
     */
    record Yes(InvitationId invitation, Optional<String> word) implements Invited {

        @Override
        public String toString() {
            return "Yes[invitation=" + invitation + "]";
        }
    }

    /** With the wish for another time. From there on it is a request like any other. */
    record AnotherTime(InvitationId invitation) implements Invited {}
}
