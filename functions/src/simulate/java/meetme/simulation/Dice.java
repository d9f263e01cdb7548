package meetme.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chance, by the seed and by what it is asked about: each question has its own answer, whatever else is asked. So one thing can be
 * left out of a story without changing all that follows.
 */
final class Dice {

    private final long seed;
    private final Set<String> leftOut;
    private final Set<String> happened = new LinkedHashSet<>();

    /** @param leftOut of what happened in an earlier run of the same seed */
    Dice(long seed, Set<String> leftOut) {
        this.seed = seed;
        this.leftOut = leftOut;
    }

    /** Something that makes the story longer, and may be left out of it. */
    boolean happens(double chance, String what) {
        if (chance <= 0 || fraction(what) >= chance || leftOut.contains(what)) {
            return false;
        }
        happened.add(what);
        return true;
    }

    /** All that happened so far, in its order. */
    Set<String> happened() {
        return happened;
    }

    int below(int bound, String what) {
        return (int) Math.floorMod(bits(what), (long) bound);
    }

    <T> T oneOf(List<T> some, String what) {
        return some.get(below(some.size(), what));
    }

    /** In half of all stories all of them; in the others only some, and so those again and again. */
    List<String> some(List<String> all, String what) {
        List<String> some = all.stream()
                .filter(one -> fraction(what) < 0.5 || fraction(what + " " + one) < 0.5)
                .toList();
        return some.isEmpty() ? all : some;
    }

    double fraction(String what) {
        return (bits(what) >>> 11) * 0x1.0p-53;
    }

    long bits(String what) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < what.length(); i++) {
            hash = (hash ^ what.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    // The finalizer of SplittableRandom.
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
