package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.mail.ReportWriter;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Proposal;
import meetme.security.BoardNonce;
import meetme.security.BoardTokens;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardLettersTest {

    private static final Instant NOW = Samples.NOW.plus(Duration.ofDays(1));
    private static final OutboxRow.Nudges NUDGES = new OutboxRow.Nudges(1);

    @Test
    void theBoardIsOpenedBeforeAnybodyReadsHowToSubscribeToIt() {
        Mail mail = write(new OutboxRow.BoardLink(Samples.asked(1).id(), 1), List.of())
                .orElseThrow();

        for (String said : bothParts(mail)) {
            assertThat(said)
                    .containsSubsequence(
                            "Your board",
                            "All requests in one place",
                            "Open your board",
                            "add a calendar “from the web”",
                            "If you subscribe, you don’t need to accept the invitations",
                            "Your calendar",
                            "/api/host/calendar/",
                            "The link is for Sam Host alone");
        }
    }

    @Test
    void theDigestBeginsWithWhatThereIsToDo() {
        Mail mail = write(new OutboxRow.Digest(1), List.of(Samples.approved(2), Samples.pending(1)))
                .orElseThrow();

        for (String said : bothParts(mail)) {
            assertThat(said)
                    .containsSubsequence(
                            "One person is waiting for your answer, and one meetup is coming up.",
                            "Waiting for you",
                            "Coming up",
                            "Your promise so far",
                            "Open your board",
                            "The link opens everything");
        }
    }

    @Test
    void aReminderListsWhoIsMostUrgentFirstEachWithTheirOwnLink() {
        Pending urgent = waiting(2, Samples.NOW.plus(Duration.ofDays(2)));
        Pending patient = waiting(1, Samples.NOW.plus(Duration.ofDays(3)));

        Mail mail = write(NUDGES, List.of(patient, urgent)).orElseThrow();

        assertThat(mail.subject()).isEqualTo("Still waiting for your answer: Pat Visitor and one more");
        assertThat(mail.replyTo()).isEmpty();
        assertThat(mail.text())
                .containsSubsequence(
                        "2 people are still waiting",
                        "Please answer by Tue 24 Nov 2026, 13:30 Denver time.",
                        link(urgent),
                        "Please answer by Wed 25 Nov 2026, 13:30 Denver time.",
                        link(patient),
                        "Opening the link decides nothing");
        assertThat(Jsoup.parse(mail.html()).select("a[href]").eachAttr("href")).contains(link(urgent), link(patient));
    }

    @Test
    void whoIsBeingAnsweredIsInNoReminder() {
        Pending waits = waiting(1, Samples.NOW.plus(Duration.ofDays(3)));

        Mail mail = write(NUDGES, List.of(Samples.approvedFresh(3), Samples.approved(4), waits))
                .orElseThrow();

        assertThat(mail.subject()).isEqualTo("Still waiting for your answer: Pat Visitor");
        assertThat(mail.text()).contains(link(waits), "how you began with robots");
        assertThat(write(NUDGES, List.of(Samples.approvedFresh(3), Samples.approved(4))))
                .isEmpty();
    }

    @Test
    void whoHasWaitedForThreeDaysIsSaidTo() {
        List<MeetupRequest> one = List.of(waiting(1, Samples.NOW.plus(Duration.ofDays(9))));

        assertThat(LetterSamples.LETTERS
                        .reports(tokens(), new FixedBoard(one), FixedGuests.NONE)
                        .write(NUDGES, Samples.NOW.plus(Duration.ofDays(3))))
                .hasValueSatisfying(
                        mail -> assertThat(mail.subject()).isEqualTo("Waiting for three days now: Pat Visitor"));
    }

    @Test
    void aLastCallIsAboutThoseWhoseTimeRunsOutThen() {
        Instant soon = Samples.NOW.plus(Duration.ofDays(2));
        List<MeetupRequest> waiting =
                List.of(waiting(1, soon), waiting(2, soon), waiting(3, soon.plus(Duration.ofHours(1))));

        Mail mail = write(OutboxRow.LastCalls.before(soon), waiting).orElseThrow();

        assertThat(mail.subject()).isEqualTo("Last call: Pat Visitor and one more are waiting for your answer");
        assertThat(mail.text())
                .contains("Without an answer by Tue 24 Nov 2026, 13:30 Denver time", link(waiting.get(0)))
                .doesNotContain(link(waiting.get(2)));
        assertThat(write(OutboxRow.LastCalls.before(Samples.NOW), waiting)).isEmpty();
    }

    @Test
    void whereSomethingIsAgreedNobodyIsThreatenedWithAnApology() {
        Pending waits = waiting(1, Samples.NOW.plus(Duration.ofDays(2)));
        Pending moves = new Pending(
                Samples.pending(2).progress(),
                waits.proposal(),
                Samples.approved(2).agreed());

        String text = write(OutboxRow.LastCalls.before(waits.proposal().answerBy()), List.of(waits, moves))
                .orElseThrow()
                .text();

        assertThat(text)
                .contains("what is already agreed on stands; the others will be told")
                .contains("You have agreed on Thu 3 Dec, 10:00 Denver time, and they would like another time.");
    }

    @ParameterizedTest(name = "{0} people wait")
    @ValueSource(ints = {10, 11, 13})
    void aReminderIsNoLongerThanOneReads(int count) {
        List<MeetupRequest> waiting = new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(seed -> waiting(seed, Samples.NOW.plus(Duration.ofDays(2))))
                .toList());
        Collections.reverse(waiting);

        String text = write(NUDGES, waiting).orElseThrow().text();

        assertThat(text.split("/decide#", -1)).hasSize(11);
        assertThat(text.contains("And one more person is waiting.")).isEqualTo(count == 11);
        assertThat(text.contains("And 3 more are waiting.")).isEqualTo(count == 13);
    }

    private static Optional<Mail> write(OutboxRow.Report report, List<MeetupRequest> requests) {
        ReportWriter reports = LetterSamples.LETTERS.reports(tokens(), new FixedBoard(requests), FixedGuests.NONE);
        return reports.write(report, NOW);
    }

    private static Pending waiting(long seed, Instant answerBy) {
        Pending pending = Samples.pending(seed);
        Proposal proposal = Proposal.begin(pending.times(), Samples.NOW, answerBy);
        return new Pending(pending.progress(), proposal, Optional.empty());
    }

    private static String link(MeetupRequest request) {
        return LetterSamples.LETTERHEAD.decideLink(LetterSamples.LINKS.mint(Party.HOST, request.details()));
    }

    private static List<String> bothParts(Mail mail) {
        return List.of(mail.text(), Jsoup.parse(mail.html()).text());
    }

    static BoardTokens tokens() {
        return new BoardTokens(() -> Samples.KEYS, new BoardNonce() {
            @Override
            public Optional<String> find() {
                return Optional.of(findOrMake());
            }

            @Override
            public boolean renew(String old, Instant now) {
                return false;
            }

            @Override
            public String findOrMake() {
                return "0".repeat(32);
            }
        });
    }
}
