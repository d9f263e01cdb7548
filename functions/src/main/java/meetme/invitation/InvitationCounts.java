package meetme.invitation;

import java.time.Instant;
import java.util.List;

/**
 * How those whom the host invited have answered; all five together are who was invited. What the host has taken back is in none.
 *
 * @param open nothing yet
 * @param another asked for another time
 * @param over never answered
 */
public record InvitationCounts(int open, int yes, int no, int another, int over) {

    public static InvitationCounts of(List<Invitation> invitations, Instant now) {
        int open = 0;
        int yes = 0;
        int no = 0;
        int another = 0;
        int over = 0;
        for (Invitation invitation : invitations) {
            switch (invitation.seenAt(now)) {
                case Open _ -> open++;
                case Yes _ -> yes++;
                case No _ -> no++;
                case Another _ -> another++;
                case Over _ -> over++;
                case Withdrawn _ -> {}
            }
        }
        return new InvitationCounts(open, yes, no, another, over);
    }

    public int invited() {
        return open + yes + no + another + over;
    }

    /** Who has not answered, be it that they still can. */
    public int silent() {
        return open + over;
    }
}
