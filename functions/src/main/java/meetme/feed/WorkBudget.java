package meetme.feed;

/** How much may be worked out of one calendar. It is the host's own, but what comes from the net may be anything. */
final class WorkBudget {

    /** The tenth year of something daily, counted from its beginning. */
    private static final int STEPS_OF_A_RULE = 20_000;

    private static final int STEPS = 400_000;

    /** What finding the first time can cost, or finding that there is none, as on 30 February. */
    private static final int A_RULE = 100;

    private static final int SETS_LOOKED_AT = 10;

    /** Single dates and exceptions that are written out. */
    private static final int DATES = 50_000;

    private int left = STEPS;
    private int dates = DATES;

    /** What is left for one rule. */
    final class Share {

        private int own = Math.min(left, STEPS_OF_A_RULE);

        /**
         * @param cost of making one time: those of its period that are left out are made, too
         * @throws TooMuch where no more may be done
         */
        void step(int cost) {
            if (own < cost) {
                throw new TooMuch();
            }
            own -= cost;
            left -= cost;
        }
    }

    /**
     * @param costOfATime as for each {@link Share#step}
     * @throws TooMuch where no more may be done
     */
    Share rule(int costOfATime) {
        int cost = A_RULE + SETS_LOOKED_AT * costOfATime;
        if (left < cost) {
            throw new TooMuch();
        }
        left -= cost;
        return new Share();
    }

    /** Whether one more date that is written out may be read. */
    boolean allowsDate() {
        return dates-- > 0;
    }

    /** So much can be meant by nobody. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("More times than anybody means", null, false, false);
        }
    }
}
