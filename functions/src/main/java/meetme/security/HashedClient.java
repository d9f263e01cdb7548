package meetme.security;

/**
 * Where a call comes from, as keyed hashes, so that no address is stored.
 *
 * @param hash of one IPv4 address, or of the 64 bits of IPv6 that one household or one machine gets
 * @param network hash of the network in which one customer may have many addresses: 24 bits of IPv4, 48 of IPv6
 */
public record HashedClient(String hash, String network) {}
