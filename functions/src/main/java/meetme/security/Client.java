package meetme.security;

/**
 * Where a call comes from, in keyed hashes, so that no address is kept.
 *
 * @param hash of one address of IPv4, or of the 64 bits of IPv6 that one household or one machine is given
 * @param network of what one customer may have a lot of addresses in: 24 bits of IPv4, 48 of IPv6
 */
public record Client(String hash, String network) {}
