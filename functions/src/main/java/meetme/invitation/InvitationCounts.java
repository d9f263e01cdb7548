package meetme.invitation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** By the names that the API has for them. */
    public Map<String, Integer> figures() {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("open", open);
        figures.put("yes", yes);
        figures.put("no", no);
        figures.put("another", another);
        figures.put("over", over);
        return figures;
    }

    public int invited() {
        return open + yes + no + another + over;
    }

    /** Who has not answered, be it that they still can. */
    public int silent() {
        return open + over;
    }
}
