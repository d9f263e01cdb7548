package meetme.aws;

import java.util.Optional;
import meetme.meetup.Fault;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call that AWS refused, or that did not come through to it. */
public final class AwsFault extends RuntimeException implements Fault.Carrier {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    private AwsFault(Fault fault, Throwable cause) {
        super(fault.code(), cause);
        this.fault = fault;
    }

    /** That which was thrown, for whoever is told no more than what it was. */
    public static AwsFault of(RuntimeException thrown) {
        return new AwsFault(read(thrown), thrown);
    }

    /**
     * Whether it is the SDK's. The CRT client's own, as for a name that is not found, are no {@link SdkException}; they are
     * told by their name, as publisher.zip has no CRT.
     */
    public static boolean isOfTheSdk(RuntimeException thrown) {
        return thrown instanceof SdkException || thrown.getClass().getName().startsWith("software.amazon.awssdk.crt.");
    }

    /** What AWS said, or what lies at the bottom of it where nothing was said. */
    public static Fault read(Throwable thrown) {
        Fault bottom = Fault.in(thrown);
        return thrown instanceof AwsServiceException answer
                ? new Fault(code(answer), Optional.ofNullable(answer.requestId()), bottom.root())
                : bottom;
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
