package meetme.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.SampleInvitations;
import meetme.Samples;
import meetme.host.Host;
import meetme.invitation.Invitation;
import meetme.invitation.News;
import meetme.meetup.OutboxRow.GuestsAnswers;
import meetme.meetup.OutboxRow.Report;
import meetme.meetup.OutboxRow.SilentGuests;
import org.junit.jupiter.api.Test;

/** Samples.NOW is a Sunday in November, 13:30 in Denver; the trip to Lisbon begins on Monday, December 7. */
class DueNewsTest {

    private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration STORED = Duration.ofMinutes(5);
    private static final Instant SUNDAY_LOOK = SUNDAY_EVENING.plus(STORED);
    private static final Duration DAY = Duration.ofDays(1);

    /** Friday, December 4, 9:00 in Denver. */
    private static final Instant THREE_DAYS_BEFORE = Instant.parse("2026-12-04T16:00:00Z");

    private static final Report SUNDAY = new GuestsAnswers(day("2026-11-22"));
    private static final Report LISBON = new SilentGuests(day("2026-12-07"));

    @Test
    void theNoesOfADayAreTalkedOfInTheEvening() {
        List<Invitation> noes = List.of(no(Samples.NOW), no(SUNDAY_EVENING));

        DueNews afternoon = at(Samples.NOW, News.NONE, noes);
        DueNews evening = at(SUNDAY_LOOK, afternoon.told(), noes);

        assertThat(afternoon.emails()).isEmpty();
        assertThat(afternoon.look()).contains(SUNDAY_LOOK);
        assertThat(evening.emails()).containsExactly(SUNDAY);
        assertThat(evening.told().tells(Samples.NOW)).isTrue();
        assertThat(evening.told().tells(SUNDAY_EVENING)).isTrue();
        assertThat(evening.look()).as("nothing is left to tell").isEmpty();
    }

    @Test
    void whatIsAnsweredJustThenWaitsForTheNextEvening() {
        Instant late = SUNDAY_EVENING.plusMillis(1);

        DueNews evening = at(SUNDAY_LOOK, News.NONE, List.of(no(Samples.NOW), no(late)));
        DueNews next = at(SUNDAY_LOOK.plus(DAY), evening.told(), List.of(no(Samples.NOW), no(late)));

        assertThat(evening.told().tells(late)).isFalse();
        assertThat(evening.look()).contains(SUNDAY_LOOK.plus(DAY));
        assertThat(next.emails()).containsExactly(new GuestsAnswers(day("2026-11-23")));
        assertThat(next.told().tells(late)).isTrue();
        assertThat(next.told().tells(Samples.NOW)).as("told before").isFalse();
    }

    @Test
    void beforeItIsStoredForSureTheEveningHasNotCome() {
        assertThat(at(SUNDAY_LOOK.minusMillis(1), News.NONE, List.of(no(Samples.NOW)))
                        .emails())
                .isEmpty();
    }

    @Test
    void afterDaysOfSilenceThereIsOneEmail() {
        List<Invitation> noes =
                List.of(no(Samples.NOW), no(Samples.NOW.plus(DAY)), no(Samples.NOW.plus(DAY.multipliedBy(3))));

        DueNews resumed = at(Samples.NOW.plus(DAY.multipliedBy(4)), News.NONE, noes);

        assertThat(resumed.emails()).hasSize(1);
        assertThat(noes)
                .allSatisfy(no -> assertThat(resumed.told().tells(no.at())).isTrue());
    }

    @Test
    void whileAnEmailOfNoesWaitsThereIsNoOther() {
        News told = News.NONE.told(SUNDAY_EVENING);
        List<Invitation> noes = List.of(no(Samples.NOW), no(SUNDAY_EVENING.plusSeconds(1)));
        Instant next = SUNDAY_LOOK.plus(DAY);

        DueNews waits = DueNews.at(next, told, true, noes, SampleInvitations.HOST);

        assertThat(waits.emails()).isEmpty();
        assertThat(waits.told()).as("what waits tells the same").isEqualTo(told);
        assertThat(waits.look()).contains(next.plus(DAY));
    }

