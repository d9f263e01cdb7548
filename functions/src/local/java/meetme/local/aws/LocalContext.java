package meetme.local.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import meetme.local.template.Intrinsics;
import org.jspecify.annotations.Nullable;

/** What Lambda says to a function about its call. What the function logs goes to standard output. */
public final class LocalContext implements Context {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String functionName;
    private final String requestId = UUID.randomUUID().toString();
    private final Instant deadline = Instant.now().plus(TIMEOUT);

    public LocalContext(String functionName) {
        this.functionName = functionName;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + functionName;
    }

    @Override
    public String getLogStreamName() {
        return "one-machine";
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:%s:%s:function:%s".formatted(Intrinsics.REGION, Intrinsics.ACCOUNT, functionName);
    }

    // Null as in Lambda itself, where only an identity pool or a mobile SDK gives these.
    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(
                Math.max(0, Duration.between(Instant.now(), deadline).toMillis()));
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.println(message);
            }

            @Override
            public void log(byte[] message) {
                System.out.writeBytes(message);
            }
        };
    }
}
