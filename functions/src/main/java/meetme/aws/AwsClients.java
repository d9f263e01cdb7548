package meetme.aws;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;

/** The SDK's clients, all over one HTTP client, because each of those reads all of the system's certificates first. */
public final class AwsClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(4);

    // Two calls fit into the 15 seconds of ApiFunction: a 503 of ours is kinder than the gateway's.
    private static final Duration ALL_TRIES = Duration.ofSeconds(6);

    // SES may take its time with a large recipient; giving up early would mean a second copy.
    private static final Duration SES_ANSWER = Duration.ofSeconds(20);

    private final SdkHttpClient http;
    private final DynamoDbClient dynamo;

    private AwsClients(SdkHttpClient http) {
        this.http = http;
        this.dynamo = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallAttemptTimeout(ANSWER).apiCallTimeout(ALL_TRIES))
                .build();
    }

    /** With region, credentials and endpoints from where the SDK looks for them: on Lambda, the environment. */
    public static AwsClients connected() {
        return new AwsClients(
                AwsCrtHttpClient.builder().connectionTimeout(CONNECT).build());
    }

    /** The same, but nothing leaves the process: {@link NoConnection}. */
    public static AwsClients offline() {
        return new AwsClients(new NoConnection());
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    /** Made when it is asked for: what only answers calls sends no mail. */
    public SesClient ses() {
        return SesClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallTimeout(SES_ANSWER).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
