package meetme.security;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.InvitationId;

/**
 * Mints and verifies the {@link Token}s in the links of those whom the host invites. Such a link opens one invitation and
 * nothing else, and proves nothing about its holder: the host hands it out.
 */
public final class InvitationLinks {

    private static final byte INVITED = 'i';

    private final KeySource ring;

    public InvitationLinks(KeySource ring) {
        this.ring = ring;
    }

    /** A token for the fragment of a URL. The same input gives the same token. */
    public String mint(InvitationId invitation, Instant expires, String nonce) {
        return mint(invitation, expires, nonce, Optional.empty());
    }

    /**
     * The same as when it was minted first, though the keys may have been rotated since.
     *
     * @param signedWith id of the key at that time; empty: the current one
     */
    public String mint(InvitationId invitation, Instant expires, String nonce, Optional<String> signedWith) {
        return new Token(INVITED, invitation.bytes(), expires, nonce).signAgain(ring, signedWith);
    }

    /** Id of the key that signs new links. */
    public String currentKey() {
        return ring.get().current();
    }

    /**
     * What a token opens; empty if it was not minted here, is for something else, or has expired. The caller must still compare
     * its nonce with the invitation's own.
     */
    public Optional<InvitationLink> verify(String token, Instant now) {
        return Token.read(token, INVITED, ring, now)
                .map(read -> new InvitationLink(InvitationId.of(read.subject()), read.nonce()));
    }
}
