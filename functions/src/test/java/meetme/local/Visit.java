package meetme.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import meetme.local.Browser.Reply;

/** A visitor who asks for the first two times that are open, whatever host.json says. */
record Visit(Map<String, Object> form, String time, String key) {

    @SuppressWarnings("unchecked")
    static Visit plan(Browser browser, String email) {
        Map<String, Object> openings = browser.get("/api/openings").json();
        Map<String, Object> city = ((List<Map<String, Object>>) openings.get("cities")).get(0);
        List<Map<String, Object>> days = (List<Map<String, Object>>) city.get("days");
        Map<String, Object> day = days.get(days.size() / 2);
        List<String> times = ((List<String>) day.get("times"))
                .stream().map(time -> day.get("date") + "T" + time).toList();
        Map<String, Object> meeting = ((List<Map<String, Object>>) openings.get("meetings")).get(0);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "Pat Visitor");
        form.put("email", email);
        form.put("topic", "I would love to hear how you began, over something warm to drink.");
        form.put("city", city.get("id"));
        form.put("arrive", day.get("date"));
        form.put("leave", day.get("date"));
        form.put("times", times.subList(0, Math.min(2, times.size())));
        form.put("meeting", meeting.get("id"));
        form.put("pledge", true);
        form.put("language", "en");
        form.put("stamp", openings.get("stamp"));
        form.put("extra", "");
        // Nobody fills a form in within two seconds.
        browser.advance(Duration.ofSeconds(3));
        return new Visit(form, times.get(0), UUID.randomUUID().toString());
    }

    Reply ask(Browser browser) {
        return browser.post("/api/requests", form, "idempotency-key", key);
    }
}
