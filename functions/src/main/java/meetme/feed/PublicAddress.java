package meetme.feed;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Whether an address is one of the public internet (IANA's special-purpose registries, RFC 6890). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress() // with it 169.254.169.254, where clouds keep their keys
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        // The JDK makes an Inet4Address of one that is written into IPv6 as ::ffff:10.0.0.1.
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

    // All that is given out lies in 2000::/3; of that, Teredo and 6to4 hold an IPv4 address that could be any.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second == 0);
    }
}
