package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The part of the host's board where what changes on the road is changed. */
record HostsBoard(Stage stage, Page page) {

    private static final String ANYBODY = "anybody@example.org";

    /** From the link in the mail. */
    static HostsBoard open(Stage stage, Page page) {
        page.navigate(link(stage));
        HostsBoard board = new HostsBoard(stage, page);
        assertThat(page.locator("#plan-add")).isVisible();
        return board;
    }

    /** Somebody has to have asked before, whose page can mail it. */
    private static String link(Stage stage) {
        if (stage.desk().mailsTo(RealProgram.HOST).stream()
                .noneMatch(mail -> mail.text().contains("/board#"))) {
            Visit.plan(stage.desk(), ANYBODY).ask(stage.desk());
            TwoSides.to(stage, ANYBODY).host("board", Map.of());
        }
        return stage.linkOfBoard();
    }

    Locator summary(String words) {
        return page.locator("#plan summary")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    Locator button(String words) {
        return page.locator("#plan")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                .first();
    }

    /** The field of a new trip. */
    Locator field(String name) {
        return page.locator("#add-" + name);
    }

    /** A part of the day that is the same for all days. */
    Locator part(String name) {
        return page.locator("#add-every .chip").filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator place(String what) {
        return page.locator("#plan-add .place ." + what);
    }

    Locator card(String city) {
        return page.locator("#plan-trips .card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h4", new Page.LocatorOptions().setHasText(city))));
    }

    /** Fills in all that a trip needs. */
    void fillInTrip(String city, LocalDate firstDay, LocalDate lastDay) {
        summary("Add a trip").click();
        field("name").fill(city);
        field("name").blur();
        field("firstDay").fill(firstDay.toString());
        field("lastDay").fill(lastDay.toString());
        part("Lunch").locator("input").check();
        place("name").fill(city + " Central");
        place("address").fill("1 Main St");
    }

    void addTrip(String city, LocalDate firstDay, LocalDate lastDay) {
        fillInTrip(city, firstDay, lastDay);
        button("Add this trip").click();
        assertThat(card(city)).isFocused();
    }

    /** What the page would offer there, by its first part. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> cities() {
        return (List<Map<String, Object>>)
                stage.desk().get("/api/openings").json().get("cities");
    }

    /** The days of a city that are open. */
    @SuppressWarnings("unchecked")
    List<String> days(String city) {
        return cities().stream()
                .filter(each -> each.get("id").equals(city))
                .flatMap(each -> ((List<Map<String, Object>>) each.get("days")).stream())
                .map(day -> (String) day.get("date"))
                .toList();
    }
}
