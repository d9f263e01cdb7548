package meetme.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The form on the page, and one plan to fill it in with. */
record AskForm(Page page, Visit visit) {

    static AskForm open(Stage stage, Page page, String email) {
        Visit visit = Visit.plan(stage.desk(), email);
        page.navigate(stage.url("/"));
        // A person needs longer to fill a form in than a script does.
        stage.desk().advance(Duration.ofSeconds(3));
        return new AskForm(page, visit);
    }

    String text(String field) {
        return (String) visit.form().get(field);
    }

    @SuppressWarnings("unchecked")
    List<String> times() {
        return (List<String>) visit.form().get("times");
    }

    Locator field(String name) {
        return page.locator("#" + name);
    }

    Locator meeting() {
        return page.locator("input[name=meeting][value=%s]".formatted(text("meeting")));
    }

    /** In the picker that a script makes. */
    Locator time(String local) {
        return page.locator("#picker input[value='%s']".formatted(local));
    }

    Locator send() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask me"));
    }

    AskForm fillIn() {
        fillInAllButTimes(Map.of());
        times().forEach(time -> this.time(time).check());
        return this;
    }

    AskForm fillInWithoutJavaScript(Map<String, String> differently) {
        fillInAllButTimes(differently);
        List<String> times = differently.containsKey("times") ? List.of(differently.get("times")) : times();
        for (int i = 0; i < times.size(); i++) {
            field("time-" + (i + 1)).fill(times.get(i));
        }
        return this;
    }

    AskForm fillInAllButTimes(Map<String, String> differently) {
        for (String name : List.of("arrive", "leave")) {
            field(name).fill(differently.getOrDefault(name, text(name)));
        }
        meeting().check();
        page.getByLabel("Your name").fill(differently.getOrDefault("name", text("name")));
        page.getByLabel("Your email").fill(differently.getOrDefault("email", text("email")));
        page.getByLabel("What would you like to talk about?").fill(differently.getOrDefault("topic", text("topic")));
        for (String name : List.of("know", "profile")) {
            if (differently.containsKey(name)) {
                field(name).fill(differently.get(name));
            }
        }
        page.getByLabel("I’m not selling anything").check();
        return this;
    }
}
