package meetme.meetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final Instant NOW = Samples.NOW;
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Decision DECISION = Decision.at(NOW, Optional.empty());

    @Test
    void aDecisionIsToldTwoMinutesAfterThePress() {
        assertThat(Due.next(Samples.approvedFresh(1)))
                .hasValueSatisfying(due -> assertThat(due.at()).isEqualTo(NOW.plus(Duration.ofMinutes(2))));
        assertThat(course(Samples.approvedFresh(1), Duration.ofMinutes(1), 2))
                .containsExactly("PT2M INVITE_TO_VISITOR", "PT2M INVITE_TO_HOST");
    }

    @ParameterizedTest(name = "answer within {0} h")
    @CsvSource({
        "  12, ''",
        "  23, ''",
        "  24, LAST_CALL_TO_HOST 12",
        "  30, LAST_CALL_TO_HOST 15",
        "  35, LAST_CALL_TO_HOST 17",
        "  36, LAST_CALL_TO_HOST 12",
        "  48, LAST_CALL_TO_HOST 24",
        "  60, FIRST_NUDGE_TO_HOST 24 LAST_CALL_TO_HOST 36",
        "  72, FIRST_NUDGE_TO_HOST 24 LAST_CALL_TO_HOST 48",
        " 108, FIRST_NUDGE_TO_HOST 24 SECOND_NUDGE_TO_HOST 72 LAST_CALL_TO_HOST 84",
        " 336, FIRST_NUDGE_TO_HOST 24 SECOND_NUDGE_TO_HOST 72 LAST_CALL_TO_HOST 312",
    })
    void theHostIsNudgedAsOftenAsThereIsTime(int hours, String expected) {
        List<String> plan = turn(Duration.ofHours(hours)).plan().stream()
                .map(nudge ->
                        nudge.notice() + " " + Duration.between(NOW, nudge.at()).toHours())
                .toList();

        assertThat(String.join(" ", plan)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "answer through {0}")
    @CsvSource({
        "2026-11-23, LAST_CALL_TO_HOST PT19H30M",
        "2026-11-24, FIRST_NUDGE_TO_HOST PT24H LAST_CALL_TO_HOST PT43H30M",
        "2026-11-25, FIRST_NUDGE_TO_HOST PT24H LAST_CALL_TO_HOST PT67H30M",
        "2026-11-26, FIRST_NUDGE_TO_HOST PT24H SECOND_NUDGE_TO_HOST PT72H LAST_CALL_TO_HOST PT91H30M",
    })
    void whereADayIsPromisedTheLastCallComesInItsMorning(LocalDate day, String expected) {
        Proposal turn = Proposal.begin(Samples.asked(1).times(), NOW, HostDeadline.through(day, DENVER));

        assertThat(turn.plan().stream()
                        .map(nudge -> nudge.notice() + " " + Duration.between(NOW, nudge.at()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void nobodyIsToldThatTheDayIsOverBeforeItIs() {
        Proposal turn =
                Proposal.begin(Samples.asked(1).times(), NOW, HostDeadline.through(LocalDate.of(2026, 11, 25), DENVER));
        Pending pending = new Pending(Samples.pending(1).progress(), turn, Optional.empty());

        assertThat(course(pending, Duration.ofSeconds(1), 4 * 24 * 60 * 60))
                .containsSubsequence(
                        at("2026-11-25T16:00:00Z") + " LAST_CALL_TO_HOST",
                        at("2026-11-26T07:00:00Z") + " APOLOGY_TO_VISITOR",
                        at("2026-11-26T07:00:00Z") + " MISSED_TO_HOST");
    }

    @Test
    void withoutAnAnswerThereAreNudgesThenAnApologyThenNothing() {
        assertThat(course(pending(Duration.ofDays(5)), Duration.ofMinutes(1), 30 * 24 * 60))
                .containsExactly(
                        "PT24H FIRST_NUDGE_TO_HOST",
                        "PT72H SECOND_NUDGE_TO_HOST",
                        "PT96H LAST_CALL_TO_HOST",
                        "PT120H APOLOGY_TO_VISITOR",
                        "PT120H MISSED_TO_HOST");
    }

    @Test
    void ofNudgesThatWereMissedOnlyTheLastIsSent() {
        Pending pending = pending(Duration.ofDays(7));

        assertThat(announced(pending, Duration.ofHours(80))).containsExactly(Notice.SECOND_NUDGE_TO_HOST);
        // The last call is only hours away, and takes its place.
        assertThat(announced(pending, Duration.ofHours(140))).isEmpty();
        assertThat(announced(pending, Duration.ofHours(150))).containsExactly(Notice.LAST_CALL_TO_HOST);
        assertThat(announced(pending, Duration.ofDays(10)))
                .containsExactly(Notice.APOLOGY_TO_VISITOR, Notice.MISSED_TO_HOST);
    }

    @Test
    void anOutageOfTenDaysMakesNoHeapOfMail() {
        // Nothing runs for ten days, then every minute again.
        List<String> heap = course(pending(Duration.ofDays(7)), Duration.ofDays(10), 1);

        assertThat(heap).containsExactly("PT240H APOLOGY_TO_VISITOR", "PT240H MISSED_TO_HOST");
    }

    @Test
    void anOfferThatIsNotTakenLapsesAndWhatWasAgreedStands() {
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, NOW.plus(Duration.ofDays(3)));
        Countered countered = (Countered) Samples.settled(Samples.pending(1).counter(offer, DECISION));
        Countered moving = (Countered) Samples.settled(Samples.approved(1).counter(offer, DECISION));

        Instant dayBefore = offer.takeBy().minus(Duration.ofDays(1));
        assertThat(Due.next(countered).map(Due::at)).hasValue(dayBefore);
        Transition reminded = ((Due.Change) Due.next(countered).orElseThrow()).step(dayBefore);
        assertThat(reminded.announces()).containsExactly(Notice.OFFER_REMINDER_TO_VISITOR);
        assertThat(Due.next(reminded.to()).map(Due::at)).hasValue(offer.takeBy());
        assertThat(reminded.to().version()).as("no page is stale by that").isEqualTo(countered.version());
        Transition lapsed = countered.lapse(offer.takeBy());
        assertThat(lapsed.to()).isInstanceOf(Lapsed.class);
        assertThat(lapsed.announces()).containsExactly(Notice.LAPSE_TO_VISITOR, Notice.LAPSE_TO_HOST);
        Transition stands = moving.lapse(offer.takeBy());
        assertThat(stands.to().agreed()).isEqualTo(Samples.approved(1).agreed());
        assertThat(stands.announces()).containsExactly(Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST);
    }

    @ParameterizedTest(name = "an offer that stands for {0} h")
    @CsvSource({"12, ''", "35, ''", "36, PT12H OFFER_REMINDER_TO_VISITOR", "168, PT144H OFFER_REMINDER_TO_VISITOR"})
    void theVisitorIsRemindedADayBeforeAnOfferLapsesUnlessTheyHaveJustReadIt(int hours, String expected) {
        Instant takeBy = NOW.plus(Duration.ofHours(hours));
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, takeBy);
        MeetupRequest countered = Samples.settled(Samples.pending(1).counter(offer, DECISION));

        List<String> course = course(countered, Duration.ofHours(1), 200);

        assertThat(course.subList(0, course.size() - 2))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
        assertThat(course)
                .endsWith(Duration.ofHours(hours) + " LAPSE_TO_VISITOR", Duration.ofHours(hours) + " LAPSE_TO_HOST");
    }

    @Test
    void afterAnOutageAnOfferThatHasLapsedIsNotSaidOnceMore() {
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, NOW.plus(Duration.ofDays(7)));
        MeetupRequest countered = Samples.settled(Samples.pending(1).counter(offer, DECISION));

        assertThat(course(countered, Duration.ofDays(10), 1))
                .containsExactly("PT240H LAPSE_TO_VISITOR", "PT240H LAPSE_TO_HOST");
    }

    @Test
    void aWishToMoveThatIsNotAnsweredLeavesWhatWasAgreed() {
        Pending moved =
                (Pending) Samples.approved(1).move(turn(Duration.ofDays(2))).to();

        assertThat(course(moved, Duration.ofHours(1), 24 * 3))
                .containsExactly("PT24H LAST_CALL_TO_HOST", "PT48H STANDS_TO_VISITOR", "PT48H STANDS_TO_HOST");
    }

    @Test
    void bothAreRemindedADayBeforeAndAskedTheNextMorning() {
        // Thursday at 10 in Denver, which is 17:00 UTC.
        assertThat(course(Samples.approved(1), Duration.ofMinutes(30), 48 * 60))
                .containsExactly(
                        at("2026-12-02T17:00:00Z") + " REMINDER_TO_VISITOR",
                        at("2026-12-02T17:00:00Z") + " REMINDER_TO_HOST",
                        at("2026-12-04T17:00:00Z") + " QUESTION_TO_VISITOR",
                        at("2026-12-04T17:00:00Z") + " QUESTION_TO_HOST");
    }

    @Test
    void whoeverHasJustBeenToldIsNotReminded() {
        Instant late = Instant.parse("2026-12-02T12:00:00Z");
        Approved approved = (Approved) Samples.settled(Samples.pending(1)
                .approve(
                        Samples.denver(Samples.THURSDAY_TEN),
                        Samples.UNION_STATION,
                        Decision.at(late, Optional.empty())));

        assertThat(((Due.Change) Due.next(approved).orElseThrow())
                        .step(Instant.parse("2026-12-02T17:00:00Z"))
                        .announces())
                .isEmpty();
    }

    @Test
    void aReminderThatComesTooLateIsNotSent() {
        Transition transition =
                ((Due.Change) Due.next(Samples.approved(1)).orElseThrow()).step(Instant.parse("2026-12-03T17:00:00Z"));

        assertThat(transition.announces()).isEmpty();
        assertThat(((Due.Change) Due.next(transition.to()).orElseThrow())
                        .step(Instant.parse("2026-12-30T17:00:00Z"))
                        .announces())
                .as("nor a question that nobody can answer any more")
                .isEmpty();
    }

    @Test
    void whatHasEndedWaitsForNothing() {
        assertThat(Due.next(Samples.settled(Samples.pending(1).decline(DECISION))))
                .isEmpty();
        assertThat(Due.next(Samples.settled(Samples.pending(1).pitch(DECISION))))
                .isEmpty();
        assertThat(Due.next(Samples.pending(1).withdraw(NOW).to())).isEmpty();
        assertThat(Due.next(new Unanswered(Samples.pending(1).progress(), turn(Duration.ofDays(1)), NOW)))
                .isEmpty();
        assertThat(Due.next(Samples.approved(1)
                        .cancel(Party.HOST, Optional.empty(), NOW)
                        .to()))
                .isEmpty();
        assertThat(Due.next(
                        Samples.approved(1).recall(Party.HOST, MeetupReport.MET).to()))
                .isEmpty();
    }

    @Test
    void anUndoneDecisionIsAsIfNothingHadBeenPressed() {
        Transition undone = Samples.approvedFresh(1).undo();

        assertThat(undone.announces()).isEmpty();
        assertThat(undone.to().seen()).isInstanceOf(Pending.class);
        assertThat(undone.to().version()).isEqualTo(3);
        assertThat(undone.to().progress().told())
                .as("the visitor's page is as fresh as before")
                .isEqualTo(1);
    }

    @Test
    void onceADecisionIsToldTheVisitorsPageIsAsNewAsTheHosts() {
        assertThat(Samples.approved(1).progress().told())
                .isEqualTo(Samples.approved(1).version())
                .isEqualTo(2);
    }

    @Test
    void whatWasErasedIsStillToGoForGood() {
        assertThat(Due.next(Samples.approved(1).erase(NOW).to()))
                .containsInstanceOf(Due.Purge.class)
                .hasValueSatisfying(due -> assertThat(due.at()).isAfter(NOW));
    }

    private static Proposal turn(Duration answerWithin) {
        return Proposal.begin(Samples.asked(1).times(), NOW, NOW.plus(answerWithin));
    }

    private static Pending pending(Duration answerWithin) {
        return new Pending(Samples.pending(1).progress(), turn(answerWithin), Optional.empty());
    }

    private static List<Notice> announced(MeetupRequest request, Duration after) {
        return ((Due.Change) Due.next(request).orElseThrow())
                .step(NOW.plus(after))
                .announces();
    }

    /** Lets time pass and does what is due each time; lists what is announced, and how long after the beginning. */
    private static List<String> course(MeetupRequest request, Duration each, int times) {
        List<String> announced = new ArrayList<>();
        MeetupRequest current = request;
        for (int i = 1; i <= times; i++) {
            Instant now = NOW.plus(each.multipliedBy(i));
            Optional<Due> due = Due.next(current).filter(next -> !next.at().isAfter(now));
            while (due.isPresent()) {
                Transition transition = ((Due.Change) due.get()).step(now);
                transition.announces().forEach(notice -> announced.add(Duration.between(NOW, now) + " " + notice));
                current = transition.to();
                due = Due.next(current).filter(next -> !next.at().isAfter(now));
            }
        }
        return announced;
    }

    private static Duration at(String instant) {
        return Duration.between(NOW, Instant.parse(instant));
    }
}
