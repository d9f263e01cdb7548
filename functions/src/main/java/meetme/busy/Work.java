package meetme.busy;

/** How much may be worked out of one calendar. It is the host's own, but what comes from the net may be anything. */
final class Work {

    /** The tenth year of something daily, counted from its beginning. */
    private static final int STEPS_OF_A_RULE = 20_000;

    private static final int STEPS = 200_000;

    /** What finding the first time can cost, or finding that there is none, as on 30 February. */
    private static final int A_RULE = 100;

    private int left = STEPS;

    /** Work on one rule. */
    final class Share {

        private int own = Math.min(left, STEPS_OF_A_RULE);

        /** @throws TooMuch where no more may be done */
        void step() {
            if (own == 0) {
                throw new TooMuch();
            }
            own--;
            left--;
        }
    }

    /** @throws TooMuch where no more may be done */
    Share rule() {
        if (left < A_RULE) {
            throw new TooMuch();
        }
        left -= A_RULE;
        return new Share();
    }

    /** So much can be meant by nobody. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("More times than anybody means", null, false, false);
        }
    }
}
