package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request from the first look at the page to its end, on a phone, as people see it. */
@Tag("e2e")
class VisitInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void aStrangerAsksOnAPhoneAndTheHostAnswersFromTheMail() {
        // When a visitor fills the form in
        Page visitor = STAGE.phone();
        AskForm form = AskForm.open(STAGE, visitor, "pat@example.org").fillIn();
        assertThat(visitor.locator("#stay")).containsText("Denver");
        assertFits(visitor);
        form.send().click();

        // Then nothing is booked yet
        visitor.waitForURL("**/status#*");
        assertThat(visitor.locator(".state")).hasText("Not booked yet");
        assertThat(visitor).hasTitle("I have your request, Pat Visitor");
        assertFits(visitor);
        // And only the link that was mailed shows whose address it is
        assertThat(button(visitor, "Yes, this is my address")).hasCount(0);
        // (only the secret in the address changes, so the page loads itself anew)
        visitor.navigate(STAGE.linkOf("pat@example.org"));
        assertThat(button(visitor, "Yes, this is my address")).isVisible();

        // When the host says yes, takes it back, and says yes again
        Page host = STAGE.phone();
        host.navigate(STAGE.linkOfHost("pat@example.org"));
        assertThat(heading(host)).hasText("Pat Visitor would like to meet you");
        assertFits(host);
        // The city's clocks, and apart from them those around the host
        assertThat(host.locator("form[data-action=approve] .choice").first())
                .hasText(Pattern.compile("[AP]M M[SD]T · .*[AP]M where you are now"));
        button(host, "Yes, meet Pat Visitor").click();
        assertThat(heading(host)).hasText("You are meeting Pat Visitor");
        assertThat(heading(host)).isFocused();
        button(host, "Undo").click();
        assertThat(heading(host)).hasText("Pat Visitor would like to meet you");
        button(host, "Yes, meet Pat Visitor").click();
        assertThat(heading(host)).hasText("You are meeting Pat Visitor");
        assertThat(button(host, "Undo")).isVisible();
        String place = host.locator(".ticket .words strong").textContent();

        // Then the visitor sees no answer before it can no longer be undone
        visitor.reload();
        assertThat(visitor.locator(".state")).hasText("Not booked yet");
        STAGE.desk().advance(Duration.ofMinutes(3));
        visitor.reload();
        assertThat(visitor.locator(".state")).hasText("It’s on");
        assertThat(visitor.locator(".ticket")).containsText(place);
        assertFits(visitor);
        host.reload();
        assertThat(host.locator(".lead")).containsText("has the invitation");
        assertThat(button(host, "Undo")).hasCount(0);

        // And then the calendar file can be fetched without the secret in an address
        assertThat(visitor.waitForDownload(
                                () -> button(visitor, "Download .ics").click())
                        .suggestedFilename())
                .isEqualTo("meetup.ics");

        // When the visitor cancels, both see it
        visitor.getByText("Cancel this meetup").click();
        button(visitor, "Yes, cancel it").click();
        assertThat(visitor.locator(".state")).hasText("Cancelled");
        host.reload();
        assertThat(host.locator(".state")).hasText("Cancelled");

        // And then every secret was told, but only in bodies
        Set<String> hers = Set.of(token(visitor));
        Set<String> his = Set.of(token(host));
        assertThat(STAGE.tokens()).containsAll(hers).containsAll(his);
        assertThat(STAGE.watch(visitor).bodiesTelling(hers)).isPositive();
        assertThat(STAGE.watch(host).bodiesTelling(his)).isPositive();
    }

    private static String token(Page page) {
        return page.url().replaceFirst(".*#", "");
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void assertFits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
    }
}
