package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import meetme.simulation.Browser.Answer;

/** Those whom the host invites, and those who would like to be told when the host comes. */
final class Guests {

    /** More than one of each, which makes it more likely. */
    private static final List<String> BUTTONS = List.of("yes", "yes", "yes", "no", "no", "another", "erase");

    /** None is wherever it is. Nobody goes to Lisbon. */
    private static final List<String> PLACES = List.of("New York", "NEW YORK", "", "Lisbon", "Lisbon");

    /** Somebody who has been invited. */
    record Guest(String invitation, String name, String token) {}

    /** An answer to an invitation that changed something, as the page was told. */
    record Answered(Guest guest, String action, String step) {}

    /**
     * Somebody wants to be told no more, and the page says that they are not.
     *
     * @param at in milliseconds
     */
    record Stopped(SentMail mail, long at) {}

    private final World world;
    private final Browser browser;
    private final List<Guest> guests = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private final Set<String> takenBack = new TreeSet<>();
    private final List<Stopped> stopped = new ArrayList<>();

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

    /** Those of which the host was told that nobody can answer them any more. */
    Set<String> takenBack() {
        return takenBack;
    }

    /** When somebody was told that they will not be mailed any more. */
    List<Stopped> stopped() {
        return stopped;
    }

    /** The host invites two people to one city, from their board. */
    void invite(String step, String board) {
        browser.get(
                step + ", openings",
                "/api/openings",
                seen -> seen.filter(Answer::isOk).ifPresent(openings -> {
                    String city = world.dice()
                            .oneOf(Visitors.perhapsOnTheRoad(world, openings.each("cities")), step + " city")
                            .text("id");
                    String name = "Guest of " + step.replace(" ", "-");
                    Map<String, Object> body = Map.of(
                            "token",
                            board,
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

    /** One of them answers, perhaps in two tabs, perhaps just when another one or the host presses, too. */
    void answer(String step, Optional<String> board) {
        if (guests.isEmpty()) {
            board.ifPresent(token -> invite(step, token));
            return;
        }
        Guest guest = world.dice().oneOf(guests, step + " which guest");
        Duration pause = Duration.ofSeconds(world.dice().below(40, step + " thinks"));
        look(step, step, guest, pause);
        if (world.dice().happens(0.3, step + ": another guest at the same moment")) {
            Guest other = world.dice().oneOf(guests, step + " which other guest");
            look(step + ", the other", step, other, pause);
        }
        if (world.dice().happens(0.15, step + ": the host takes it back at the same moment")) {
            board.ifPresent(token -> world.after(pause, () -> takeBack(step, guest, token)));
        }
    }

    /** @param alike whoever has the same chooses the same, if they can */
    private void look(String step, String alike, Guest guest, Duration pause) {
        browser.post(
                step + ", looks",
                "/api/invited/view",
                Map.of("token", guest.token()),
                seen -> seen.filter(Answer::isOk).ifPresent(view -> {
                    press(step, alike, guest, view, pause);
                    if (world.dice().happens(0.3, step + ": a second tab")) {
                        press(step + ", second tab", step + ", second tab", guest, view, pause);
                    }
                }));
    }

    private void press(String step, String alike, Guest guest, Answer view, Duration pause) {
        List<String> possible = world.dice()
                .some(BUTTONS.stream().filter(view.texts("actions")::contains).toList(), "mood of guests");
        String action = world.dice().oneOf(possible.isEmpty() ? BUTTONS : possible, alike + " button");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", guest.token());
        body.put("version", view.number("version"));
        body.put("action", action);
        List<Answer> days = view.each("days");
        if (action.equals("yes") || action.equals("another")) {
            if (days.isEmpty()) {
                return;
            }
            Answer day = days.get(world.dice().below(Math.min(2, days.size()), alike + " day"));
            String time = day.text("date") + "T" + day.texts("times").getFirst();
            body.put("email", "guest" + guests.indexOf(guest) + "@example.org");
            body.put("meeting", "coffee");
            body.putAll(action.equals("yes") ? Map.of("time", time) : another(day, time, view));
        }
        if (action.equals("no")) {
            body.put("why", "busy");
        }
        world.after(
                pause.plusMillis(world.dice().below(10, step + " between")),
                () -> browser.persistently(
                        step + " presses " + action,
                        "/api/invited/act",
                        Map.of("idempotency-key", "key of " + step),
                        Functions.json(body),
                        answer -> answer.filter(any -> any.status() == 200 && !any.has("already"))
                                .ifPresent(any -> answered.add(new Answered(guest, action, step)))));
    }

    /** The host takes one of the invitations back. */
    void takeBack(String step, String board) {
        if (!guests.isEmpty()) {
            takeBack(step, world.dice().oneOf(guests, step + " which guest"), board);
        }
    }

    private void takeBack(String step, Guest guest, String board) {
        browser.persistently(
                step + " takes back",
                "/api/host/invitations/act",
                Map.of(),
                Functions.json(Map.of("token", board, "id", guest.invitation(), "action", "withdraw")),
                answer -> answer.filter(Answer::isOk)
                        .filter(list -> isTakenBack(guest, list))
                        .ifPresent(list -> takenBack.add(guest.invitation())));
    }

    private static boolean isTakenBack(Guest guest, Answer list) {
        return list.each("invitations").stream()
                .anyMatch(each -> each.text("id").equals(guest.invitation())
                        && each.text("state").equals("withdrawn"));
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

    /** Somebody leaves an address, to be told when the host comes, and mostly confirms it from the email that comes then. */
    void watch(String step, List<SentMail> mails) {
        String email = "watcher" + world.dice().below(3, step + " who") + "@example.org";
        String city = world.dice().oneOf(PLACES, step + " where");
        browser.get(
                step + ", openings",
                "/api/openings",
                seen -> seen.filter(Answer::isOk)
                        .ifPresent(openings -> world.after(Duration.ofSeconds(70), () -> {
                            Map<String, Object> body = new LinkedHashMap<>();
                            body.put("email", email);
                            body.put("language", "en");
                            body.put("stamp", openings.text("stamp"));
                            body.put("extra", "");
                            if (!city.isEmpty()) {
                                body.put("city", city);
                            }
                            browser.persistently(step, "/api/watch", Map.of(), Functions.json(body), answer -> {});
                        })));
        if (world.dice().happens(0.7, step + ": they look at their mail")) {
            world.after(
                    Duration.ofMinutes(3L + world.dice().below(60, step + " looks after")),
                    () -> theirs(mails, email).ifPresent(mail -> pressWatch(step, mail, "confirm", mails)));
        }
    }

    private static Optional<SentMail> theirs(List<SentMail> mails, String email) {
        return mails.reversed().stream()
                .filter(mail -> mail.to().equals(email) && !mail.links("/watch").isEmpty())
                .findFirst();
    }

    /** They press what stands behind a link in an email of theirs. */
    void pressWatch(String step, List<SentMail> mails) {
        List<SentMail> theirs =
                mails.stream().filter(mail -> !mail.links("/watch").isEmpty()).toList();
        if (theirs.isEmpty()) {
            watch(step, mails);
            return;
        }
        SentMail mail = world.dice().oneOf(theirs, step + " which mail");
        pressWatch(step, mail, action(step), mails);
        if (world.dice().happens(0.3, step + ": a second tab")) {
            String other = action(step).equals("stop") ? "confirm" : "stop";
            pressWatch(step + ", second tab", mail, other, mails);
        }
    }

    private String action(String step) {
        return world.dice().fraction(step + " button") < 0.7 ? "confirm" : "stop";
    }

    private void pressWatch(String step, SentMail mail, String action, List<SentMail> mails) {
        String token = mail.links("/watch").getFirst().token();
        browser.post(step + ", looks", "/api/watch/view", Map.of("token", token), seen -> {});
        world.after(
                Duration.ofMillis(world.dice().below(10, step + " between")),
                () -> browser.persistently(
                        step + " presses " + action,
                        "/api/watch/act",
                        Map.of(),
                        Functions.json(Map.of("token", token, "action", action)),
                        answer -> answer.filter(Answer::isOk).ifPresent(any -> {
                            if (action.equals("stop")) {
                                stopped(mail, any);
                            } else if (world.dice().happens(0.4, step + ": the host tells")) {
                                tellSoon(step, mails);
                            }
                        })));
    }

    private void tellSoon(String step, List<SentMail> mails) {
        world.after(
                Duration.ofMinutes(world.dice().below(60, step + " tells after")),
                () -> HostPerson.links(mails, "/board").stream()
                        .findFirst()
                        .ifPresent(board -> tell(step, board.token())));
    }

    private void stopped(SentMail mail, Answer answer) {
        if (!answer.text("state").equals("off")) {
            throw new Violation("A press that was answered holds", "stop of " + mail.id() + " got " + answer);
        }
        stopped.add(new Stopped(mail, world.millis()));
    }

    /** The host has those told who want to know of a trip. */
    void tell(String step, String board) {
        browser.post(
                step + ", looks",
                "/api/host/plan",
                Map.of("token", board),
                seen -> seen.filter(Answer::isOk)
                        .filter(plan -> !plan.each("trips").isEmpty())
                        .ifPresent(plan -> browser.persistently(
                                step + " tells",
                                "/api/host/watchers",
                                Map.of(),
                                Functions.json(Map.of(
                                        "token",
                                        board,
                                        "tell",
                                        world.dice()
                                                .oneOf(plan.each("trips"), step + " which trip")
                                                .text("id"))),
                                answer -> {})));
    }
}
