package meetme.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import meetme.local.desk.NextDue;

/**
 * The program's handlers, the very classes that are deployed, and when they have something to do. One instance of each
 * serves all calls, also at the same time.
 */
record Functions(
        RequestStreamHandler api,
        RequestStreamHandler mail,
        RequestHandler<Map<String, Object>, ?> sweep,
        RequestStreamHandler bounce,
        RequestStreamHandler calendar,
        NextDue nextDue) {}
