package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import meetme.simulation.Browser.Answer;

/** Those whom the host invites, and those who would like to be told when the host comes. */
final class Guests {

    /** More than one of each, which makes it more likely. */
    private static final List<String> BUTTONS = List.of("yes", "yes", "yes", "no", "another", "erase");

    /** Somebody who has been invited. */
    record Guest(String invitation, String name, String token) {}

    /** An answer to an invitation that changed something, as the page was told. */
    record Answered(Guest guest, String action, String step) {}

    private final World world;
    private final Browser browser;
    private final List<Guest> guests = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private final Map<String, Long> stopped = new TreeMap<>();

    Guests(World world, Browser browser) {
        this.world = world;
        this.browser = browser;
    }

    List<Guest> guests() {
        return guests;
    }

    List<Answered> answered() {
        return answered;
    }

    /** When somebody was told that they will not be mailed any more, by the id in their emails. */
    Optional<Long> stoppedAt(String watch) {
        return Optional.ofNullable(stopped.get(watch));
    }

    /** The host invites two people to one city, from their board. */
    void invite(String step, List<SentMail> mails) {
        List<SentMail.Link> boards = HostPerson.links(mails, "/board");
        if (boards.isEmpty()) {
            return;
        }
        String token = world.dice().oneOf(boards, step + " which board").token();
        browser.get(
                step + ", openings",
                "/api/openings",
                seen -> seen.filter(Answer::isOk).ifPresent(openings -> {
                    String city = world.dice()
                            .oneOf(openings.each("cities"), step + " city")
                            .text("id");
                    String name = "Guest of " + step.replace(" ", "-");
                    Map<String, Object> body = Map.of(
                            "token",
                            token,
                            "city",
                            city,
                            "invitations",
                            List.of(
                                    Map.of("name", name + " (1)", "line", "Coffee, after all these years?"),
                                    Map.of("name", name + " (2)", "language", "de")));
                    browser.persistently(
                            step,
                            "/api/host/invite",
                            Map.of("idempotency-key", "key of " + step),
                            Functions.json(body),
                            answer -> answer.filter(any -> any.status() == 201).ifPresent(this::remember));
                }));
    }

    private void remember(Answer invited) {
        invited.each("invitations").forEach(one -> {
            String url = one.text("url");
            guests.add(new Guest(one.text("id"), one.text("name"), url.substring(url.indexOf('#') + 1)));
        });
    }

    /** One of them answers, perhaps in two tabs, perhaps once more. */
    void answer(String step) {
        if (guests.isEmpty()) {
            return;
        }
        Guest guest = world.dice().oneOf(guests, step + " which guest");
        Map<String, Object> body = Map.of("token", guest.token());
        browser.post(
                step + ", looks",
                "/api/invited/view",
                body,
                seen -> seen.filter(Answer::isOk).ifPresent(view -> {
                    press(step, guest, view);
                    if (world.dice().happens(0.3, step + ": a second tab")) {
                        press(step + ", second tab", guest, view);
                    }
                }));
    }

    private void press(String step, Guest guest, Answer view) {
        List<String> possible =
                BUTTONS.stream().filter(view.texts("actions")::contains).toList();
        String action = world.dice().oneOf(possible.isEmpty() ? BUTTONS : possible, step + " button");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", guest.token());
        body.put("version", view.number("version"));
        body.put("action", action);
        List<Answer> days = view.each("days");
        if (action.equals("yes") || action.equals("another")) {
            if (days.isEmpty()) {
                return;
            }
            Answer day = days.get(world.dice().below(Math.min(3, days.size()), step + " day"));
            String time = day.text("date") + "T" + day.texts("times").getFirst();
            body.put("email", "guest" + guests.indexOf(guest) + "@example.org");
            body.put("meeting", "coffee");
            body.putAll(action.equals("yes") ? Map.of("time", time) : another(day, time, view));
        }
        if (action.equals("no")) {
            body.put("why", "busy");
        }
        world.after(
                Duration.ofSeconds(world.dice().below(40, step + " thinks")),
                () -> browser.persistently(
                        step + " presses " + action,
                        "/api/invited/act",
                        Map.of("idempotency-key", "key of " + step),
                        Functions.json(body),
                        answer -> answer.filter(any -> any.status() == 200 && !any.has("already"))
                                .ifPresent(any -> answered.add(new Answered(guest, action, step)))));
    }

    private static Map<String, Object> another(Answer day, String time, Answer view) {
        return Map.of(
                "topic",
                "I would love to, but at another time if I may.",
                "arrive",
                day.text("date"),
                "leave",
                day.text("date"),
                "times",
                List.of(time),
                "pledge",
                true,
                "stamp",
                view.text("stamp"));
    }

    /** Somebody leaves an address, to be told when the host comes. */
    void watch(String step) {
        browser.get(
                step + ", openings",
                "/api/openings",
                seen -> seen.filter(Answer::isOk)
                        .ifPresent(openings -> world.after(Duration.ofSeconds(70), () -> {
                            Map<String, Object> body = new LinkedHashMap<>();
                            body.put("email", "watcher" + world.dice().below(3, step + " who") + "@example.org");
                            body.put("language", "en");
                            body.put("stamp", openings.text("stamp"));
                            body.put("extra", "");
                            if (world.dice().fraction(step + " where") < 0.5) {
                                body.put("city", "New York");
                            }
                            browser.persistently(step, "/api/watch", Map.of(), Functions.json(body), answer -> {});
                        })));
    }

    /** They press what stands behind a link in an email of theirs. */
    void pressWatch(String step, List<SentMail> mails) {
        List<SentMail> theirs =
                mails.stream().filter(mail -> !mail.links("/watch").isEmpty()).toList();
        if (theirs.isEmpty()) {
            return;
        }
        SentMail mail = world.dice().oneOf(theirs, step + " which mail");
        String token = mail.links("/watch").getFirst().token();
        String action = world.dice().fraction(step + " button") < 0.7 ? "confirm" : "stop";
        browser.post(step + ", looks", "/api/watch/view", Map.of("token", token), seen -> {});
        browser.persistently(
                step + " presses " + action,
                "/api/watch/act",
                Map.of(),
                Functions.json(Map.of("token", token, "action", action)),
                answer -> answer.filter(any -> any.isOk() && action.equals("stop"))
                        .ifPresent(any -> stopped.put(mail.about(), world.millis())));
    }

    /** The host has those told who want to know of a trip. */
    void tell(String step, List<SentMail> mails) {
        List<SentMail.Link> boards = HostPerson.links(mails, "/board");
        if (boards.isEmpty()) {
            return;
        }
        String token = world.dice().oneOf(boards, step + " which board").token();
        browser.post(
                step + ", looks",
                "/api/host/plan",
                Map.of("token", token),
                seen -> seen.filter(Answer::isOk)
                        .filter(plan -> !plan.each("trips").isEmpty())
                        .ifPresent(plan -> browser.persistently(
                                step + " tells",
                                "/api/host/watchers",
                                Map.of(),
                                Functions.json(Map.of(
                                        "token",
                                        token,
                                        "tell",
                                        plan.each("trips").getFirst().text("id"))),
                                answer -> {})));
    }
}
