package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import meetme.lambda.TestCloud.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor is spoken to in the language of the page that they asked on, the host in their own. */
class LanguagesIT {

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, /status#, Not booked yet: I have your request to meet",
        "es, /es/status#, Aún no hay nada acordado: tengo tu petición de vernos",
        "de, /de/status#, Noch nicht fest: Deine Anfrage ist bei mir"
    })
    void theReceiptAndTheStatusPageAreInTheLanguageOfTheRequest(String language, String page, String subject) {
        Map<String, Object> form = cloud.form();
        form.put("language", language);

        Reply asked = cloud.post("/api/requests", form);
        cloud.clock.advance(Duration.ofMinutes(1));
        cloud.sweep();

        assertThat(asked.text("statusUrl")).startsWith(page);
        assertThat(cloud.mailsTo("pat@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo(subject));
        assertThat(cloud.mailsTo("host@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject())
                        .isEqualTo("Waiting for your answer: Pat Visitor would like to meet you"));
    }

    @Test
    void whatIsWrongIsToldInTheLanguageOfTheForm() {
        Map<String, Object> form = cloud.form();
        form.put("language", "es");
        form.put("name", "");
        form.put("times", List.of("2027-06-03T10:00"));
        form.put("leave", "2027-06-05");

        Reply reply = cloud.post("/api/requests", form);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("title")).isEqualTo("Revisa lo que has escrito, por favor");
        assertThat(reply.body())
                .contains("Escribe tu nombre, con 80 caracteres como máximo.")
                .contains("Elige horas hasta el sáb, 20 feb 2027.");
    }

    @Test
    void theVisitorsPageSaysDatesAndWhatTheHostOffersInTheLanguageOfTheRequest() {
        Map<String, Object> form = cloud.form();
        form.put("language", "es");
        String token = Ways.token(cloud.post("/api/requests", form).text("statusUrl"));

        Reply view = cloud.post("/api/visitor/view", Map.of("token", token));

        assertThat(view.text("answerByText")).isEqualTo("mié, 25 nov 2026");
        assertThat(view.body())
                .contains("\"text\":\"jue, 3 dic 2026, 10:00\"", "\"label\":\"Un café\"")
                .doesNotContain("Coffee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Revisa lo que has escrito, por favor | Ahora me toca responder a mí. Tendrás noticias mías.",
                "de | Bitte prüf deine Angaben | Jetzt bin ich an der Reihe. Du hörst von mir."
            })
    void whyThePressComesToNothingIsToldInTheLanguageOfTheRequest(String language, String title, String why) {
        String token = ask(language);

        Reply reply = cloud.post("/api/visitor/act", Ways.press(token, 1, "accept"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("title")).isEqualTo(title);
        assertThat(reply.body()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Escribe la hora así: 2026-12-03T10:00. | Elige moved, they-cancelled o no-show.",
                "de | Schreib die Zeit so: 2026-12-03T10:00. | Wähle moved, they-cancelled oder no-show."
            })
    void whatIsWrongWithThePressIsToldInTheLanguageOfTheRequest(String language, String time, String why) {
        Map<String, Object> press = new HashMap<>(Ways.press(ask(language), 1, "missed"));
        press.put("time", "at ten");
        press.put("why", "rain");

        Reply reply = cloud.post("/api/visitor/act", press);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.wrongFields()).containsExactly("time", "why");
        assertThat(reply.body()).contains(time, why);
    }

    @Test
    void aPressOnAnOlderPageIsToldSoInTheLanguageOfTheRequest() {
        Reply reply = cloud.post("/api/visitor/act", Ways.press(ask("de"), 7, "withdraw"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("detail")).startsWith("Seit du diese Seite geöffnet hast, hat sich etwas geändert.");
    }

    @Test
    void aWrongPressBehindALinkThatOpensNothingSaysNoMoreThanARightOne() {
        String token = ask("es");
        cloud.post("/api/visitor/act", Ways.press(token, 1, "erase"));

        Reply reply = cloud.post("/api/visitor/act", Ways.press(token, 1, "nonsense"));

        assertThat(reply.status()).isEqualTo(404);
    }

    private String ask(String language) {
        Map<String, Object> form = cloud.form();
        form.put("language", language);
        return Ways.token(cloud.post("/api/requests", form).text("statusUrl"));
    }

    @Test
    void inALanguageThatTheHostDoesNotSpeakItIsToldInTheFirstOne() {
        Map<String, Object> form = cloud.form();
        form.put("language", "fr");

        Reply reply = cloud.post("/api/requests", form);

        assertThat(reply.wrongFields()).containsExactly("language");
        assertThat(reply.body()).contains("Choose one of the languages of this page.");
    }

    @Test
    void aPlainFormLeadsToThePageAfterItInItsLanguage() {
        Map<String, Object> form = cloud.form();
        form.put("language", "de");

        Reply reply = plain(form);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("location", "/de/asked");
    }

    @Test
    void aPlainFormThatIsRefusedComesBackInItsLanguage() {
        Map<String, Object> form = cloud.form();
        form.put("language", "es");
        form.put("email", "nonsense");

        Reply reply = plain(form);
        Document page = Jsoup.parse(reply.body());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("es-ES");
        assertThat(page.selectFirst("#email-wrong").text())
                .isEqualTo("Escribe tu correo electrónico, por ejemplo pat@example.com.");
        assertThat(page.selectFirst("[name=language]").val()).isEqualTo("es");
    }

    private Reply plain(Map<String, Object> form) {
        form.remove("stamp");
        form.put("pledge", "on");
        form.put("times", "2026-12-03T10:00");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return cloud.call(
                "POST",
                "/api/requests",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
