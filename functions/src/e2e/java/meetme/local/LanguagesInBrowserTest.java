package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changes the language loses neither what they typed nor the request that they look at. */
@Tag("e2e")
class LanguagesInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void whatWasTypedIsThereInTheOtherLanguage() {
        Page page = STAGE.phone();
        page.navigate(STAGE.url("/"));
        page.locator("#name").fill("Pat Visitor");
        page.locator("#topic").fill("How you began with robots, and why.");

        inLanguage(page, "Español");

        assertThat(page).hasURL(STAGE.url("/es/"));
        assertThat(page.locator("#name")).hasValue("Pat Visitor");
        assertThat(page.locator("#topic")).hasValue("How you began with robots, and why.");
        assertThat(page.locator("#send")).hasText("Preguntar");
    }

    @Test
    void theStatusPageInAnotherLanguageIsThatOfTheSameRequest() {
        Visit visit = Visit.plan(STAGE.desk(), "idiomas@example.org");
        visit.form().put("language", "es");
        String path = visit.ask(STAGE.desk()).text("statusUrl");
        Page page = STAGE.phone();
        page.navigate(STAGE.url(path));
        assertThat(page.locator(".state")).hasText("Aún no hay nada acordado");

        inLanguage(page, "Deutsch");

        assertThat(page.locator(".state")).hasText("Noch nicht fest");
        assertThat(page).hasURL(STAGE.url(path.replace("/es/", "/de/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/es/",
                "/es/asked",
                "/es/privacy",
                "/es/status",
                "/de/",
                "/de/asked",
                "/de/privacy",
                "/de/status"
            })
    void longWordsBreakNoPageOnAPhone(String path) {
        Page page = STAGE.phone();
        page.setViewportSize(320, 800);
        page.navigate(STAGE.url(path));

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void inLanguage(Page page, String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).click();
    }
}
