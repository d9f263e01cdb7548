package meetme.link;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.Asked;
import meetme.meetup.RequestId;
import meetme.meetup.Side;
import meetme.meetup.Store.Receipt;

/**
 * Mints and verifies the {@link Token}s in the secret links to one request. Such a token travels in a URL's fragment
 * only, which browsers send to no server.
 */
public final class Links {

    private final KeySource ring;

    public Links(KeySource ring) {
        this.ring = ring;
    }

    /** A token that opens one request for one side until the request is forgotten. The same input gives the same token. */
    public String mint(Side side, Asked asked) {
        return mint(side, Receipt.of(asked));
    }

    /** The same, from what is remembered of an accepted form. */
    public String mint(Side side, Receipt receipt) {
        return new Token(role(side), receipt.id().bytes(), receipt.forgetAt(), receipt.linkNonce()).sign(ring.get());
    }

    /**
     * What a token opens, or nothing where it was not minted here, is for the other side, or has expired. Whoever asks
     * must still compare {@link Link#nonce()} with the request's own.
     */
    public Optional<Link> verify(String token, Side side, Instant now) {
        return Token.read(token, role(side), ring, now)
                .map(read -> new Link(RequestId.of(read.subject()), read.expires(), read.nonce()));
    }

    private static byte role(Side side) {
        return switch (side) {
            case HOST -> 'h';
            case VISITOR -> 'v';
        };
    }
}
