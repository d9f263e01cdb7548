package meetme.aws;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;

/** All over one HTTP client, because each of those reads all of the system's certificates first. */
final class HttpClients implements AwsClients {

    static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(4);

    // Two calls fit into the 15 seconds of ApiFunction: a 503 of ours is kinder than the gateway's.
    private static final Duration ALL_TRIES = Duration.ofSeconds(6);

    // SES may take its time with a large recipient; giving up early would mean a second copy.
    private static final Duration SES_ANSWER = Duration.ofSeconds(20);

    private final SdkHttpClient http;
    private final DynamoDbClient dynamo;

    HttpClients(SdkHttpClient http) {
        this.http = http;
        this.dynamo = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallAttemptTimeout(ANSWER).apiCallTimeout(ALL_TRIES))
                .build();
    }

    @Override
    public DynamoDbClient dynamo() {
        return dynamo;
    }

    @Override
    public SesClient ses() {
        return SesClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallTimeout(SES_ANSWER).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
