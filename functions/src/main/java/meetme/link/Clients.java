package meetme.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells clients apart without keeping their network addresses: what is counted is a keyed hash. Addresses of IPv6 count by
 * their first 64 bits, which is what one household or one machine is given.
 */
public final class Clients {

    private static final String PURPOSE = "client";
    private static final int HASH_BYTES = 16;
    private static final int PREFIX_BYTES = 8;

    // Only digits of addresses get to InetAddress, which would ask DNS for a name.
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final byte[] NOBODY = {0};

    private final KeySource ring;

    public Clients(KeySource ring) {
        this.ring = ring;
    }

    /**
     * One client's hash.
     *
     * @param viewerAddress as CloudFront writes it, with the port behind the last colon; without a readable one, all count
     *     as the same client
     */
    public String hash(Optional<String> viewerAddress) {
        byte[] network = viewerAddress.flatMap(Clients::network).orElse(NOBODY);
        KeyRing keys = ring.get();
        byte[] mac = keys.sign(keys.current(), PURPOSE, network).orElseThrow();
        return HexFormat.of().formatHex(mac, 0, HASH_BYTES);
    }

    private static Optional<byte[]> network(String viewerAddress) {
        int port = viewerAddress.lastIndexOf(':');
        String address = port < 0 ? viewerAddress : viewerAddress.substring(0, port);
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress read = InetAddress.getByName(bare);
            return Optional.of(
                    read instanceof Inet6Address ? Arrays.copyOf(read.getAddress(), PREFIX_BYTES) : read.getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
