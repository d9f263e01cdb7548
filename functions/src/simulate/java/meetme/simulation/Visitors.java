package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.simulation.Browser.Answer;

/** Those who ask: fill in the form, and press what the page behind their link lets them press, or no longer does. */
final class Visitors {

    /** More than one of each, which makes it more likely. */
    private static final List<String> BUTTONS = List.of(
            "accept",
            "accept",
            "ask",
            "withdraw",
            "move",
            "move",
            "cancel",
            "met",
            "missed",
            "confirm",
            "confirm",
            "erase",
            "erase");

    /**
     * One form, however often it is sent.
     *
     * @param at when it was sent first
     */
    record Form(String key, String email, String body, long at, List<Answer> accepted) {}

    private final World world;
    private final Browser browser;
    private final Presses presses;
    private final List<Form> forms = new ArrayList<>();
    private final List<Presses.Door> doors = new ArrayList<>();
    private final Knows knows;

    /** What the visitor's page checks when it says that it has the request. */
    interface Knows {
        boolean isStored(String requestId);
    }

    Visitors(World world, Browser browser, Presses presses, Knows knows) {
        this.world = world;
        this.browser = browser;
        this.presses = presses;
        this.knows = knows;
    }

    List<Form> forms() {
        return forms;
    }

    /** Somebody asks: sees what is open, and sends the form, perhaps twice. */
    void ask(String step) {
        browser.get(
                step + ", openings",
                "/api/openings",
                seen -> seen.filter(Answer::isOk)
                        .ifPresent(openings -> world.after(
                                Duration.ofSeconds(65 + world.dice().below(600, step + " types for")),
                                () -> ask(step, openings))));
    }

    private void ask(String step, Answer openings) {
        List<Answer> cities = openings.each("cities").stream()
                .filter(city -> !city.each("days").isEmpty())
                .toList();
        if (cities.isEmpty()) {
            return;
        }
        Answer city = world.dice().oneOf(perhapsOnTheRoad(world, cities), step + " city");
        // Mostly somebody new, but now and then somebody who has asked before.
        int who = world.dice().fraction(step + " again") < 0.15 ? 0 : forms.size();
        String email = "visitor" + who + "@example.org";
        String key = "key of " + step;
        Form form = new Form(
                key, email, Functions.json(form(step, openings, city, email)), world.millis(), new ArrayList<>());
        forms.add(form);
        send(step, form);
        if (world.dice().happens(0.15, step + ": a double click")) {
            send(step + ", the second click", form);
        }
    }

    /** In half of all stories everybody comes where the host travels, as long as they do. Home is the first. */
    static List<Answer> perhapsOnTheRoad(World world, List<Answer> cities) {
        boolean isOnTheRoad = cities.size() > 1 && world.dice().fraction("on the road") < 0.5;
        return isOnTheRoad ? cities.subList(1, cities.size()) : cities;
    }

    private Map<String, Object> form(String step, Answer openings, Answer city, String email) {
        List<Answer> days = city.each("days");
        // Soon, and close to what others ask for, so that they meet.
        int first = world.dice().below(Math.min(6, days.size()), step + " first day");
        int last = Math.min(days.size() - 1, first + world.dice().below(4, step + " stays"));
        List<String> times = new ArrayList<>();
        int count = world.dice().below(4, step + " times");
        for (int i = 0; i < count; i++) {
            Answer day = days.get(first + world.dice().below(last - first + 1, step + " day " + i));
            List<String> open = day.texts("times");
            String time = day.text("date") + "T"
                    + open.get(world.dice().below(Math.min(2, open.size()), step + " time " + i));
            if (!times.contains(time)) {
                times.add(time);
            }
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "Visitor of " + step.replace(" ", "-"));
        form.put("email", email);
        form.put("topic", "I would love to hear how you began with robots.");
        form.put("city", city.text("id"));
        form.put("arrive", days.get(first).text("date"));
        form.put("leave", days.get(last).text("date"));
        form.put("times", times);
        form.put("meeting", world.dice().oneOf(List.of("coffee", "walk"), step + " meeting"));
        form.put("pledge", true);
        form.put("language", world.dice().oneOf(List.of("en", "es", "de"), step + " language"));
        form.put("stamp", openings.text("stamp"));
        form.put("extra", "");
        return form;
    }

    private void send(String step, Form form) {
        browser.persistently(
                step,
                "/api/requests",
                Map.of("idempotency-key", form.key()),
                form.body(),
                answer -> answer.filter(any -> any.status() == 201)
                        .ifPresent(accepted -> accepted(step, form, accepted)));
    }

    private void accepted(String step, Form form, Answer accepted) {
        if (!form.accepted().isEmpty() && !form.accepted().getFirst().equals(accepted)) {
            throw new Violation(
                    "The same form gets the same answer", form.accepted().getFirst() + " and " + accepted);
        }
        if (form.accepted().isEmpty() && !knows.isStored(accepted.text("id"))) {
            throw new Violation("Nothing accepted is ever lost", step + " was told 201, and there is no request");
        }
        form.accepted().add(accepted);
        String url = accepted.text("statusUrl");
        doors.add(new Presses.Door(
                "/api/visitor", url.substring(url.indexOf('#') + 1), Optional.of(accepted.text("id"))));
    }

    /** Somebody presses a button behind a link in an email of theirs, or in what the form has answered. */
    void press(String step, List<SentMail> mails) {
        List<Presses.Door> all = new ArrayList<>(doors);
        mails.stream()
                .filter(mail -> !mail.to().equals(Deployed.HOST))
                .forEach(mail -> mail.links("/status")
                        .forEach(link -> all.add(new Presses.Door("/api/visitor", link.token(), mail.request()))));
        if (!all.isEmpty()) {
            presses.look(step, world.dice().oneOf(all, step + " which link"), BUTTONS, this::fields);
        }
    }

    private Optional<Map<String, Object>> fields(String step, String action, Answer view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Answer> offered = view.in("offer").each("times");
        switch (action) {
            case "accept" -> {
                if (offered.isEmpty()) {
                    fields.put("time", "2026-12-03T10:00");
                } else {
                    fields.put(
                            "time", world.dice().oneOf(offered, step + " offer").text("time"));
                }
            }
            case "ask", "move" -> fields.put("times", others(step, view));
            case "missed" -> fields.put("why", "moved");
            default -> {}
        }
        return Optional.of(fields);
    }

    // Within the stay, on another hour.
    private List<String> others(String step, Answer view) {
        String day = view.in("request").text(world.dice().oneOf(List.of("arrive", "leave"), step + " other day"));
        return List.of(day + "T" + world.dice().oneOf(List.of("09:00", "10:00", "16:30"), step + " other time"));
    }
}
