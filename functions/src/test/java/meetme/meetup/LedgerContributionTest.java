package meetme.meetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerContributionTest {

    private static final Instant LATER = Samples.NOW.plus(Duration.ofHours(5));
    private static final Decision DECISION = Decision.at(LATER, Optional.empty());
    private static final LedgerContribution ANSWERED =
            new LedgerContribution(true, Optional.of(Duration.ofHours(5)), Optional.empty());

    @Test
    void aRequestThatStillHasTimeCountsForNobody() {
        assertThat(LedgerContribution.of(Samples.pending(1))).isEqualTo(LedgerContribution.NONE);
        assertThat(LedgerContribution.of(Samples.approvedFresh(1))).isEqualTo(LedgerContribution.NONE);
        assertThat(LedgerContribution.of(Samples.pending(1).withdraw(LATER).to()))
                .isEqualTo(LedgerContribution.NONE);
    }

    @Test
    void anAnswerCountsWhateverItIsAndWhateverFollows() {
        Transition approve =
                Samples.pending(1).approve(Samples.denver(Samples.THURSDAY_TEN), Samples.UNION_STATION, DECISION);
        Approved approved = (Approved) Samples.settled(approve);

        assertThat(LedgerContribution.of(approved)).isEqualTo(ANSWERED);
        assertThat(LedgerContribution.of(Samples.settled(Samples.pending(1).decline(DECISION))))
                .isEqualTo(ANSWERED);
        assertThat(LedgerContribution.of(
                        approved.cancel(Party.HOST, Optional.empty(), LATER).to()))
                .isEqualTo(ANSWERED);
        assertThat(LedgerContribution.of(approved.erase(LATER).to())).isEqualTo(ANSWERED);
    }

    @Test
    void aYesToAnInvitationCountsAsMetOrMissedAndNothingElse() {
        // Given somebody whom the host invited, and who later would like another time
        Approved invited = Samples.saidYes(1);
        Proposal proposal = Proposal.begin(List.of(Samples.denver(Samples.FRIDAY_NINE)), LATER, LATER);
        Pending moves = (Pending) invited.move(proposal).to();
        Approved moved = (Approved)
                Samples.settled(moves.approve(Samples.denver(Samples.FRIDAY_NINE), Samples.UNION_STATION, DECISION));

        assertThat(moved.progress().answeredAt()).as("the move was answered").isPresent();
        assertThat(List.of(invited, moves, moved, invited.erase(LATER).to()))
                .allSatisfy(state -> assertThat(LedgerContribution.of(state)).isEqualTo(LedgerContribution.NONE));
        assertThat(LedgerContribution.of(
                        moved.recall(Party.HOST, MeetupReport.MET).to()))
                .isEqualTo(new LedgerContribution(false, Optional.empty(), Optional.of(true)));
    }

    @Test
    void salesPitchesDoNotCount() {
        MeetupRequest pitch = Samples.settled(Samples.pending(1).pitch(DECISION));
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, LATER);
        Countered offered = (Countered) Samples.settled(Samples.pending(1).counter(offer, DECISION));
        Pending asksAgain = (Pending)
                offered.ask(Proposal.begin(offered.times(), LATER, LATER)).to();

        assertThat(LedgerContribution.of(pitch)).isEqualTo(LedgerContribution.NONE);
        assertThat(pitch.progress().answeredAt())
                .as("a pitch is told no answer")
                .isEmpty();
        assertThat(LedgerContribution.of(Samples.settled(asksAgain.pitch(DECISION))))
                .as("not even where it was answered before")
                .isEqualTo(LedgerContribution.NONE);
    }

    @Test
    void silenceCountsAgainstTheHostUntilItIsRepaired() {
        Proposal proposal = Proposal.begin(Samples.asked(1).times(), Samples.NOW, LATER);
        Unanswered unanswered = new Unanswered(Samples.pending(1).progress().confirm(), proposal, LATER);
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, LATER);

        assertThat(LedgerContribution.of(unanswered))
                .isEqualTo(new LedgerContribution(true, Optional.empty(), Optional.empty()));
        assertThat(LedgerContribution.of(unanswered.counter(offer, DECISION).to()))
                .as("a repair that can be undone is none yet")
                .isEqualTo(LedgerContribution.of(unanswered));
        assertThat(LedgerContribution.of(Samples.settled(unanswered.counter(offer, DECISION))))
                .isEqualTo(ANSWERED);
    }

    @Test
    void whatNobodyStandsForCountsOnlyOnceItIsAnswered() {
        Proposal proposal = Proposal.begin(Samples.asked(1).times(), Samples.NOW, LATER);
        Unanswered unproved = new Unanswered(Samples.pending(1).progress(), proposal, LATER);
        Offer offer = new Offer(Samples.asked(1).times(), Samples.UNION_STATION, LATER);

        assertThat(LedgerContribution.of(unproved)).isEqualTo(LedgerContribution.NONE);
        assertThat(LedgerContribution.of(unproved.erase(LATER).to())).isEqualTo(LedgerContribution.NONE);
        assertThat(LedgerContribution.of(unproved.confirm().to()))
                .as("late, but somebody stands for it")
                .isEqualTo(new LedgerContribution(true, Optional.empty(), Optional.empty()));
        assertThat(LedgerContribution.of(Samples.settled(unproved.counter(offer, DECISION))))
                .isEqualTo(ANSWERED);
        assertThat(LedgerContribution.of(Samples.settled(Samples.pending(1).decline(DECISION))))
                .isEqualTo(ANSWERED);
    }

    @Test
    void anUnansweredPitchCountsNoMoreOnceItIsMarkedAsOne() {
        Proposal proposal = Proposal.begin(Samples.asked(1).times(), Samples.NOW, LATER);
        Unanswered unanswered = new Unanswered(Samples.pending(1).progress().confirm(), proposal, LATER);

        assertThat(LedgerContribution.of(unanswered.pitch(DECISION).to()))
                .as("while it can be undone")
                .isEqualTo(LedgerContribution.of(unanswered));
        assertThat(LedgerContribution.of(Samples.settled(unanswered.pitch(DECISION))))
                .isEqualTo(LedgerContribution.NONE);
    }

    @Test
    void whetherTheyMetIsForTheVisitorToSay() {
        Past host =
                (Past) Samples.approved(1).recall(Party.HOST, MeetupReport.MET).to();
        Past both = (Past) host.recall(Party.VISITOR, MeetupReport.missed(Optional.empty()))
                .to();

        assertThat(LedgerContribution.of(host).met()).hasValue(true);
        assertThat(LedgerContribution.of(both).met()).hasValue(false);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"PT0S, 0", "PT1H, 0", "PT1H0.001S, 1", "PT24H, 8", "PT336H, 15", "PT337H, 16", "P400D, 16"})
    void anAnswerFallsIntoOneBucket(Duration after, int bucket) {
        assertThat(Ledger.bucket(after)).isEqualTo(bucket);
    }

    @Test
    void belowThreeRequestsTheLedgerSaysNoRates() {
        assertThat(ledger(2, 1, 1).answeredPercent()).isEmpty();
        assertThat(ledger(2, 1, 1).medianHoursToAnswer()).isEmpty();
        assertThat(ledger(4, 2, 3, 30).answeredPercent()).hasValue(75);
        assertThat(ledger(4, 2, 3, 30).medianHoursToAnswer()).hasValue(3);
        assertThat(ledger(3).answeredPercent()).hasValue(0);
        assertThat(ledger(3).medianHoursToAnswer()).isEmpty();
    }

    private static Ledger ledger(long asked, long... answeredAfterHours) {
        List<Long> within = new ArrayList<>(Ledger.EMPTY.answersWithin());
        for (long hours : answeredAfterHours) {
            int bucket = Ledger.bucket(Duration.ofHours(hours));
            within.set(bucket, within.get(bucket) + 1);
        }
        return new Ledger(asked, within, 0, 0);
    }
}
