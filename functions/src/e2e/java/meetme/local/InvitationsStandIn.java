package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.local.io.JsonMaps;

/** In the place of what is not there yet. */
final class InvitationsStandIn {

    private final Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
    final List<Map<String, Object>> all = new ArrayList<>();

    static InvitationsStandIn in(BrowserContext context) {
        InvitationsStandIn one = new InvitationsStandIn();
        context.route("**/api/host/invite", one::invite);
        context.route("**/api/host/invitations", route -> fulfil(route, 200, one.list()));
        context.route("**/api/host/invitations/act", one::act);
        context.route("**/api/host/watchers", one::watchers);
        return one;
    }

    private void watchers(Route route) {
        Map<String, Object> body = JsonMaps.object(route.request().postDataBuffer());
        Map<String, Object> answer = new LinkedHashMap<>(Map.of(
                "cities",
                List.of(Map.of("city", "new york", "count", 3), Map.of("city", "Lisboa", "count", 2)),
                "anywhere",
                2));
        if (body.containsKey("tell")) {
            answer.put("told", answers.containsKey("told") ? 0 : 5);
            answers.put("told", Map.of());
        }
        answer.put("trips", List.of(Map.of("id", "new-york", "count", 5, "told", answers.containsKey("told"))));
        fulfil(route, 200, answer);
    }

    @SuppressWarnings("unchecked")
    private void invite(Route route) {
        String key = route.request().headers().get("idempotency-key");
        Map<String, Object> body = JsonMaps.object(route.request().postDataBuffer());
        if (route.request().postData().contains("\u202e")) {
            fulfil(
                    route,
                    422,
                    Map.of(
                            "errors",
                            List.of(Map.of(
                                    "field", "invitations[1].name", "message", "Leave out what cannot be seen."))));
            return;
        }
        Map<String, Object> answer = answers.computeIfAbsent(key, any -> {
            List<Map<String, Object>> made = new ArrayList<>();
            for (Map<String, Object> each : (List<Map<String, Object>>) body.get("invitations")) {
                Map<String, Object> one = new LinkedHashMap<>(each);
                String id = "%032x".formatted(all.size());
                one.put("id", id);
                one.put(
                        "city",
                        Map.of(
                                "id",
                                body.get("city"),
                                "name",
                                body.get("city").equals("denver") ? "Denver" : "New York"));
                one.put("state", "open");
                one.put("at", "2027-02-01T15:00:00Z");
                one.put(
                        "url",
                        ("en".equals(each.get("language")) ? "" : "/" + each.get("language")) + "/invited#secret" + id);
                all.add(one);
                made.add(Map.of("id", id, "name", each.get("name"), "url", one.get("url")));
            }
            return Map.of("invitations", made);
        });
        fulfil(route, 201, answer);
    }

    private void act(Route route) {
        Map<String, Object> body = JsonMaps.object(route.request().postDataBuffer());
        all.stream()
                .filter(each -> each.get("id").equals(body.get("id")))
                .forEach(each -> each.put("state", "withdrawn"));
        fulfil(route, 200, list());
    }

    private Map<String, Object> list() {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String state : List.of("open", "yes", "no", "another", "over")) {
            counts.put(
                    state,
                    all.stream().filter(each -> each.get("state").equals(state)).count());
        }
        return Map.of("invitations", all, "counts", counts);
    }

    static void fulfil(Route route, int status, Map<String, Object> answer) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(new String(JsonMaps.bytes(answer), UTF_8)));
    }
}
