package meetme.mail;

/** The account that sends email. */
@FunctionalInterface
public interface Account {

    /** Asks for the quota; throws if that fails. */
    Quota quota();

    /**
     * How much may be sent.
     *
     * @param perDay emails in 24 hours; -1 means no limit
     * @param perSecond emails per second
     */
    record Quota(double perDay, double perSecond) {

        private static final int OF_THE_SANDBOX = 200;

        /**
         * Whether the account is new and may send only to verified addresses. In the first version of the SES API, only this number
         * shows it: every account that may send to everybody gets more.
         *
         * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html">The sandbox</a>
         */
        public boolean isSandbox() {
            return perDay >= 0 && perDay <= OF_THE_SANDBOX;
        }
    }
}
