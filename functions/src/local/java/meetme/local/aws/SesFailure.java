package meetme.local.aws;

/**
 * The ways in which SES fails, with its own codes.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html#API_SendRawEmail_Errors">SES</a>
 */
public enum SesFailure {
    THROTTLED(400, "Throttling", "Maximum sending rate exceeded."),
    UNAVAILABLE(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."),
    BROKEN(500, "InternalFailure", "The request processing has failed because of an unknown error."),
    NOT_VERIFIED(
            400,
            "MessageRejected",
            "Email address is not verified. The following identities failed the check in region US-EAST-1"),
    BLACKLISTED(400, "MessageRejected", "Address blacklisted."),
    PAUSED(400, "AccountSendingPausedException", "Sending is paused for this account."),
    /** The mail is kept and goes out; the caller never hears so. */
    ACCEPTED_THEN_HUNG(0, "", "");

    final int status;
    final String code;
    final String message;

    SesFailure(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }
}
