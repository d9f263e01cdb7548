package meetme.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import meetme.local.aws.LocalDynamoDb;
import meetme.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** One DynamoDB Local for all tests of the process: starting it takes seconds, a table takes none. */
final class SharedDynamo {

    private static final LocalDynamoDb DATABASE = LocalDynamoDb.inMemory();
    private static final DynamoDbClient CLIENT = connect(DATABASE);

    private SharedDynamo() {}

    private static DynamoDbClient connect(LocalDynamoDb database) {
        System.setProperty("aws.endpointUrlDynamoDb", database.endpoint().toString());
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.region", "us-west-2");
        return DynamoDbClient.builder()
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .region(Region.US_WEST_2)
                .build();
    }

    static DynamoDbClient client() {
        return CLIENT;
    }

    /**
     * The table as template.yaml has it, but for its stream, which nothing reads here: DynamoDB Local keeps the records of all
     * tables that ever were, and is slower with each of them.
     */
    static CreateTableRequest definition() {
        try {
            return Template.read(Path.of("..", "template.yaml")).table().toBuilder()
                    .streamSpecification((StreamSpecification) null)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
