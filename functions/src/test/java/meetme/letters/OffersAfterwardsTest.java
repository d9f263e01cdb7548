package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Notice;
import meetme.meetup.Offer;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor reads to whom the host suggests a time after they were told no, or after nobody answered in time. */
class OffersAfterwardsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECLINE_TO_VISITOR | en | I can make it after all | I wrote that I couldn’t make it this time.",
                "DECLINE_TO_VISITOR | es | Al final sí puedo | Te escribí que esta vez no podía.",
                "DECLINE_TO_VISITOR | de | Ich kann doch | Ich hatte dir geschrieben, dass es diesmal nicht geht.",
                "APOLOGY_TO_VISITOR | en | I’d still like to meet you | You should have heard from me sooner",
                "APOLOGY_TO_VISITOR | es | Me gustaría que nos viéramos, aunque te lo diga tarde | Debí escribirte antes",
                "APOLOGY_TO_VISITOR | de | Ich würde dich immer noch gern treffen | Ich hätte dir früher schreiben sollen"
            })
    void itSaysWhatHasChanged(Notice last, String language, String title, String lead) {
        Mail mail = LetterSamples.letters(
                        Samples.host(), new LetterSamples.Known(true, false, List.of(), Optional.of(last)))
                .write(Notice.OFFER_TO_VISITOR, offered(language), Samples.NOW)
                .orElseThrow();

        assertThat(Jsoup.parse(mail.html()).selectFirst("h1").text()).isEqualTo(title);
        assertThat(mail.text()).contains(title, lead);
        assertThat(mail.subject()).isNotEqualTo(usual(language).subject());
        assertThat(Jsoup.parse(mail.html()).selectFirst("html").attr("lang")).isEqualTo(language);
    }

    private static Mail usual(String language) {
        return LetterSamples.LETTERS
                .write(Notice.OFFER_TO_VISITOR, offered(language), Samples.NOW)
                .orElseThrow();
    }

    private static Countered offered(String language) {
        RequestDetails asked = Samples.asked(1, Locale.forLanguageTag(language));
        Offer offer = new Offer(List.of(Samples.denver(Samples.FRIDAY_NINE)), Samples.UNION_STATION, asked.answerBy());
        return (Countered) Samples.settled(
                ((Pending) Pending.begin(asked).to()).counter(offer, Decision.at(Samples.NOW, Optional.empty())));
    }
}
