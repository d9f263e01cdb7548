package meetme.simulation;

import java.util.List;
import java.util.Map;

/** What a story is mostly about: what people do in it, and how often. If every story had all of it, little would come far. */
enum Theme {
    MEETUPS,
    ROAD,
    GUESTS,
    WATCHERS;

    /** What somebody does. */
    enum Doing {
        ASK,
        HOST,
        VISITOR,
        PLAN,
        INVITE,
        ANSWER,
        TAKE_BACK,
        WATCH,
        PRESS_WATCH,
        TELL,
        TROUBLE;

        /** Whether the host does it, on their board. */
        boolean isOnTheBoard() {
            return switch (this) {
                case PLAN, INVITE, TAKE_BACK, TELL -> true;
                case ASK, HOST, VISITOR, ANSWER, WATCH, PRESS_WATCH, TROUBLE -> false;
            };
        }
    }

    /** One of them more than once, which makes it more likely. */
    private static final List<Theme> OFTEN = List.of(MEETUPS, MEETUPS, ROAD, GUESTS, WATCHERS);

    static Theme of(Dice dice) {
        return dice.oneOf(OFTEN, "theme");
    }

    private Map<Doing, Integer> weights() {
        return switch (this) {
            case MEETUPS ->
                Map.of(
                        Doing.ASK,
                        24,
                        Doing.HOST,
                        30,
                        Doing.VISITOR,
                        22,
                        Doing.PLAN,
                        6,
                        Doing.INVITE,
                        2,
                        Doing.ANSWER,
                        2,
                        Doing.TROUBLE,
                        14);
            case ROAD ->
                Map.of(
                        Doing.ASK,
                        24,
                        Doing.HOST,
                        20,
                        Doing.VISITOR,
                        6,
                        Doing.PLAN,
                        30,
                        Doing.INVITE,
                        4,
                        Doing.ANSWER,
                        4,
                        Doing.TROUBLE,
                        12);
            case GUESTS ->
                Map.of(
                        Doing.ASK,
                        6,
                        Doing.HOST,
                        8,
                        Doing.VISITOR,
                        4,
                        Doing.PLAN,
                        12,
                        Doing.INVITE,
                        20,
                        Doing.ANSWER,
                        34,
                        Doing.TAKE_BACK,
                        8,
                        Doing.TROUBLE,
                        8);
            case WATCHERS ->
                Map.of(
                        Doing.ASK,
                        2,
                        Doing.HOST,
                        2,
                        Doing.PLAN,
                        22,
                        Doing.WATCH,
                        20,
                        Doing.PRESS_WATCH,
                        24,
                        Doing.TELL,
                        24,
                        Doing.TROUBLE,
                        6);
        };
    }

    /** What is done in a step. */
    Doing doing(Dice dice, String step) {
        Map<Doing, Integer> weights = weights();
        int drawn =
                dice.below(weights.values().stream().mapToInt(weight -> weight).sum(), step + " what");
        for (Doing doing : Doing.values()) {
            drawn -= weights.getOrDefault(doing, 0);
            if (drawn < 0) {
                return doing;
            }
        }
        throw new IllegalStateException("The weights are more than their sum");
    }
}
