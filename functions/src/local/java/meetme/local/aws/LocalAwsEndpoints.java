package meetme.local.aws;

import java.net.URI;
import java.util.Map;
import meetme.local.template.Intrinsics;

/** Points the AWS clients of this process to this machine, with nothing in the program's code that knows of it. */
public final class LocalAwsEndpoints {
    private LocalAwsEndpoints() {}

    /** For the clients that are built from now on. The SDK minds the case of these names. */
    public static void use(URI dynamoDb, URI ses) {
        Map.of(
                        "aws.region",
                        Intrinsics.REGION,
                        "aws.accessKeyId",
                        "local",
                        "aws.secretAccessKey",
                        "local",
                        "aws.endpointUrlDynamoDb",
                        dynamoDb.toString(),
                        "aws.endpointUrlDynamoDbStreams",
                        dynamoDb.toString(),
                        "aws.endpointUrlSes",
                        ses.toString())
                .forEach(System::setProperty);
    }
}
