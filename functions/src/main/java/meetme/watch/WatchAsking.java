package meetme.watch;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.meetup.EmailAddress;
import meetme.security.ClientHashes;
import meetme.watch.Watches.Outcome;

/** Takes in that somebody wants to be told, on whichever page they say so. */
public final class WatchAsking {

    private static final int NONCE_BYTES = 16;

    private final Watches watches;
    private final ClientHashes clients;
    private final Limits limits;
    private final RandomGenerator random;

    /** How many a day; docs/decisions/0030-watching.md says why so many. */
    public record Limits(int ofNetwork, int ofDay) {}

    /** @param random must be cryptographically strong: it draws what secret links are made of */
    public WatchAsking(Watches watches, ClientHashes clients, Limits limits, RandomGenerator random) {
        this.watches = watches;
        this.clients = clients;
        this.limits = limits;
        this.random = random;
    }

    /**
     * Has the address mailed, unless it was within a day, and nobody is told whether it was.
     *
     * @param city as it was typed, harmless and of a bearable length; none: wherever the host comes
     * @param language of the page
     * @param viewerAddress the header {@code x-viewer-address}, for the limits
     */
    public Outcome ask(
            EmailAddress email, Optional<String> city, Locale language, Optional<String> viewerAddress, Instant now) {
        String network = clients.of(viewerAddress).network();
        Ask ask = new Ask(email, new Wish(city, language, now), nonce());
        return watches.ask(ask, new WatchLimits(network, limits.ofNetwork(), limits.ofDay()), now);
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
