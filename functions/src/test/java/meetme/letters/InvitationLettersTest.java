package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import meetme.SampleInvitations;
import meetme.Samples;
import meetme.host.Host;
import meetme.invitation.Invitation;
import meetme.invitation.News;
import meetme.invitation.Open;
import meetme.invitation.Why;
import meetme.mail.Mail;
import meetme.meetup.OutboxRow.Digest;
import meetme.meetup.OutboxRow.GuestsAnswers;
import meetme.meetup.OutboxRow.Report;
import meetme.meetup.OutboxRow.SilentGuests;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the host reads of those whom they invited, besides the yes of each. */
class InvitationLettersTest {

    private static final Host HOST = SampleInvitations.HOST;
    private static final Instant NOW = Samples.NOW.plus(Duration.ofDays(1));
    private static final News NEWS = News.NONE.told(Samples.NOW).told(NOW);
    private static final Report ANSWERS = new GuestsAnswers(1);
    private static final Report SILENT =
            new SilentGuests((int) LocalDate.parse("2026-12-07").toEpochDay());

    @Test
    void whoSaidNoIsToldWithReasonAndWordAndHowAllStand() {
        List<Invitation> all = new ArrayList<>(List.of(
                SampleInvitations.no("Bo Busy", Optional.of(Why.BUSY), Optional.of("Next year, I hope"), NOW),
                SampleInvitations.no("Al Away", Optional.of(Why.AWAY), Optional.empty(), NOW.minusSeconds(9)),
                SampleInvitations.no("Told Before", Optional.empty(), Optional.empty(), Samples.NOW),
                SampleInvitations.yes("Ye Syes"),
                SampleInvitations.open("Si Lent"),
                SampleInvitations.open("Ta Kenback").withdraw(NOW)));

        Mail mail = written(ANSWERS, all);

        assertThat(mail.subject()).isEqualTo("Not this time: Al Away and one more");
        assertThat(mail.replyTo()).isEmpty();
        for (String page : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
            assertThat(page)
                    .contains(
                            "2 of those whom you invited can’t make it",
                            "Bo Busy",
                            "No time",
                            "Next year, I hope",
                            "Al Away",
                            "Out of town",
                            "Lisbon, 5 invited: 1 yes, 3 not this time, 1 silent")
                    .doesNotContain("Told Before", "Ye Syes", "Si Lent", "/board", "/invited", "/decide");
        }
        assertThat(mail.text().indexOf("Al Away")).isLessThan(mail.text().indexOf("Bo Busy"));
    }

    @Test
    void whoeverHasChangedTheirMindMeanwhileIsNotTold() {
        assertThat(write(HOST, ANSWERS, List.of(SampleInvitations.yes("Ye Syes"))))
                .isEmpty();
        assertThat(write(
                        HOST,
                        ANSWERS,
                        List.of(SampleInvitations.no("For Gotten", Optional.empty(), Optional.of("word"), NOW)
                                .forget(NOW))))
                .isEmpty();
    }

    @Test
    void aWordIsShownAsText() {
        String word = "<script>alert(1)</script> \"><a href='https://evil.example'>Click</a>";

        Mail mail =
                written(ANSWERS, List.of(SampleInvitations.no("<b>Bold", Optional.empty(), Optional.of(word), NOW)));

        assertThat(Jsoup.parse(mail.html()).select("script, a, b")).isEmpty();
        assertThat(Jsoup.parse(mail.html()).text()).contains("<b>Bold", "<script>alert(1)</script>");
    }

    @Test
    void whoHasNotAnsweredHasTheirMessageOnceMore() {
        Open al = SampleInvitations.open("Al Silent");
        Open line = SampleInvitations.open("Bea Silent", Optional.of("I still owe you a coffee."), Locale.ENGLISH);

        Mail mail = written(SILENT, List.of(line, al, SampleInvitations.yes("Ye Syes")));

        assertThat(mail.subject()).isEqualTo("2 have not answered yet: Lisbon");
        assertThat(mail.replyTo()).as("the links are for the guests").isEmpty();
        for (String page : List.of(mail.text(), Jsoup.parse(mail.html()).wholeText())) {
            assertThat(page)
                    .contains("Your trip to Lisbon begins on Mon 7 Dec 2026")
                    .contains("Hi Al, I’ll be in Lisbon from Mon 7 Dec 2026 to Fri 11 Dec 2026.")
                    .contains("I’d love to see you.", "I still owe you a coffee.")
                    .contains(SampleInvitations.link(al), SampleInvitations.link(line))
                    .doesNotContain("Ye Syes", "/board", "/decide");
        }
        assertThat(Jsoup.parse(mail.html()).select("a[href]").eachAttr("href"))
                .containsExactly(SampleInvitations.link(al), SampleInvitations.link(line));
    }

