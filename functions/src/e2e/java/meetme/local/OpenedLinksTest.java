package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Mail scanners open links, and some run scripts. */
@Tag("e2e")
class OpenedLinksTest {

    private static final int LOADS = 20;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void openingLinksChangesNothingAndSendsNothing() {
        assertThat(Visit.plan(STAGE.desk(), "pat@example.org").ask(STAGE.desk()).status())
                .isEqualTo(201);
        String host = STAGE.linkOfHost("pat@example.org");
        String visitor = STAGE.linkOf("pat@example.org");
        Page page = STAGE.phone();

        // While it waits for an answer
        assertNothingComesOf(() -> {
            load(page, host, "[data-state=pending]");
            load(page, visitor, "[data-state=pending]");
        });

        // When it is approved, and after the invitations have left
        page.navigate(host);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, meet Pat Visitor"))
                .click();
        assertThat(page.locator("[data-state=approved]")).isVisible();
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertNothingComesOf(() -> {
            load(page, host, "[data-state=approved]");
            load(page, visitor, "[data-state=approved]");
        });
    }

    @Test
    void openingAnInvitationOrAWatchChangesNothingAndSendsNothing() {
        String invited = new Invitations(STAGE).invite("denver", "Alex Guest", "Coffee?", "en");
        Object stamp = STAGE.desk().get("/api/openings").json().get("stamp");
        STAGE.desk().advance(Duration.ofMinutes(1));
        assertThat(STAGE.desk()
                        .post("/api/watch", Map.of("email", "kim@example.org", "city", "Lisbon", "stamp", stamp))
                        .status())
                .isEqualTo(202);
        String watch = STAGE.linkOfWatch("kim@example.org");
        Page page = STAGE.phone();

        assertNothingComesOf(() -> {
            load(page, invited, "form[data-action=yes]");
            load(page, watch, "[data-state=asked]");
        });
    }

    private static void load(Page page, String link, String shown) {
        for (int i = 0; i < LOADS; i++) {
            // The same address with another fragment is no load.
            page.navigate("about:blank");
            page.navigate(link);
            assertThat(page.locator(shown)).isVisible();
        }
    }

    private static void assertNothingComesOf(Runnable loads) {
        Set<Map<String, AttributeValue>> before = STAGE.tableAtRest();
        int mails = STAGE.desk().mails().size();

        loads.run();

        assertThat(STAGE.table()).isNotEmpty().isEqualTo(before);
        STAGE.desk().advance(Duration.ofMinutes(5));
        assertThat(STAGE.desk().mails()).hasSize(mails);
    }
}
