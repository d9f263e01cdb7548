package meetme.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells clients apart without keeping their network addresses. */
public final class ClientHashes {

    private static final String CLIENT = "client";
    private static final String NETWORK = "network";
    private static final int HASH_BYTES = 16;
    private static final int IPV6_BYTES = 16;

    // Only literal addresses reach InetAddress, which would ask DNS about a name.
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final byte[] NOBODY = {0};

    private final KeySource ring;

    public ClientHashes(KeySource ring) {
        this.ring = ring;
    }

    /**
     * Which client is calling.
     *
     * @param viewerAddress as CloudFront's functions see it: bare, without a port, and without brackets for IPv6.
     *     All calls without a readable address count as the same client
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">The
     *     viewer's {@code ip}</a>
     */
    public HashedClient of(Optional<String> viewerAddress) {
        byte[] address = viewerAddress.flatMap(ClientHashes::read).orElse(NOBODY);
        boolean isIpv6 = address.length == IPV6_BYTES;
        return new HashedClient(hash(CLIENT, address, isIpv6 ? 8 : 4), hash(NETWORK, address, isIpv6 ? 6 : 3));
    }

    private String hash(String purpose, byte[] address, int bytes) {
        KeyRing keys = ring.get();
        byte[] prefix = Arrays.copyOf(address, Math.min(bytes, address.length));
        byte[] mac = keys.sign(keys.current(), purpose, prefix).orElseThrow();
        return HexFormat.of().formatHex(mac, 0, HASH_BYTES);
    }

    private static Optional<byte[]> read(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
