package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import meetme.publishing.Publisher;
import org.jspecify.annotations.Nullable;

/** Does for a deployment what CloudFormation cannot: publishes the site, makes the key ring and turns it. */
public final class PublisherFunction implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void> {

    private final Publisher publisher;

    /** For Lambda. */
    public PublisherFunction() {
        this(PublisherWiring.fromEnvironment().publisher());
    }

    public PublisherFunction(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public @Nullable Void handleRequest(CloudFormationCustomResourceEvent event, Context context) {
        publisher.serve(PublisherEvent.read(event, context));
        return null;
    }
}
