package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.Samples;
import meetme.host.Host;
import meetme.mail.Mail;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Offer;
import meetme.meetup.Pending;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both read where the visitor named no time. */
class LettersWithoutTimesTest {

    private static final RequestDetails ASKED = Samples.withoutTimes(Samples.asked(1));
    private static final Pending PENDING = (Pending) Pending.begin(ASKED).to();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | No time yet: it’s up to you to suggest one.",
                "es | Aún ninguna: la propones tú.",
                "de | Noch keine: Du schlägst eine vor."
            })
    void theHostReadsThatTheyAreToSuggestOne(String language, String words) {
        for (Notice notice : List.of(Notice.REQUEST_TO_HOST, Notice.FIRST_NUDGE_TO_HOST, Notice.LAST_CALL_TO_HOST)) {
            assertThat(written(notice, PENDING, language).text())
                    .as(notice.name())
                    .contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | You left the time open, so I’ll suggest one. | after the last day of the stay",
                "es | No pusiste hora, así que te propondré una. | después del último día de la estancia",
                "de | Die Zeit hast du offengelassen, also schlage ich eine vor. | nach dem letzten Tag des Aufenthalts"
            })
    void theReceiptSaysWhatComesAndHowLongItIsKept(String language, String what, String kept) {
        Pending pending = (Pending) Pending.begin(in(language)).to();

        assertThat(written(Notice.RECEIPT_TO_VISITOR, pending, "en").text()).contains(what, kept);
    }

    @Test
    void theOfferRefusesNothing() {
        Offer offer = new Offer(List.of(Samples.denver(Samples.FRIDAY_NINE)), Samples.UNION_STATION, ASKED.answerBy());
        Countered offered =
                (Countered) Samples.settled(PENDING.counter(offer, Decision.at(Samples.NOW, Optional.empty())));

        Mail mail = written(Notice.OFFER_TO_VISITOR, offered, "en");

        assertThat(mail.subject()).isEqualTo("Your turn to choose: my suggestion for our meetup");
        assertThat(mail.text()).contains("Would this suit you?").doesNotContain("another suggestion");
    }

    @Test
    void theApologyFreesNoTimes() {
        Instant late = ASKED.answerBy();
        Unanswered unanswered = new Unanswered(PENDING.progress(), PENDING.proposal(), late);

        assertThat(written(Notice.APOLOGY_TO_VISITOR, unanswered, "en").text())
                .contains("If I do find a time after all, I’ll write to you.")
                .doesNotContain("keep any of your times free");
    }

    @Test
    void whoAsksForOthersWithoutNamingAnyLeavesItToTheHost() {
        Offer offer = new Offer(List.of(Samples.denver(Samples.FRIDAY_NINE)), Samples.UNION_STATION, ASKED.answerBy());
        Countered offered = (Countered)
                Samples.settled(Samples.pending(1).counter(offer, Decision.at(Samples.NOW, Optional.empty())));
        MeetupRequest again = offered.ask(Proposal.begin(List.of(), Samples.NOW, ASKED.answerBy()))
                .to();

        assertThat(written(Notice.OTHER_TIMES_TO_HOST, again, "en").text())
                .contains(
                        "They leave it to you to suggest something else.",
                        "No time yet: it’s up to you to suggest one.");
    }

    private static Mail written(Notice notice, MeetupRequest request, String hostsLanguage) {
        return LetterSamples.letters(speaking(hostsLanguage), LetterSamples.Known.ALL_WELL)
                .write(notice, request, Samples.NOW)
                .orElseThrow();
    }

    static Host speaking(String language) {
        Host host = Samples.host();
        return new Host(
                host.name(),
                host.promise(),
                host.picture(),
                host.url(),
                host.links(),
                List.of(Locale.forLanguageTag(language)),
                host.regions(),
                host.rules(),
                host.home(),
                host.trips(),
                host.meetings(),
                host.wordings(),
                host.timeOff());
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
                List.of(),
                ASKED.meeting(),
                ASKED.at(),
                ASKED.answerBy(),
                ASKED.forgetAt(),
                ASKED.linkNonce(),
                ASKED.invited());
    }
}
