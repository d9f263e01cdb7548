package meetme.local.aws;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream in which nothing ever happens. */
public final class NoStreams implements DynamoDbStreamsClient {
    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return DescribeStreamResponse.builder()
                .streamDescription(stream -> stream.streamArn(request.streamArn()))
                .build();
    }

    @Override
    public String serviceName() {
        return "none";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
