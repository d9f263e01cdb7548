package meetme.meetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import meetme.Samples;
import org.junit.jupiter.api.Test;

class DueTest {

    @Test
    void aFreshDecisionIsDueTwoMinutesAfterThePress() {
        assertThat(Due.next(Samples.approved(1)))
                .hasValueSatisfying(due -> assertThat(due.at()).isEqualTo(Samples.NOW.plus(Duration.ofMinutes(2))));
    }

    @Test
    void whatIsSettledOrOverWaitsForNothing() {
        assertThat(Due.next(Samples.approved(1).settle())).isEmpty();
        assertThat(Due.next(Samples.pending(1).withdraw(Samples.NOW))).isEmpty();
        assertThat(Due.next(Samples.approved(1).settle().cancel(Side.HOST, Optional.empty(), Samples.NOW)))
                .isEmpty();
    }

    @Test
    void nobodyIsToldOfAFreshDecision() {
        assertThat(Samples.approved(1).announces()).isEmpty();
        assertThat(Samples.approved(1).settle().announces())
                .containsExactly(Notice.INVITE_TO_VISITOR, Notice.INVITE_TO_HOST);
    }

    @Test
    void anUndoneDecisionAnnouncesNothingAnew() {
        assertThat(Samples.pending(1).announces()).containsExactly(Notice.REQUEST_TO_HOST, Notice.RECEIPT_TO_VISITOR);
        assertThat(Samples.approved(1).undo().announces()).isEmpty();
    }
}
