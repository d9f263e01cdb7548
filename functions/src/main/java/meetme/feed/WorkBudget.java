package meetme.feed;

/** Limits the work for one calendar. It is the host's own, but what comes from the network may be anything. */
final class WorkBudget {

    /** Enough to reach, from its beginning, the tenth year of something daily. */
    private static final int STEPS_OF_A_RULE = 20_000;

    private static final int STEPS = 400_000;

    /** What it can cost to find the first time, or to find that there is none, as on February 30. */
    private static final int A_RULE = 100;

    private static final int SETS_LOOKED_AT = 10;

    /** Single dates and exceptions that are listed. */
    private static final int DATES = 50_000;

    private int left = STEPS;
    private int dates = DATES;

    /** What is left for one rule. */
    final class Share {

        private int own = Math.min(left, STEPS_OF_A_RULE);

        /**
         * @param cost of computing one time, which includes those in its period that are left out
         * @throws TooMuch if no more may be done
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
     * @throws TooMuch if no more may be done
     */
    Share rule(int costOfATime) {
        int cost = A_RULE + SETS_LOOKED_AT * costOfATime;
        if (left < cost) {
            throw new TooMuch();
        }
        left -= cost;
        return new Share();
    }

    /** Whether one more listed date may be read. */
    boolean allowsDate() {
        return dates-- > 0;
    }

    /** More than any real calendar needs. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("More times than anybody means", null, false, false);
        }
    }
}
