package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The part of a page where somebody leaves an address, to be told when the host comes. */
record WatchForm(Page page) {

    Locator email() {
        return page.locator("#watch-email");
    }

    Locator city() {
        return page.locator("#watch-city");
    }

    Locator title() {
        return page.locator("#watching-title");
    }

    /** What is wrong, on top of it. */
    Locator problems() {
        return page.locator("[data-count='watching.problems']");
    }

    void press() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, tell me"))
                .click();
    }

    void send(String email) {
        email().fill(email);
        press();
        assertThat(title()).hasText("Check your inbox");
        assertThat(title()).isFocused();
    }
}
