package meetme.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.simulation.Browser.Answer;

/** The host: presses behind the links in the emails that they have, and keeps their plan on the board. */
final class HostPerson {

    private static final List<String> BUTTONS = List.of(
            "approve", "approve", "approve", "counter", "counter", "decline", "pitch", "cancel", "undo", "undo", "met",
            "missed", "board");

    private static final List<String> PLANS = List.of(
            "add-trip",
            "add-trip",
            "call-off-trip",
            "call-off-trip",
            "undo-call-off",
            "add-days-off",
            "drop-days-off",
            "start-break",
            "end-break");

    private final World world;
    private final Browser browser;
    private final Presses presses;

    HostPerson(World world, Browser browser, Presses presses) {
        this.world = world;
        this.browser = browser;
        this.presses = presses;
    }

    /** A link to their board, among those that they have. */
    Optional<String> board(String step, List<SentMail> mails) {
        List<SentMail.Link> links = links(mails, "/board");
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(world.dice().oneOf(links, step + " which board").token());
    }

    static List<SentMail.Link> links(List<SentMail> mails, String page) {
        return mails.stream()
                .filter(mail -> mail.to().equals(Deployed.HOST))
                .flatMap(mail -> mail.links(page).stream())
                .toList();
    }

    void press(String step, List<SentMail> mails) {
        press(step, mails, BUTTONS);
    }

    private void press(String step, List<SentMail> mails, List<String> buttons) {
        List<Presses.Door> doors = new ArrayList<>();
        mails.stream()
                .filter(mail -> mail.to().equals(Deployed.HOST))
                .forEach(mail -> mail.links("/decide")
                        .forEach(link -> doors.add(new Presses.Door("/api/host", link.token(), mail.request()))));
        if (!doors.isEmpty()) {
            presses.look(step, world.dice().oneOf(doors, step + " which link"), buttons, this::fields);
        }
    }

    private Optional<Map<String, Object>> fields(String step, String action, Answer view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (action) {
            case "approve" -> {
                List<Answer> times = view.in("request").each("times");
                if (!times.isEmpty()) {
                    fields.put("time", world.dice().oneOf(times, step + " time").text("time"));
                }
                fields.put("anyway", world.dice().fraction(step + " anyway") < 0.5);
            }
            case "counter" -> {
                List<Answer> open = view.each("open");
                if (!open.isEmpty()) {
                    Answer day = open.getFirst();
                    fields.put(
                            "times",
                            List.of(day.text("date") + "T" + day.texts("times").getFirst()));
                }
                fields.put("note", "How about this?");
                fields.put("anyway", true);
            }
            case "missed" -> fields.put("why", "no-show");
            case "decline", "cancel" -> fields.put("note", "Sorry.");
            default -> {}
        }
        return Optional.of(fields);
    }

    /** Changes the plan, or has the board's link mailed first. */
    void plan(String step, List<SentMail> mails) {
        board(step, mails).ifPresentOrElse(token -> plan(step, token), () -> press(step, mails, List.of("board")));
    }

    private void plan(String step, String token) {
        if (world.dice().happens(0.08, step + ": ends all links to the board")) {
            browser.persistently(
                    step, "/api/host/board/end", Map.of(), Functions.json(Map.of("token", token)), answer -> {});
            return;
        }
        browser.post(step + ", looks at the board", "/api/host/board", Map.of("token", token), board -> {});
        browser.post(
                step + ", looks at the plan",
                "/api/host/plan",
                Map.of("token", token),
                seen -> seen.filter(Answer::isOk).ifPresent(plan -> plan(step, token, plan)));
    }

    private void plan(String step, String token, Answer plan) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token);
        body.put("version", plan.number("version"));
        String change = world.dice().oneOf(PLANS, step + " change");
        boolean isNothingToCallOff =
                change.equals("call-off-trip") && plan.each("trips").isEmpty();
        String action = isNothingToCallOff ? "add-trip" : change;
        body.put("action", action);
        LocalDate today = LocalDate.ofInstant(world.now(), ZoneId.of("America/Denver"));
        LocalDate first = today.plusDays(2L + world.dice().below(8, step + " from"));
        LocalDate last = first.plusDays(1L + world.dice().below(4, step + " for"));
        switch (action) {
            case "add-trip" -> body.put("trip", trip(first, last));
            case "call-off-trip", "undo-call-off" -> {
                body.put("id", id(step, plan.each("trips")).orElse("new-york"));
                if (action.equals("call-off-trip")) {
                    body.put("anyway", true);
                }
            }
            case "add-days-off" -> {
                body.put("firstDay", first.toString());
                body.put("lastDay", last.toString());
            }
            case "drop-days-off" ->
                body.put("id", id(step, plan.each("daysOff")).orElse("1"));
            case "start-break" -> {
                body.put("until", last.toString());
                body.put("words", "I am at home with a cold.");
            }
            default -> {}
        }
        world.after(
                Duration.ofSeconds(world.dice().below(90, step + " thinks")),
                () -> browser.persistently(
                        step + " " + action, "/api/host/plan/act", Map.of(), Functions.json(body), answer -> {}));
    }

    private Optional<String> id(String step, List<Answer> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(world.dice().oneOf(some, step + " which").text("id"));
    }

    private static Map<String, Object> trip(LocalDate first, LocalDate last) {
        Map<String, Object> hours = new LinkedHashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            hours.put(day, List.of("09:00-12:00", "16:00-20:00"));
        }
        Map<String, Object> trip = new LinkedHashMap<>();
        trip.put("name", "New York");
        trip.put("timeZone", "America/New_York");
        trip.put("firstDay", first.toString());
        trip.put("lastDay", last.toString());
        trip.put("openingHours", hours);
        trip.put("places", List.of(Map.of("name", "Bryant Park", "address", "New York, NY 10018")));
        return trip;
    }
}
