package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.local.Browser.Reply;

/** What the host changes on the road where no board is needed for it. */
record HostsPlan(Stage stage) {

    private static final String ANYBODY = "anybody@example.org";
    private static final List<String> WEEK =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** A trip with hours in the morning and in the evening. @return its id */
    String addTrip(String name, String zone, String firstDay, String lastDay) {
        Map<String, Object> hours = new LinkedHashMap<>();
        WEEK.forEach(day -> hours.put(day, List.of("09:00-12:00", "18:00-21:00")));
        Map<String, Object> trip = Map.of(
                "name", name,
                "timeZone", zone,
                "firstDay", firstDay,
                "lastDay", lastDay,
                "openingHours", hours,
                "places", List.of(Map.of("name", "Café Central", "address", "1 Main St, " + name)));
        act("add-trip", Map.of("trip", trip));
        return trips().filter(each -> each.get("name").equals(name))
                .map(each -> (String) each.get("id"))
                .findFirst()
                .orElseThrow();
    }

    void act(String action, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("token", token());
        body.put("version", look().get("version"));
        body.put("action", action);
        Reply reply = stage.desk().post("/api/host/plan/act", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** No break, and only the trips of host.json. */
    void clear() {
        if (look().get("break") != null) {
            act("end-break", Map.of());
        }
        trips().filter(trip -> trip.get("from").equals("board"))
                .forEach(trip -> act("call-off-trip", Map.of("id", trip.get("id"), "anyway", true)));
    }

    private Map<String, Object> look() {
        Reply reply = stage.desk().post("/api/host/plan", Map.of("token", token()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @SuppressWarnings("unchecked")
    private Stream<Map<String, Object>> trips() {
        return ((List<Map<String, Object>>) look().get("trips")).stream();
    }

    /** Somebody has to have asked before, whose page can mail it. */
    String token() {
        if (stage.desk().mailsTo(RealProgram.HOST).stream()
                .noneMatch(mail -> mail.text().contains("/board#"))) {
            Visit.plan(stage.desk(), ANYBODY).ask(stage.desk());
            TwoSides.to(stage, ANYBODY).host("board", Map.of());
        }
        return stage.linkOfBoard().replaceFirst(".*#", "");
    }
}
