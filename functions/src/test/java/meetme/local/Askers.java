package meetme.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Visitors who fill in the form, one after the other, and now and then send it twice. */
final class Askers implements Crowd.Person {

    /** So many, of whom all come from one address, are well within what is taken in a day. */
    private static final int MOST = 20;

    /** The days before will be too soon to be asked for, as time passes quickly here. */
    private static final int SOON = 2;

    private final Map<String, Object> template;
    private final List<Shown> days;
    private final Notebook notebook;
    private final List<Sent> today = new ArrayList<>();

    private Askers(Map<String, Object> template, List<Shown> days, Notebook notebook) {
        this.template = template;
        this.days = days;
        this.notebook = notebook;
    }

    /** Those of a day: they see what is open, and take their time. */
    static Askers of(Browser browser, Notebook notebook) {
        List<Shown> days =
                Shown.by(browser.get("/api/openings")).each("cities").getFirst().each("days");
        return new Askers(Visit.plan(browser, "pat@example.org").form(), days, notebook);
    }

    /** What they all fill in in the same way. */
    Map<String, Object> template() {
        return template;
    }

    @Override
    public void goOn(Browser browser, RandomGenerator random) {
        if (today.size() < MOST) {
            today.add(Sent.anew("/api/requests", form(random)));
        }
        Sent form = random.nextInt(5) == 0 ? today.get(random.nextInt(today.size())) : today.getLast();
        if (notebook.send(browser, form).isEmpty()) {
            throw new AssertionError("A form was refused: " + form);
        }
    }

    // Soon, and close to what others ask for, so that they get into each other's way.
    private Map<String, Object> form(RandomGenerator random) {
        Shown day = days.get(SOON + random.nextInt(8));
        List<String> times = day.texts("times").stream()
                .limit(random.nextInt(3))
                .map(time -> day.text("date") + "T" + time)
                .toList();
        Map<String, Object> form = new LinkedHashMap<>(template);
        form.put("email", somebody(random));
        form.put("arrive", day.text("date"));
        form.put("leave", day.text("date"));
        form.put("times", times);
        return form;
    }

    static String somebody(RandomGenerator random) {
        return "somebody-" + Long.toHexString(random.nextLong()) + "@example.org";
    }
}
