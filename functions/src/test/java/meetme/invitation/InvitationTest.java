package meetme.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.Samples;
import meetme.meetup.RequestId;
import meetme.meetup.RequestedCity;
import meetme.meetup.Slot;
import org.junit.jupiter.api.Test;

class InvitationTest {

    private static final Instant NOW = Samples.NOW;
    private static final Instant END = NOW.plus(Duration.ofDays(20));
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final RequestId REQUEST = new RequestId("f".repeat(32));
    private static final Slot SLOT = Slot.at(Samples.THURSDAY_TEN, Duration.ofHours(1), ZoneId.of("America/Denver"))
            .orElseThrow();

    private final Open open = Open.begin(
            new InvitationDetails(
                    Samples.INVITATION,
                    RequestedCity.unnamed("denver", ZoneId.of("America/Denver")),
                    Locale.ENGLISH,
                    NOW,
                    END,
                    "0".repeat(32)),
            new Guest("Alex", Optional.of("Coffee?")));

    @Test
    void anOpenOneIsOverAtItsEndWheneverTheSweepComesBy() {
        assertThat(open.seenAt(END.minusMillis(1))).isEqualTo(open);
        assertThat(open.seenAt(END)).isInstanceOf(Over.class);
        assertThat(open.seenAt(END).version())
                .as("what the page shows is what is stored, so that it can still be erased")
                .isEqualTo(1);
        assertThat(open.next()).hasValueSatisfying(due -> {
            assertThat(due.at()).isEqualTo(END);
            assertThat(due.step(END.plus(Duration.ofDays(9))))
                    .isInstanceOfSatisfying(
                            Over.class, over -> assertThat(over.at()).isEqualTo(END));
        });
    }

    @Test
    void nothingPersonalIsLeftThirtyDaysAfterTheEnd() {
        No no = open.no(Optional.of(Why.BUSY), Optional.of("Next year!"), LATER);
        assertThat(forgetsAt(no)).as("a no can become a yes until the end").isEqualTo(END.plus(Duration.ofDays(30)));
        assertThat(forgetsAt(open.end(LATER))).isEqualTo(LATER.plus(Duration.ofDays(30)));
        assertThat(forgetsAt(open.yes(REQUEST, SLOT, LATER)))
                .as("the host still knows during the trip who said yes")
                .isEqualTo(END.plus(Duration.ofDays(30)));
        assertThat(forgetsAt(open.another(REQUEST, LATER))).isEqualTo(END.plus(Duration.ofDays(30)));
        assertThat(forgetsAt(open.yes(REQUEST, SLOT, LATER).endingAt(NOW)))
                .as("a trip that was shortened since")
                .isEqualTo(LATER.plus(Duration.ofDays(30)));
        assertThat(forgetsAt(open.withdraw(LATER))).isEqualTo(LATER.plus(Duration.ofDays(30)));

        No forgotten = no.forget(END.plus(Duration.ofDays(30)));
        assertThat(forgotten.guest()).isEmpty();
        assertThat(forgotten.why()).isEmpty();
        assertThat(forgotten.word()).isEmpty();
    }

    private static Instant forgetsAt(Invitation invitation) {
        InvitationDue due = invitation.next().orElseThrow();
        Invitation after = due.step(due.at());
        assertThat(after.isForgotten()).isTrue();
        assertThat(after.next()).as("what is forgotten wants nothing more").isEmpty();
        assertThat(after.version()).isEqualTo(invitation.version() + 1);
        return due.at();
    }

    @Test
    void thatThereWasOneIsRememberedUntilTheTripIsLongOver() {
        List<Invitation> all = List.of(
                open,
                open.no(Optional.empty(), Optional.empty(), LATER),
                open.yes(REQUEST, SLOT, LATER),
                open.another(REQUEST, LATER),
                open.withdraw(LATER),
                open.end(LATER));

        assertThat(all)
                .allSatisfy(each -> assertThat(each.rowEndsAt()).isEqualTo(END.plus(Duration.ofDays(90))))
                .allSatisfy(each -> assertThat(each.forget(LATER).rowEndsAt()).isEqualTo(each.rowEndsAt()));
    }

    @Test
    void aTripThatMovedIsFollowedAndNextYearsIsAnotherOne() {
        Yes yes = open.yes(REQUEST, SLOT, LATER);

        assertThat(yes.canEndAt(END.plus(Duration.ofDays(89)))).isTrue();
        assertThat(yes.canEndAt(END.plus(Duration.ofDays(90)))).isFalse();
        assertThat(open.canEndAt(END.plus(Duration.ofDays(365)))).isTrue();
        assertThat(forgetsAt(yes.following(END.plus(Duration.ofDays(10))))).isEqualTo(END.plus(Duration.ofDays(40)));
        assertThat(yes.following(END).version()).isEqualTo(yes.version() + 1);
    }

    @Test
    void whatAGuestErasesBeforeAnsweringIsOver() {
        assertThat(open.forget(LATER).at()).isEqualTo(LATER);
        assertThat(open.forget(LATER).isForgotten()).isTrue();
        assertThat(open.forget(LATER).version()).as("one step").isEqualTo(2);
    }

    @Test
    void aReasonAndAWordCanBeAddedToANo() {
        No no = open.no(Optional.of(Why.AWAY), Optional.empty(), NOW)
                .no(Optional.empty(), Optional.of("Say hi to the bridge."), LATER);

        assertThat(no.why()).hasValue(Why.AWAY);
        assertThat(no.word()).hasValue("Say hi to the bridge.");
        assertThat(no.at()).isEqualTo(NOW);
    }

    @Test
    void aLineOfALogTellsNobodysName() {
        assertThat(open.no(Optional.empty(), Optional.of("Secret"), NOW).toString() + open + open.withdraw(NOW))
                .doesNotContain("Alex", "Coffee", "Secret", "0".repeat(32));
    }
}
