package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** The part of the host's board where they invite people. */
record HostsInvitations(Page page) {

    /** Opened on a board that is there. */
    static HostsInvitations open(Page page) {
        page.locator("#invite-open > summary").click();
        HostsInvitations invitations = new HostsInvitations(page);
        assertThat(invitations.field("name")).isVisible();
        return invitations;
    }

    /** A field of the form. */
    Locator field(String name) {
        return page.locator("#invite-" + name);
    }

    /** From where names come. */
    void way(String words) {
        page.locator(".ways .chip")
                .filter(new Locator.FilterOptions().setHasText(words))
                .click();
    }

    Locator button(String words) {
        return page.locator("#invite")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                .first();
    }

    void choose(String name, byte[] file) {
        field("file").setInputFiles(new FilePayload(name, "text/csv", file));
    }

    /** Ticks somebody among the connections. */
    void pick(String name) {
        field("find").fill(name);
        page.locator("#invite-found label")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("input")
                .check();
    }

    Locator chosen() {
        return page.locator("#invite-guests > li");
    }

    /** Those who were chosen, with what is theirs unfolded. */
    Locator guest(String name) {
        return chosen().filter(new Locator.FilterOptions().setHasText(name));
    }

    void invite() {
        field("yes").click();
    }

    Locator told() {
        return field("told");
    }

    Locator problems() {
        return page.locator("form[data-action=invite] > .problems");
    }

    /** Those who are invited to one place. */
    Locator group(String where) {
        return page.locator("#invite-groups > details")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("summary", new Page.LocatorOptions().setHasText(where))));
    }

    /** Only some of those who are invited to one place. */
    void show(String where, String words) {
        group(where)
                .locator(".filters .chip")
                .filter(new Locator.FilterOptions().setHasText(words))
                .click();
    }

    Locator card(String name) {
        return page.locator("#invite-groups .invitation")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h4", new Page.LocatorOptions().setHasText(name))));
    }

    Locator message(String name) {
        return card(name).locator("textarea");
    }
}
