package meetme.security;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests.Receipt;

/**
 * Mints and verifies the {@link Token}s in the secret links to one request. Such a token travels only in the
 * fragment of a URL, which browsers never send to a server.
 *
 * <p>The visitor's links are of two kinds, which open the same page. One is in emails, and proves that its holder reads them;
 * the other is in the form's answer, and proves nothing.
 */
public final class Links {

    private static final byte HOST = 'h';
    private static final byte VISITOR_BY_MAIL = 'm';
    // Before there were two kinds, this one was in emails, too. So it proves nothing there, either.
    private static final byte VISITOR_BY_ANSWER = 'v';

    private final KeySource ring;

    public Links(KeySource ring) {
        this.ring = ring;
    }

    /**
     * A token for an email. It opens one request for one side until the request is deleted. The same input gives the same
     * token.
     */
    public String mint(Party party, RequestDetails details) {
        return mint(
                switch (party) {
                    case HOST -> HOST;
                    case VISITOR -> VISITOR_BY_MAIL;
                },
                details.id(),
                details.forgetAt(),
                details.linkNonce());
    }

    /** The visitor's token for the form's own answer, from what is stored about that answer: the same for each repetition. */
    public String mintForAnswer(Receipt receipt) {
        return token(VISITOR_BY_ANSWER, receipt.id(), receipt.forgetAt(), receipt.linkNonce())
                .signAgain(ring, receipt.signedWith());
    }

    private String mint(byte role, RequestId request, Instant expires, String nonce) {
        return token(role, request, expires, nonce).sign(ring.get());
    }

    private static Token token(byte role, RequestId request, Instant expires, String nonce) {
        return new Token(role, request.bytes(), expires, nonce);
    }

    /** Id of the key that signs new links. */
    public String currentKey() {
        return ring.get().current();
    }

    /**
     * What a token opens; empty if it was not minted here, is for the other side, or has expired. The caller
     * must still compare {@link Link#nonce()} with the request's own.
     */
    public Optional<Link> verify(String token, Party party, Instant now) {
        return roles(party)
                .flatMap(role -> Token.read(token, role, ring, now).stream())
                .map(Links::link)
                .findFirst();
    }

    private static Stream<Byte> roles(Party party) {
        return switch (party) {
            case HOST -> Stream.of(HOST);
            case VISITOR -> Stream.of(VISITOR_BY_MAIL, VISITOR_BY_ANSWER);
        };
    }

    private static Link link(Token read) {
        return new Link(RequestId.of(read.subject()), read.expires(), read.nonce(), read.role() != VISITOR_BY_ANSWER);
    }
}
