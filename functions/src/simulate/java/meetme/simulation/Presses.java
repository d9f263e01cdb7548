package meetme.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import meetme.simulation.Browser.Answer;

/** A page behind a link: somebody looks, thinks, and presses, perhaps what is no longer there to be pressed, perhaps in two tabs. */
final class Presses {

    /**
     * Where a link leads.
     *
     * @param api of the host or of the visitor
     * @param about the request, where the email is about one
     */
    record Door(String api, String token, Optional<String> about) {}

    /**
     * A press that changed something, as its answer said.
     *
     * @param version that the page showed
     * @param at when it was pressed, in milliseconds
     */
    record Pressed(String request, boolean byHost, String action, int version, long at, String step) {}

    /** What a press comes with, if it can be pressed at all. */
    interface Fields {
        Optional<Map<String, Object>> of(String step, String action, Answer view);
    }

    private final World world;
    private final Browser browser;
    private final Predicate<String> lives;
    private final List<Pressed> pressed = new ArrayList<>();

    /** @param lives whether a request is stored, and nobody has erased it */
    Presses(World world, Browser browser, Predicate<String> lives) {
        this.world = world;
        this.browser = browser;
        this.lives = lives;
    }

    List<Pressed> pressed() {
        return pressed;
    }

    void look(String step, Door door, List<String> buttons, Fields fields) {
        browser.post(step + ", looks", door.api() + "/view", Map.of("token", door.token()), seen -> {
            seen.filter(answer ->
                            answer.status() == 404 && door.about().filter(lives).isPresent())
                    .ifPresent(answer -> {
                        throw new Violation("A link opens what it is about", step + " " + door.about());
                    });
            seen.filter(Answer::isOk).ifPresent(view -> think(step, door, buttons, fields, view));
        });
    }

    private void think(String step, Door door, List<String> buttons, Fields fields, Answer view) {
        List<String> possible = view.texts("actions");
        List<String> wanted =
                world.dice().some(buttons.stream().filter(possible::contains).toList(), "mood " + door.api());
        // Mostly what the page shows; now and then what another page had shown.
        boolean isStale = wanted.isEmpty() || world.dice().fraction(step + " stale") < 0.1;
        String action = world.dice().oneOf(isStale ? buttons : wanted, step + " button");
        Duration pause = Duration.ofSeconds(world.dice().below(60, step + " thinks"));
        world.after(pause, () -> press(step, door, action, fields, view));
        if (world.dice().happens(0.35, step + ": a second tab")) {
            String other = world.dice().oneOf(isStale ? buttons : wanted, step + " second button");
            world.after(
                    pause.plusMillis(world.dice().below(10, step + " between")),
                    () -> press(step + ", second tab", door, other, fields, view));
        }
    }

    private void press(String step, Door door, String action, Fields fields, Answer view) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", door.token());
        body.put("version", view.number("version"));
        body.put("action", action);
        body.putAll(fields.of(step, action, view).orElse(Map.of()));
        long at = world.millis();
        browser.persistently(
                step + " presses " + action,
                door.api() + "/act",
                Map.of(),
                Functions.json(body),
                answer -> answer.filter(any -> any.status() == 200 && !any.has("already"))
                        .ifPresent(any -> pressed.add(new Pressed(
                                view.in("request").text("id"),
                                door.api().equals("/api/host"),
                                action,
                                view.number("version"),
                                at,
                                step))));
    }
}
