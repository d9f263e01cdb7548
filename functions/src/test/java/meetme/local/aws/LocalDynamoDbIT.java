package meetme.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

final class LocalDynamoDbIT {
    private static final CreateTableRequest TABLE = CreateTableRequest.builder()
            .tableName("Requests")
            .billingMode("PAY_PER_REQUEST")
            .attributeDefinitions(AttributeDefinition.builder()
                    .attributeName("pk")
                    .attributeType("S")
                    .build())
            .keySchema(KeySchemaElement.builder()
                    .attributeName("pk")
                    .keyType("HASH")
                    .build())
            .build();

    @Test
    void listensToThisMachineOnly() throws IOException {
        try (LocalDynamoDb database = LocalDynamoDb.inMemory()) {
            List<InetAddress> others = Stream.concat(
                            // Of a machine without a network as well.
                            Stream.of(InetAddress.getByName("127.0.0.2")),
                            NetworkInterface.networkInterfaces()
                                    .flatMap(NetworkInterface::inetAddresses)
                                    .filter(address -> !address.isLoopbackAddress()))
                    .toList();

            for (InetAddress other : others) {
                assertThatIOException().isThrownBy(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(
                                new InetSocketAddress(other, database.endpoint().getPort()), 500);
                    }
                });
            }
        }
    }

    @Test
    void keepsItsTablesOnDisk(@TempDir Path folder) throws IOException {
        try (LocalDynamoDb database = LocalDynamoDb.onDisk(folder);
                DynamoDbClient client = client(database.endpoint())) {
            LocalTable.ensure(client, TABLE);
            client.putItem(put -> put.tableName("Requests").item(Map.of("pk", AttributeValue.fromS("1"))));
        }

        try (LocalDynamoDb database = LocalDynamoDb.onDisk(folder);
                DynamoDbClient client = client(database.endpoint())) {
            LocalTable.ensure(client, TABLE);
            assertThat(client.scan(scan -> scan.tableName("Requests")).items())
                    .containsExactly(Map.of("pk", AttributeValue.fromS("1")));
        }
    }

    // While SQLite has a journal, a kill takes back what it has not committed.
    @Test
    void aTransactionThatIsAnsweredCannotBeTakenBackByAKill(@TempDir Path folder) throws IOException {
        try (LocalDynamoDb database = LocalDynamoDb.onDisk(folder);
                DynamoDbClient client = client(database.endpoint())) {
            LocalTable.ensure(client, TABLE);
            assertThat(folder).isDirectoryContaining("glob:**.db");

            for (int i = 0; i < 100; i++) {
                TransactWriteItem write = put(String.valueOf(i));
                client.transactWriteItems(transaction -> transaction.transactItems(write));

                assertThat(folder).isDirectoryNotContaining("glob:**-journal");
            }
        }
    }

    private static TransactWriteItem put(String key) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("Requests").item(Map.of("pk", AttributeValue.fromS(key))))
                .build();
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }
}
