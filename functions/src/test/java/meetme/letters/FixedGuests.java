package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.Samples;
import meetme.invitation.Another;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationNews;
import meetme.invitation.Invitations;
import meetme.invitation.News;
import meetme.invitation.Open;
import meetme.invitation.Yes;
import meetme.meetup.Agenda;
import meetme.meetup.InvitationId;
import meetme.meetup.OutboxRow;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.security.InvitationLinks;

/** A book of guests with these invitations in it, to be read only. */
final class FixedGuests {

    static final InvitationLinks LINKS = new InvitationLinks(() -> Samples.KEYS);

    static final GuestBook NONE = book(List.of(), News.NONE);

    private FixedGuests() {}

    static GuestBook book(List<Invitation> invitations, News told) {
        return new GuestBook(new Fixed(invitations), new Told(told), LINKS);
    }

    private record Told(News find) implements InvitationNews {

        @Override
        public boolean isUnsent() {
            return false;
        }

        @Override
        public boolean tell(News told, List<OutboxRow.Report> emails, Optional<Instant> look, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }
    }

    private record Fixed(List<Invitation> invitations) implements Invitations {

        @Override
        public List<Invitation> all(Instant now) {
            return invitations;
        }

        @Override
        public Inviting invite(List<Open> some, Optional<IdempotencyKey> once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public Optional<Inviting> invitedBefore(IdempotencyKey once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public Optional<Invitation> find(InvitationId id, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public boolean save(Invitation next) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public Optional<Earlier> earlier(IdempotencyKey once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public boolean book(Yes next, Made made, Agenda agenda, long plan, Optional<IdempotencyKey> once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public boolean ask(Another next, Made made, Optional<IdempotencyKey> once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public boolean answer(Invitation next, Answer answer, Optional<IdempotencyKey> once, Instant now) {
            throw new UnsupportedOperationException("It is only read");
        }
    }
}
