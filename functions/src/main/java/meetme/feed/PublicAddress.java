package meetme.feed;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Whether an address is on the public internet (IANA's special-purpose registries, RFC 6890). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress() // includes 169.254.169.254, where clouds serve their credentials
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        // The JDK turns an IPv4-mapped IPv6 address such as ::ffff:10.0.0.1 into an Inet4Address.
        return address instanceof Inet4Address ? isPublic4(address.getAddress()) : isPublic6(address.getAddress());
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first != 0
                && !(first == 100 && second >= 64 && second < 128) // shared by carriers, RFC 6598
                && !(first == 192 && second == 0 && bytes[2] == 0)
                && !(first == 198 && (second == 18 || second == 19)) // benchmarks, RFC 2544
                && first < 240;
    }

    // All assigned addresses are in 2000::/3; of these, Teredo and 6to4 contain an arbitrary IPv4 address.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second == 0);
    }
}
