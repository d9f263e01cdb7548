package meetme.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a cold start comes to, but for time.
 *
 * @param classes that were loaded until the first answer
 * @param starting the operations of AWS that were called before it asked for an event
 * @param answering those that were called for the event
 */
record Count(long classes, List<String> starting, List<String> answering) {

    /** That of Lambda's java25: each release of Java loads other classes of its own. */
    private static final int JAVA = 25;

    /** What is not as it may be, in words. */
    List<String> excess(Variant.Limit limit) {
        List<String> excess = new ArrayList<>();
        if (classes > limit.classes() && Runtime.version().feature() == JAVA) {
            excess.add("loads " + classes + " classes, more than " + limit.classes());
        }
        if (!starting.equals(limit.starting())) {
            excess.add("starts with " + starting + ", not with " + limit.starting());
        }
        if (!answering.equals(limit.answering())) {
            excess.add("answers with " + answering + ", not with " + limit.answering());
        }
        return excess;
    }
}