    @Test
    void threeDaysBeforeATripTheHostIsRemindedOnce() {
        List<Invitation> silent = List.of(SampleInvitations.open("Al"));

        DueNews before = at(THREE_DAYS_BEFORE.minusMillis(1), News.NONE, silent);
        DueNews then = at(THREE_DAYS_BEFORE, News.NONE, silent);

        assertThat(before.emails()).isEmpty();
        assertThat(before.look()).contains(THREE_DAYS_BEFORE);
        assertThat(then.emails()).containsExactly(LISBON);
        assertThat(then.look()).isEmpty();
        assertThat(at(THREE_DAYS_BEFORE.plus(DAY), then.told(), silent).emails())
                .isEmpty();
    }

    @Test
    void longBeforeTheTripIsLookedAtEveryEveningBecauseItMayBePutForward() {
        assertThat(at(Samples.NOW, News.NONE, List.of(SampleInvitations.open("Al")))
                        .look())
                .contains(SUNDAY_LOOK);
    }

    @Test
    void whoeverHasAnsweredIsNotSilent() {
        assertThat(at(
                                THREE_DAYS_BEFORE,
                                News.NONE.told(THREE_DAYS_BEFORE),
                                List.of(SampleInvitations.yes("Al"), no(Samples.NOW)))
                        .emails())
                .isEmpty();
    }

    @Test
    void whoWasInvitedForATripThatIsNearHasADayToAnswer() {
        Instant invited = THREE_DAYS_BEFORE.plus(Duration.ofHours(5));
        List<Invitation> silent = List.of(invitedAt(invited));

        assertThat(at(invited, News.NONE, silent).emails()).isEmpty();
        assertThat(at(invited, News.NONE, silent).look()).contains(SUNDAY_LOOK.plus(DAY.multipliedBy(12)));
        assertThat(at(invited.plus(DAY), News.NONE, silent).emails()).containsExactly(LISBON);
    }

    @Test
    void aReminderThatWouldComeTooLateDoesNotCome() {
        Instant begins = SampleInvitations.LISBON.begins();
        List<Invitation> shortly = List.of(invitedAt(begins.minus(Duration.ofHours(20))));
        List<Invitation> silent = List.of(SampleInvitations.open("Al"));

        assertThat(at(begins.minusSeconds(1), News.NONE, shortly))
                .isEqualTo(new DueNews(News.NONE, List.of(), Optional.empty()));
        assertThat(at(begins, News.NONE, silent).emails()).as("after an outage").isEmpty();
    }

    @Test
    void atHomeNobodyIsRemindedAndATripThatIsGoneIsForgotten() {
        Host home = Samples.host();
        News told = new News(4, Instant.EPOCH, Instant.EPOCH, Set.of("lisbon"));

        DueNews due = DueNews.at(THREE_DAYS_BEFORE, told, false, List.of(SampleInvitations.open("Al")), home);

        assertThat(due.emails()).isEmpty();
        assertThat(due.look()).isEmpty();
        assertThat(due.told().reminded()).isEmpty();
    }

    @Test
    void whatIsForgottenIsNoNews() {
        assertThat(at(SUNDAY_LOOK, News.NONE, List.of(no(Samples.NOW).forget(Samples.NOW)))
                        .emails())
                .isEmpty();
    }

    private static DueNews at(Instant now, News told, List<Invitation> invitations) {
        return DueNews.at(now, told, false, invitations, SampleInvitations.HOST);
    }

    private static Invitation no(Instant at) {
        return SampleInvitations.no("No " + at, Optional.empty(), Optional.empty(), at);
    }

    private static Invitation invitedAt(Instant at) {
        return SampleInvitations.open("Late", Optional.empty(), Locale.ENGLISH, at);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }
}
