package meetme.mail;

/** The account that mail is sent with. */
@FunctionalInterface
public interface Account {

    /** Asks for it; throws where that fails. */
    Quota quota();

    /**
     * What may be sent.
     *
     * @param perDay mails in 24 hours; -1 without limit
     * @param perSecond mails in a second
     */
    record Quota(double perDay, double perSecond) {

        private static final int OF_THE_SANDBOX = 200;

        /**
         * Whether the account is new, so that it writes to verified addresses only. SES's first API says so by nothing but
         * this number, and gives more to every account that may write to everybody.
         *
         * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html">The sandbox</a>
         */
        public boolean isSandbox() {
            return perDay >= 0 && perDay <= OF_THE_SANDBOX;
        }
    }
}
