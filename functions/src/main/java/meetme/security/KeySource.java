package meetme.security;

import java.util.function.Supplier;

/** Where the key ring comes from. */
@FunctionalInterface
public interface KeySource extends Supplier<KeyRing> {

    /**
     * The ring for verifying a signature under that key id. A ring that was read before a rotation may lack the key; it is then
     * read again, but not too often, because anybody can make up a key id.
     */
    default KeyRing having(String keyId) {
        return get();
    }

    /** The same for a key id that we have stored ourselves: nobody can make it up, so that the ring is read again at once. */
    default KeyRing holding(String keyId) {
        return get();
    }
}
