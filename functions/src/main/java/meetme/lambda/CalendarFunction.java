package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import meetme.feed.HostsCalendar;
import meetme.log.Log;
import meetme.meetup.Fault;

/**
 * Reads the host's own calendar every ten minutes. A call by hand with {@code {"calendarUrl":"https://…"}} connects one;
 * with an empty address, it is forgotten.
 */
public final class CalendarFunction implements RequestStreamHandler {

    private final HostsCalendar calendar;
    private final Clock clock;

    /** For Lambda. */
    public CalendarFunction() {
        this(CalendarWiring.fromEnvironment().calendar(), Clock.tickMillis(ZoneOffset.UTC));
    }

    public CalendarFunction(HostsCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Optional<String> url = EventJson.text(EventJson.read(in), "calendarUrl");
        JSON.std.write(answer(url), out);
    }

    private Map<String, Object> answer(Optional<String> url) {
        try {
            return told(url.map(each -> calendar.name(each, clock.instant()))
                    .orElseGet(() -> calendar.read(clock.instant())));
        } catch (RuntimeException | Error fault) {
            // It is read again in ten minutes, and a caller by hand gets an answer.
            Log.alarm("The host's calendar could not be updated", clock.millis())
                    .cause(fault)
                    .write();
            return Map.of("calendar", "out of order", "why", Fault.in(fault).code());
        }
    }

    private static Map<String, Object> told(HostsCalendar.Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (outcome) {
            case HostsCalendar.Outcome.None _ -> json.put("calendar", "none");
            case HostsCalendar.Outcome.Forgotten _ -> json.put("calendar", "forgotten");
            case HostsCalendar.Outcome.Read read -> {
                json.put("calendar", "read");
                json.put("entries", read.entries());
                json.put("notUnderstood", read.notUnderstood());
                json.put("busyTimes", read.busy());
            }
            case HostsCalendar.Outcome.NotRead not -> {
                json.put("calendar", not.kept() ? "not read yet, and tried again" : "refused");
                json.put("why", not.why());
            }
        }
        return json;
    }
}
