package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** The page behind an invitation's link. */
record GuestPage(Page page) {

    /** A phone that shows little. */
    static GuestPage onASmallPhone(Stage stage) {
        return new GuestPage(stage.window(360, 640));
    }

    Locator times() {
        return page.locator(".days .chip");
    }

    Locator time(String local) {
        return page.locator("button[value='%s']".formatted(local));
    }

    /** A field of the yes. */
    Locator field(String name) {
        return page.locator("#yes-" + name);
    }

    /** What is wrong with the yes. */
    Locator problems() {
        return page.locator("form[data-action=yes] .problems");
    }

    /** A kind of meetup. */
    Locator chip(String kind) {
        return page.locator("form[data-action=yes] label.chip").filter(new Locator.FilterOptions().setHasText(kind));
    }

    Locator state(String state) {
        return page.locator("[data-state=%s]".formatted(state));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses a time, and enters an address. */
    void choose(String local, String email) {
        time(local).click();
        field("email").fill(email);
    }

    void book(String local, String email) {
        choose(local, email);
        button("See you there").click();
        page.waitForURL("**/status#*");
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "invited", name + "-" + page.viewportSize().width + ".png"))
                .setFullPage(true));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is too wide")
                .isTrue();
    }
}
