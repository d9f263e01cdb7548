package meetme.aws.ses;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.http.HttpException;

/** What goes wrong on the way to AWS, by the names that the CRT client has for it. */
final class CrtFaults {

    private static final int DEEPEST = 20;

    /** With these no connection came about, so that nothing has left. */
    private static final Pattern BEFORE_ANY_CALL = Pattern.compile("AWS_IO_DNS_.*"
            + "|AWS_IO_SOCKET_(?!CLOSED).*"
            + "|AWS_IO_TLS_(?!ERROR_READ_FAILURE|ERROR_WRITE_FAILURE|ERROR_ALERT_RECEIVED|ALERT_NOT_GRACEFUL|CLOSED_).*"
            + "|AWS_ERROR_HTTP_CONNECTION_MANAGER_.*");

    private CrtFaults() {}

    /** The name of this one, or of what caused it. */
    static Optional<String> name(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof HttpException http) {
                return Optional.of(CRT.awsErrorName(http.getErrorCode()));
            }
            if (at instanceof CrtRuntimeException crt) {
                return Optional.of(crt.errorName);
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    static boolean isBeforeAnyCall(String name) {
        return BEFORE_ANY_CALL.matcher(name).matches();
    }
}
