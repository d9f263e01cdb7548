package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.mail.Mime;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.Visitor;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingLettersTest {

    private static final RequestDetails ASKED = Samples.asked(1);

    @Test
    void theReceiptIsAlwaysTheSameText() {
        // When
        Mail receipt = receipt(ASKED);

        // Then
        assertThat(receipt.subject()).isEqualTo("Not booked yet: I have your request to meet");
        assertThat(receipt.text()).isEqualTo("""
            Not booked yet

            Thank you for asking! Your request has reached me.

            I’ll look at it myself, and you will hear from me, Sam Host, by Wed 25 Nov 2026.

            One thing, please: open your page and press “Yes, this is my address”. Until you do, I see the \
            address as not confirmed; after that, I know that it is yours and that my answer will reach you.

            See your request:
            https://meet.example.com/status#TOKEN

            There you can always see where it stands, and take it back while it is open. Please keep this email, and keep \
            it to yourself: its link is your way in from now on.

            — Sam Host

            If it wasn’t you who asked, just ignore this email. A few more may come about this request; to stop \
            them, open the page and choose “Erase my data”. Otherwise everything is erased automatically, 90 days \
            after the last of the suggested times.

            --\s
            Please don’t reply to this email: nobody reads the mailbox it was sent from.
            This email came because somebody used https://meet.example.com to ask Sam Host for a meetup and gave \
            this address.
            """.replace("TOKEN", LetterSamples.LINKS.mint(Party.VISITOR, ASKED)));
    }

    @Test
    void theReceiptIsAlwaysTheSameTextInSpanish() {
        assertThat(receipt(in("es")).text())
                .isEqualTo("""
                    Aún no hay nada acordado

                    ¡Gracias por querer que nos veamos! Tu petición me ha llegado.

                    La miraré personalmente, y tendrás noticias mías, Sam Host, a más tardar el mié, 25 nov 2026.

                    Solo una cosa: abre tu página y pulsa «Sí, es mi dirección». Hasta entonces la dirección me aparece \
                    sin confirmar; a partir de ahí sé que es tuya y que mi respuesta te llega.

                    Ver tu petición:
                    https://meet.example.com/es/status#TOKEN

                    Ahí puedes ver en todo momento cómo va, y retirarla mientras siga abierta. Guarda este correo y no lo \
                    compartas: su enlace es tu entrada de ahora en adelante.

                    — Sam Host

                    ¿No fuiste tú quien lo pidió? Entonces no hagas caso de este correo. Puede que lleguen algunos más \
                    sobre esta petición; para que no lleguen, abre la página y elige «Borrar mis datos». Si no, todo se borra \
                    automáticamente 90 días después de la última hora propuesta.

                    --\s
                    Por favor, no respondas a este correo: nadie lee ese buzón.
                    Recibes este correo porque alguien pidió un encuentro a Sam Host en https://meet.example.com y dio esta \
                    dirección.
                    """.replace("TOKEN", LetterSamples.LINKS.mint(Party.VISITOR, ASKED)));
    }

    @Test
    void theReceiptIsAlwaysTheSameTextInGerman() {
        assertThat(receipt(in("de")).text())
                .isEqualTo("""
                    Noch nicht fest

                    Danke, dass du fragst! Deine Anfrage ist angekommen.

                    Ich sehe sie mir selbst an, und du hörst von mir, Sam Host, spätestens am Mi., 25. Nov. 2026.

                    Eine Bitte: Öffne deine Seite und drück auf „Ja, das ist meine Adresse“. Bis dahin gilt die Adresse \
                    bei mir als nicht bestätigt; danach weiß ich, dass sie dir gehört und dass dich meine Antwort erreicht.

                    Deine Anfrage ansehen:
                    https://meet.example.com/de/status#TOKEN

                    Dort siehst du jederzeit, wie es steht, und kannst die Anfrage zurückziehen, solange sie offen ist. Bitte heb \
                    diese E-Mail auf und behalte sie für dich: Der Link darin bleibt dein Zugang.

                    — Sam Host

                    Du hast gar nicht angefragt? Dann vergiss diese E-Mail einfach. Vielleicht kommen noch ein paar zu dieser \
                    Anfrage; damit keine mehr kommt, öffne die Seite und wähle „Meine Daten löschen“. Sonst wird alles von \
                    selbst gelöscht, 90 Tage nach dem letzten vorgeschlagenen Termin.

                    --\s
                    Bitte antworte nicht auf diese E-Mail: Dieses Postfach liest niemand.
                    Diese E-Mail kommt, weil jemand Sam Host auf https://meet.example.com um ein Treffen gebeten und diese \
                    Adresse angegeben hat.
                    """.replace("TOKEN", LetterSamples.LINKS.mint(Party.VISITOR, ASKED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void theReceiptNamesTheButtonsAsThePageDoes(String language) {
        ResourceBundle page = ResourceBundle.getBundle("meetme.pages.page", Locale.forLanguageTag(language));

        assertThat(receipt(in(language)).text())
                .contains(page.getString("status.confirm.yes"), page.getString("status.erase.open"));
    }

    @Test
    void whereTheAddressIsKnownToBeTheirsNobodyIsAskedAgain() {
        MeetupRequest proved = LetterSamples.pending(ASKED).confirm().to();

        Mail receipt = LetterSamples.LETTERS
                .write(Notice.RECEIPT_TO_VISITOR, proved, Samples.NOW)
                .orElseThrow();
        Mail request = LetterSamples.LETTERS
                .write(Notice.REQUEST_TO_HOST, proved, Samples.NOW)
                .orElseThrow();

        assertThat(receipt.text()).doesNotContain("this is my address", "not confirmed");
        assertThat(request.text()).contains("Confirmed.").doesNotContain("Not confirmed");
    }

    @Test
    void theHostIsToldThatTheAddressIsNotConfirmed() {
        assertThat(request(ASKED).text()).contains("pat@example.com\nNot confirmed: ");
    }

    private static RequestDetails in(String language) {
        Visitor pat = ASKED.visitor();
        return new RequestDetails(
                ASKED.id(),
                new Visitor(pat.name(), pat.email(), pat.profile(), pat.know(), Locale.forLanguageTag(language)),
                ASKED.topic(),
                ASKED.city(),
                ASKED.arrive(),
                ASKED.leave(),
                ASKED.times(),
                ASKED.meeting(),
                ASKED.at(),
                ASKED.answerBy(),
                ASKED.forgetAt(),
                ASKED.linkNonce(),
                ASKED.invited());
    }

    @Test
    void nothingThatWasTypedIsInTheReceipt() {
        // Given somebody who types a message to a stranger into every field
        RequestDetails details = LetterSamples.asked(
                "BUY NOW",
                "BUY NOW at evil.example",
                Optional.of("BUY NOW"),
                Optional.of(URI.create("https://evil.example")));

        // When
        Mail receipt = receipt(details);

        // Then it is what Pat got, to the byte
        byte[] bytes = Mime.bytes(receipt, "<a@b>", Optional.empty(), Samples.NOW);
        assertThat(bytes).isEqualTo(Mime.bytes(receipt(ASKED), "<a@b>", Optional.empty(), Samples.NOW));
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains("\r\nTo: pat@example.com\r\n");
    }

    @Test
    void theHostReadsEverythingThatTheVisitorWrote() {
        // When
        Mail request = request(ASKED);

        // Then
        assertThat(request.subject()).isEqualTo("Waiting for your answer: Pat Visitor would like to meet you");
        for (String page :
                new String[] {request.text(), Jsoup.parse(request.html()).text()}) {
            assertThat(page)
                    .contains(
                            "Pat Visitor",
                            "pat@example.com",
                            "www.linkedin.com",
                            "https://www.linkedin.com/in/pat",
                            "We spoke at a conference",
                            "I would love to hear how you began with robots.",
                            "Tue 1 Dec 2026 to Sat 5 Dec 2026",
                            "Thu 3 Dec 2026, 10:00 – 11:00 MST",
                            "Fri 4 Dec 2026, 09:00 – 10:00 MST",
                            "Denver time",
                            "Coffee",
                            "Please answer by Wed 25 Nov 2026.");
        }
    }

    @Test
    void theHostsMailSaysWhoseLinkItIsAndThatOpeningItDecidesNothing() {
        assertThat(request(ASKED).text())
                .contains("Opening the link decides nothing.", "The link is for Sam Host alone");
    }

    @Test
    void everyLinkInTheHostsMailIsOursOrTheProfile() {
        // When
        var links = Jsoup.parse(request(ASKED).html()).select("[href]").eachAttr("href");

        // Then
        String decide = "https://meet.example.com/decide#" + LetterSamples.LINKS.mint(Party.HOST, ASKED);
        assertThat(links).containsExactly(decide, "https://www.linkedin.com/in/pat", decide);
    }

    @Test
    void neitherMailCanBeAnswered() {
        assertThat(request(ASKED).replyTo()).isEmpty();
        assertThat(receipt(ASKED).replyTo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/pat, www.linkedin.com, https://www.linkedin.com/in/pat",
        "HTTPS://WWW.LinkedIn.com/in/Pat?a=b#c, www.linkedin.com, https://www.linkedin.com/in/Pat?a=b#c",
        "https://www.linkedin.com@evil.example/in/pat, evil.example, https://evil.example/in/pat",
        // The first letter is a Cyrillic one.
        "https://аpple.example/x, xn--pple-43d.example, https://xn--pple-43d.example/x",
        "https://bücher.example:8443/ü, xn--bcher-kva.example, https://xn--bcher-kva.example:8443/%C3%BC"
    })
    void aProfileIsShownAsTheSiteItLeadsTo(String typed, String site, String link) {
        assertThat(Profile.of(URI.create(typed))).contains(new Profile(site, link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://www.linkedin.com/in/pat",
                "data:text/html,x",
                "https:///x",
                "https://@/x",
                "https:opaque",
                "//evil.example",
                "https://evil.example:x/",
                "https://a_b.example/"
            })
    void whatIsNoProfileIsNotLinked(String typed) {
        // Given
        URI profile = URI.create(typed);

        // When
        Mail request = request(LetterSamples.asked("Pat", "Topic", Optional.empty(), Optional.of(profile)));

        // Then
        assertThat(Profile.of(profile)).isEmpty();
        assertThat(Jsoup.parse(request.html()).select("[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("https://meet.example.com/decide#"));
    }

    @Test
    void whatTheVisitorLeftOutIsNotAskedAbout() {
        Mail request = request(LetterSamples.asked("Pat", "Topic", Optional.empty(), Optional.empty()));

        assertThat(request.text() + request.html()).doesNotContain("How you know each other", "Profile");
    }

    private static Mail request(RequestDetails details) {
        return LetterSamples.LETTERS
                .write(Notice.REQUEST_TO_HOST, LetterSamples.pending(details), Samples.NOW)
                .orElseThrow();
    }

    private static Mail receipt(RequestDetails details) {
        return LetterSamples.LETTERS
                .write(Notice.RECEIPT_TO_VISITOR, LetterSamples.pending(details), Samples.NOW)
                .orElseThrow();
    }
}