    @Test
    void theMessageIsInTheGuestsLanguage() {
        Open guest = SampleInvitations.open("Zoë", Optional.empty(), Locale.GERMAN);

        Mail mail = written(SILENT, List.of(guest));

        assertThat(mail.subject()).isEqualTo("One person has not answered yet: Lisbon");
        assertThat(mail.text()).contains("Hallo Zoë, vom Mo., 7. Dez. 2026 bis Fr., 11. Dez. 2026 bin ich in Lisbon.");
        // And a screen reader is told so
        Document page = Jsoup.parse(mail.html());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("[lang=de]").text()).startsWith("Hallo Zoë").doesNotContain("Lisbon begins");
    }

    @Test
    void ofATripThatHasBegunNobodyIsReminded() {
        Report begun = new SilentGuests((int) LocalDate.parse("2026-11-23").toEpochDay());

        assertThat(write(HOST, begun, List.of(SampleInvitations.open("Si Lent"))))
                .isEmpty();
        assertThat(LetterSamples.letters(HOST, LetterSamples.Known.ALL_WELL)
                        .reports(
                                BoardLettersTest.tokens(),
                                new FixedBoard(List.of()),
                                FixedGuests.book(List.of(SampleInvitations.open("Si Lent")), NEWS))
                        .write(SILENT, Instant.parse("2026-12-07T08:00:00Z")))
                .isEmpty();
    }

    @Test
    void aLongListEndsWhereMailProgramsCutItOff() {
        List<Invitation> many = IntStream.range(0, 53)
                .<Invitation>mapToObj(n -> SampleInvitations.open("Guest " + n))
                .toList();

        Mail mail = written(SILENT, many);

        assertThat(mail.text().split("/invited#", -1)).hasSize(51);
        assertThat(mail.text()).contains("And 3 more, whom you find on your board.");
        assertThat(mail.html().length()).isLessThan(100_000);
    }

    @Test
    void theWeeklyDigestSaysHowTheInvitationsStand() {
        Mail mail =
                written(new Digest(1), List.of(SampleInvitations.yes("Ye Syes"), SampleInvitations.open("Si Lent")));

        assertThat(mail.text()).contains("Your invitations:\nLisbon, 2 invited: 1 yes, 1 silent");
        assertThat(write(HOST, new Digest(1), List.of()))
                .as("a week without anything")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Esta vez no: Al Away | 2 invitaciones: 1 esta vez no, 1 sin respuesta | Una persona aún no ha respondido: Lisbon",
                "de | Diesmal nicht: Al Away | 2 eingeladen: 1 diesmal nicht, 1 ohne Antwort | Eine Person hat noch nicht geantwortet: Lisbon"
            })
    void theHostReadsItInTheirLanguage(String language, String no, String sums, String silent) {
        List<Invitation> all = List.of(
                SampleInvitations.no("Al Away", Optional.of(Why.AWAY), Optional.empty(), NOW),
                SampleInvitations.open("Si Lent"));
        Host host = SampleInvitations.speaking(language);

        Mail answers = write(host, ANSWERS, all).orElseThrow();

        assertThat(answers.subject()).isEqualTo(no);
        assertThat(answers.text()).contains(sums).doesNotContain("{");
        assertThat(write(host, SILENT, all).orElseThrow().subject()).isEqualTo(silent);
    }

    private static Mail written(Report report, List<Invitation> invitations) {
        return write(HOST, report, invitations).orElseThrow();
    }

    private static Optional<Mail> write(Host host, Report report, List<Invitation> invitations) {
        return LetterSamples.letters(host, LetterSamples.Known.ALL_WELL)
                .reports(BoardLettersTest.tokens(), new FixedBoard(List.of()), FixedGuests.book(invitations, NEWS))
                .write(report, NOW);
    }
}
