package meetme.security;

import java.util.function.Supplier;

/** Where the key ring comes from. */
@FunctionalInterface
public interface KeySource extends Supplier<KeyRing> {

    /**
     * The ring to verify with what was signed under that key id. What was read before a rotation may lack it; then, and
     * not too often, it is worth another look, as anybody can make up a key id.
     */
    default KeyRing having(String keyId) {
        return get();
    }
}
