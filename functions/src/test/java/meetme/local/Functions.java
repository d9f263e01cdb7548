package meetme.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;

/**
 * The program's handlers, the very classes that are deployed, and when they have something to do. One instance of each
 * serves all calls, also at the same time.
 */
record Functions(
        RequestStreamHandler api,
        RequestHandler<DynamodbEvent, StreamsEventResponse> mail,
        RequestHandler<ScheduledEvent, Void> sweep,
        RequestHandler<SNSEvent, Void> bounce,
        NextDue nextDue) {}
