package meetme.aws;

import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;

/** The SDK's clients. */
public interface AwsClients {

    DynamoDbClient dynamo();

    /** Made when it is asked for: what only answers calls sends no mail. */
    SesClient ses();

    /** With region, credentials and endpoints from where the SDK looks for them: on Lambda, the environment. */
    static AwsClients connected() {
        return new HttpClients(AwsCrtHttpClient.builder()
                .connectionTimeout(HttpClients.CONNECT)
                .build());
    }

    /** The same, but nothing leaves the process: {@link NoConnection}. */
    static AwsClients offline() {
        return new HttpClients(new NoConnection());
    }
}
