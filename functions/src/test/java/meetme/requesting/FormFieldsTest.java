package meetme.requesting;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.http.FieldError;
import meetme.pages.Form;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Holds the page to the fields that the form reads: an error must be able to lead to its field. */
class FormFieldsTest {

    /** Nobody fills these in: the page does, or nothing but a robot. */
    private static final Set<String> UNSEEN = Set.of("language", "stamp", "extra");

    private final Form form = new Form(Map.of(), List.of());

    @Test
    void anErrorLeadsToEachFieldThatVisitorsFillIn() {
        List<String> filledIn =
                RequestForm.FIELDS.stream().filter(not(UNSEEN::contains)).toList();

        assertThat(RequestForm.FIELDS).containsAll(UNSEEN);
        assertThat(RequestForm.FIELDS.stream().filter(this::isShown)).containsExactlyInAnyOrderElementsOf(filledIn);
    }

    @Test
    void whatAnErrorLeadsToIsOnThePage() throws IOException {
        Document page = Jsoup.parse(Files.readString(Path.of("target", "site", "index.html")));

        assertThat(RequestForm.FIELDS.stream().filter(this::isShown))
                .isNotEmpty()
                .filteredOn(field -> page.getElementById(field) == null)
                .as("fields without an element of their name: only a host who travels lets visitors choose a city")
                .containsExactly("city");
    }

    private boolean isShown(String field) {
        return form.isShown(new FieldError(field, "Enter it."));
    }
}
