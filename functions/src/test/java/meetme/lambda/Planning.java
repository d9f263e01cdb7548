package meetme.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;

/** The host with their board on a phone. */
final class Planning {

    private final TestCloud cloud;
    private final String token;

    Planning(TestCloud cloud) {
        this.cloud = cloud;
        this.token = Ways.pass(cloud, Reach.BOARD);
    }

    /** A trip as the host types it: evenings, and one place. */
    static Map<String, Object> trip(String name, String zone, String firstDay, String lastDay) {
        Map<String, Object> trip = new LinkedHashMap<>();
        trip.put("name", name);
        trip.put("timeZone", zone);
        trip.put("firstDay", firstDay);
        trip.put("lastDay", lastDay);
        Map<String, Object> hours = new LinkedHashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            hours.put(day, List.of("09:00-12:00", "18:00-21:00"));
        }
        trip.put("openingHours", hours);
        trip.put("places", List.of(Map.of("name", "Café A Brasileira", "address", "R. Garrett 122, " + name)));
        return trip;
    }

    static Map<String, Object> lisbon() {
        return trip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
    }

    Reply look() {
        return cloud.post("/api/host/plan", Map.of("token", token));
    }

    int version() {
        return look().version();
    }

    Reply act(String action, Map<String, Object> more) {
        return act(version(), action, more);
    }

    Reply act(int version, String action, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("token", token);
        body.put("version", version);
        body.put("action", action);
        return cloud.post("/api/host/plan/act", body);
    }

    /** What must succeed. */
    Reply done(String action, Map<String, Object> more) {
        Reply reply = act(action, more);
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return reply;
    }

    Reply add(Map<String, Object> trip) {
        return done("add-trip", Map.of("trip", trip));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Reply reply, String field) {
        return (List<Map<String, Object>>) reply.json().get(field);
    }
}
