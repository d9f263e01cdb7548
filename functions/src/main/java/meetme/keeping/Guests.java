package meetme.keeping;

import java.time.Instant;
import java.util.Optional;
import meetme.host.CurrentHost;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDue;
import meetme.invitation.InvitationNews;
import meetme.invitation.Invitations;
import meetme.invitation.News;
import meetme.log.Log;
import meetme.meetup.InvitationId;

/** What time brings about for those whom the host has invited, and for the host who waits for their answers. */
public final class Guests {

    private final Invitations invitations;
    private final InvitationNews news;
    private final CurrentHost host;

    public Guests(Invitations invitations, InvitationNews news, CurrentHost host) {
        this.invitations = invitations;
        this.news = news;
        this.host = host;
    }

    /** Does what is due for one of them: it is over, or nobody needs the name any more. */
    void attend(InvitationId id, Instant now) {
        try {
            // The index lags, so the invitation itself decides.
            invitations
                    .find(id, now)
                    .filter(found -> due(found, now).isPresent())
                    .map(found -> next(found, now))
                    .ifPresent(this::save);
        } catch (RuntimeException | Error fault) {
            // What fails is tried again a minute later, and must not hold up the others.
            Log.alarm("An invitation that was due could not be processed", now.toEpochMilli())
                    .cause(fault)
                    .write();
        }
    }

    private static Optional<InvitationDue> due(Invitation invitation, Instant now) {
        return invitation.next().filter(due -> !due.at().isAfter(now));
    }

    /** What becomes of it by the end that its trip has now; where that was put off, so that nothing is due yet, nothing else. */
    private Invitation next(Invitation found, Instant now) {
        Instant end = host.at(now)
                .endOf(found.details().city())
                .filter(found::canEndAt)
                .orElse(found.details().endsAt());
        return due(found.endingAt(end), now).map(due -> due.step(now)).orElseGet(() -> found.following(end));
    }

    private void save(Invitation next) {
        boolean done = invitations.save(next);
        Log.info(done ? "Processed an invitation that was due" : "Overtaken while processing an invitation")
                .write();
    }

    /** Tells the host what there is to tell now, and sets the time of the next look. */
    void tell(Instant now) {
        News told = news.find();
        DueNews due = DueNews.at(now, told, news.isUnsent(), invitations.all(now), host.at(now));
        boolean done = news.tell(due.told(), due.emails(), due.look(), now);
        Log.info(done ? "Looked for news of invitations" : "Overtaken while looking for news of invitations")
                .write();
    }
}
