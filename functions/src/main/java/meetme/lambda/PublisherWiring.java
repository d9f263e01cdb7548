package meetme.lambda;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import meetme.aws.dynamo.DynamoRingStore;
import meetme.aws.dynamo.Table;
import meetme.aws.s3.S3Bucket;
import meetme.deploying.Publisher;
import meetme.deploying.ResponseSender;
import meetme.deploying.Rotation;
import meetme.deploying.Site;
import meetme.deploying.TimeLeft;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Wires the publisher, separately from {@link Wiring}, because only publisher.zip contains the S3 client. Nobody waits for
 * it, so the JDK's own HTTP client is good enough, and needs nothing native.
 */
final class PublisherWiring {

    /** Where Lambda unpacks layers; the site is this function's only one. */
    private static final Path LAYER = Path.of("/opt");

    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(500);

    private final Map<String, String> environment;
    private final Path site;

    PublisherWiring(Map<String, String> environment, Path site) {
        this.environment = Map.copyOf(environment);
        this.site = site;
    }

    static PublisherWiring fromEnvironment() {
        return new PublisherWiring(System.getenv(), LAYER);
    }

    Publisher publisher() {
        return publisher(InstantSource.system(), BETWEEN_ANSWERS);
    }

    Publisher publisher(InstantSource clock, Duration betweenAnswers) {
        return new Publisher(
                new Site(site),
                bucket -> new S3Bucket(s3(), bucket),
                () -> new Rotation(new DynamoRingStore(new Table(dynamo(), table())), new SecureRandom(), clock),
                new ResponseSender(betweenAnswers),
                clock);
    }

    private static S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(TimeLeft.STEP))
                .build();
    }

    private static DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(TimeLeft.STEP))
                .build();
    }

    private String table() {
        return Optional.ofNullable(environment.get("TABLE_NAME"))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new IllegalStateException("Set the environment variable TABLE_NAME"));
    }
}
