package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.local.Browser.Reply;

/** What both sides of one request press where no page is needed for it. */
record TwoSides(Stage stage, String hosts, String visitors) {

    static TwoSides to(Stage stage, String email) {
        return new TwoSides(stage, token(stage.linkOfHost(email)), token(stage.linkOf(email)));
    }

    private static String token(String link) {
        return link.replaceFirst(".*#", "");
    }

    void host(String action, Map<String, Object> more) {
        act("host", hosts, action, more);
    }

    void visitor(String action, Map<String, Object> more) {
        act("visitor", visitors, action, more);
    }

    private void act(String side, String token, String action, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.putAll(Map.of("token", token, "version", view(side, token).get("version"), "action", action));
        Reply reply = stage.desk().post("/api/" + side + "/act", order);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private Map<String, Object> view(String side, String token) {
        return stage.desk()
                .post("/api/" + side + "/view", Map.of("token", token))
                .json();
    }

    String state() {
        return (String) view("visitor", visitors).get("state");
    }

    /** When they are to meet, as the visitor sees it. */
    @SuppressWarnings("unchecked")
    String agreed() {
        return (String) ((Map<String, Object>) view("visitor", visitors).get("meetup")).get("time");
    }

    @SuppressWarnings("unchecked")
    List<String> proposed() {
        return times((Map<String, Object>) view("visitor", visitors).get("request"));
    }

    @SuppressWarnings("unchecked")
    List<String> offered() {
        return times((Map<String, Object>) view("visitor", visitors).get("offer"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> times(Map<String, Object> of) {
        return ((List<Map<String, Object>>) of.get("times"))
                .stream().map(slot -> (String) slot.get("time")).toList();
    }

    /** Times on the first day of the stay that are still open and were not asked for. */
    @SuppressWarnings("unchecked")
    List<String> freeTimes(int count) {
        Map<String, Object> request =
                (Map<String, Object>) view("visitor", visitors).get("request");
        Map<String, Object> city = ((List<Map<String, Object>>)
                        stage.desk().get("/api/openings").json().get("cities"))
                .get(0);
        return ((List<Map<String, Object>>) city.get("days"))
                .stream()
                        .filter(day -> day.get("date").equals(request.get("arrive")))
                        .flatMap(TwoSides::timesOn)
                        .filter(time -> !times(request).contains(time))
                        .skip(1)
                        .limit(count)
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> timesOn(Map<String, Object> day) {
        return ((List<String>) day.get("times")).stream().map(time -> day.get("date") + "T" + time);
    }

    /** To the day after next, when everybody has been asked how it was. */
    @SuppressWarnings("unchecked")
    void advanceBeyond(String local) {
        Map<String, Object> openings = stage.desk().get("/api/openings").json();
        String zone = (String)
                ((List<Map<String, Object>>) openings.get("cities")).get(0).get("timeZone");
        Instant then =
                LocalDateTime.parse(local).plusDays(2).atZone(ZoneId.of(zone)).toInstant();
        stage.desk().advance(Duration.between(Instant.parse((String) openings.get("now")), then));
    }
}
