package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Agreement.Stage;

/**
 * A visitor's request and what has become of it. Each state is a type, so that a step which makes no sense in a state
 * cannot be written. docs/states.md draws the whole.
 *
 * <p>What the host decides is {@link Settling} for two minutes before it is so. A request that has been agreed and is
 * open again (the visitor would like another time, or the host suggests one) still {@code holds} what was agreed: it
 * stands until it is replaced, and if nothing comes of it, it is what they are left with.
 */
public sealed interface MeetupRequest {

    Course course();

    /** The same state, further on its way. */
    MeetupRequest with(Course course);

    default Asked asked() {
        return course().asked();
    }

    default RequestId id() {
        return asked().id();
    }

    default int version() {
        return course().version();
    }

    /** The state as the visitor knows it: without a decision that the host can still undo. */
    default MeetupRequest seen() {
        return this;
    }

    /** The state that mails speak of. */
    default MeetupRequest told() {
        return seen();
    }

    /** Whether one of the two waits for the other. */
    default boolean isOpen() {
        return false;
    }

    /** Whether it still matters that somebody shows that the address is theirs. */
    default boolean wantsProof() {
        MeetupRequest seen = seen();
        return !course().confirmed() && (seen.isOpen() || seen.holds().isPresent());
    }

    /** What stands in both calendars. */
    default Optional<Agreement> agreed() {
        return Optional.empty();
    }

    /** The host's time that this state takes up. */
    default Optional<Slot> holds() {
        return agreed().map(Agreement::slot);
    }

    /** The last of the times it speaks of. */
    default Slot lastTime() {
        return Stream.concat(times().stream(), agreed().map(Agreement::slot).stream())
                .max(Comparator.comparing(Slot::end))
                .orElseThrow();
    }

    /** The times that are on the table. */
    default List<Slot> times() {
        return asked().times();
    }

    /** The visitor shows that the address is theirs. Nothing else changes, so that no page grows stale by it. */
    default Step confirm() {
        return Step.quiet(with(course().confirm()));
    }

    /**
     * The visitor wants to be forgotten: what was to come is called off first.
     *
     * @see Erased
     */
    default Step erase(Instant now) {
        return Step.quiet(new Erased(course().next(), this, now));
    }

    /** A state that a decision of the host's leads to. */
    sealed interface Decided extends MeetupRequest {

        Decision decision();
    }

    /** A state from which the host can suggest something else. */
    sealed interface Negotiable extends MeetupRequest {

        /** Suggests other times or another place; what was agreed before stands meanwhile. */
        default Step counter(Offer offer, Decision decision) {
            return settling(this, new Countered(course().unseen(), decision, offer, agreed()));
        }
    }

    private static Step declining(MeetupRequest open, Decision decision) {
        Course then = open.course().unseen();
        return settling(
                open,
                open.agreed()
                        .<Decided>map(old -> new Approved(then, decision, Basis.STANDS, old))
                        .orElseGet(() -> new Declined(then, decision)));
    }

    private static Step settling(MeetupRequest before, Decided after) {
        return Step.quiet(new Settling(after.course(), before.with(after.course()), after));
    }

    /**
     * Waits for the host's answer.
     *
     * @param agreed what was agreed before the visitor asked to move it
     */
    record Pending(Course course, Turn turn, Optional<Agreement> agreed) implements Negotiable {

        /** A request as it comes in. */
        public static Step begin(Asked asked) {
            return Step.of(
                    new Pending(
                            Course.begin(asked),
                            Turn.begin(asked.times(), asked.at(), asked.answerBy()),
                            Optional.empty()),
                    Notice.REQUEST_TO_HOST,
                    Notice.RECEIPT_TO_VISITOR);
        }

        @Override
        public Pending with(Course course) {
            return new Pending(course, turn, agreed);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public List<Slot> times() {
            return turn.times();
        }

        public Step approve(Slot slot, Place place, Decision decision) {
            return settling(
                    this,
                    new Approved(
                            course.unseen(),
                            decision,
                            Basis.APPROVED,
                            Agreement.on(slot, place, decision.note(), agreed)));
        }

        /** A kind no. Where they had agreed before, that stands. */
        public Step decline(Decision decision) {
            return declining(this, decision);
        }

        public Step pitch(Decision decision) {
            return settling(this, new Pitch(course.unseen(), decision));
        }

        /** The visitor no longer asks. Where they had agreed before, that stands. */
        public Step withdraw(Instant now) {
            return back(now, Notice.STANDS_TO_HOST)
                    .orElseGet(() -> Step.of(new Withdrawn(course.next(), now), Notice.WITHDRAWAL_TO_HOST));
        }

        /** What was agreed is called off. */
        public Optional<Step> cancel(Side by, Optional<String> note, Instant now) {
            return agreed.map(old -> Cancelled.step(course, old, by, note, now));
        }

        /**
         * The time has come for the host to be nudged, or for the visitor to be told that no answer came. Of nudges that
         * were missed, only the last is sent.
         */
        Step attend(Instant now) {
            if (!now.isBefore(turn.answerBy())) {
                return expire(now);
            }
            List<Turn.Nudge> plan = turn.plan();
            int over = (int)
                    plan.stream().filter(nudge -> !nudge.at().isAfter(now)).count();
            Pending after = new Pending(course, turn.nudged(over), agreed);
            boolean crowded = over < plan.size()
                    && Duration.between(now, plan.get(over).at()).compareTo(Turn.APART) < 0;
            return crowded
                    ? Step.quiet(after)
                    : Step.of(after, plan.get(over - 1).notice());
        }

        private Step expire(Instant now) {
            return back(now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST)
                    .orElseGet(() -> Step.of(
                            new Unanswered(course.next(), turn, now),
                            Notice.APOLOGY_TO_VISITOR,
                            Notice.MISSED_TO_HOST));
        }

        private Optional<Step> back(Instant now, Notice... announces) {
            return agreed.map(old -> Approved.again(course, old, now, announces));
        }

        @Override
        public Step erase(Instant now) {
            return Erased.after(cancel(Side.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
        }
    }

    /**
     * The host has pressed a button. For two minutes nobody is told and it can be taken back; to the visitor it is still
     * as before.
     *
     * @param before the state without the decision
     * @param after the state that it will lead to
     */
    record Settling(Course course, MeetupRequest before, Decided after) implements MeetupRequest {

        @Override
        public Settling with(Course course) {
            return new Settling(course, before.with(course), (Decided) after.with(course));
        }

        @Override
        public MeetupRequest seen() {
            return before.with(course);
        }

        @Override
        public boolean isOpen() {
            return before.isOpen() || after.isOpen();
        }

        @Override
        public Optional<Agreement> agreed() {
            return after.agreed().or(before::agreed);
        }

        @Override
        public List<Slot> times() {
            return after.times();
        }

        public Instant settlesAt() {
            return after.decision().settlesAt();
        }

        /** As if it had not been pressed. */
        public Step undo() {
            return Step.quiet(before.with(course.unseen()));
        }

        /** Now for everybody to hear. */
        public Step settle() {
            Course told = course.tell();
            Course answered = told.answered(after.decision().at());
            return switch (after) {
                case Approved approved ->
                    approved.basis() == Basis.STANDS
                            ? Step.of(approved.with(answered), Notice.STANDS_TO_VISITOR)
                            : Step.of(approved.with(answered), Notice.INVITE_TO_VISITOR, Notice.INVITE_TO_HOST);
                case Countered countered -> Step.of(countered.with(answered), Notice.OFFER_TO_VISITOR);
                case Declined declined -> Step.of(declined.with(answered), Notice.DECLINE_TO_VISITOR);
                case Pitch pitch -> Step.of(pitch.with(told), Notice.PITCH_TO_VISITOR);
            };
        }

        @Override
        public Step erase(Instant now) {
            return seen().erase(now);
        }
    }

    /**
     * Waits for the visitor, to whom the host has suggested something else.
     *
     * @param agreed what was agreed before, and stands if they do not take the offer
     */
    record Countered(Course course, Decision decision, Offer offer, Optional<Agreement> agreed) implements Decided {

        @Override
        public Countered with(Course course) {
            return new Countered(course, decision, offer, agreed);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public List<Slot> times() {
            return offer.times();
        }

        /** The visitor takes one of the times. */
        public Step accept(Slot slot, Instant now) {
            return Step.of(
                    new Approved(
                            course.next(),
                            Decision.at(now, decision.note()),
                            Basis.ACCEPTED,
                            Agreement.on(slot, offer.place(), decision.note(), agreed)),
                    Notice.INVITE_TO_VISITOR,
                    Notice.INVITE_TO_HOST);
        }

        /** The visitor asks for other times. */
        public Step ask(Turn turn) {
            return Step.of(new Pending(course.nextByAsk(), turn, agreed), Notice.OTHER_TIMES_TO_HOST);
        }

        /** The host takes the offer back, with a kind no. Where they had agreed before, that stands. */
        public Step decline(Decision decision) {
            return declining(this, decision);
        }

        /** The visitor takes none of them. Where they had agreed before, that stands. */
        public Step withdraw(Instant now) {
            return agreed.map(old -> Approved.again(course, old, now, Notice.STANDS_TO_HOST))
                    .orElseGet(() -> Step.of(new Withdrawn(course.next(), now), Notice.WITHDRAWAL_TO_HOST));
        }

        /** What was agreed is called off. */
        public Optional<Step> cancel(Side by, Optional<String> note, Instant now) {
            return agreed.map(old -> Cancelled.step(course, old, by, note, now));
        }

        /** The visitor did not take the offer up in time. */
        Step lapse(Instant now) {
            return agreed.map(old -> Approved.again(course, old, now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST))
                    .orElseGet(() ->
                            Step.of(new Lapsed(course.next(), now), Notice.LAPSE_TO_VISITOR, Notice.LAPSE_TO_HOST));
        }

        @Override
        public Step erase(Instant now) {
            return Erased.after(cancel(Side.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
        }
    }

    /** How it came about that they will meet. */
    enum Basis {
        /** The host chose one of the visitor's times. */
        APPROVED,
        /** The visitor took one that the host had offered. */
        ACCEPTED,
        /** What they had agreed on before stands, because nothing else came of it. */
        STANDS
    }

    /** They will meet. */
    record Approved(Course course, Decision decision, Basis basis, Agreement agreement) implements Decided, Negotiable {

        private static final Duration REMIND_BEFORE = Duration.ofDays(1);

        /** By whose clocks it is the next morning does not matter much; by what hour does. */
        private static final int ASK_AT_HOUR = 10;

        private static final Duration ASK_AT_MOST_LATE = Duration.ofDays(14);

        private static Step again(Course course, Agreement old, Instant now, Notice... announces) {
            return Step.of(
                    new Approved(course.next(), Decision.at(now, Optional.empty()), Basis.STANDS, old), announces);
        }

        @Override
        public Approved with(Course course) {
            return new Approved(course, decision, basis, agreement);
        }

        @Override
        public Optional<Agreement> agreed() {
            return Optional.of(agreement);
        }

        @Override
        public List<Slot> times() {
            return List.of(agreement.slot());
        }

        /** Whether they have met, or could have. */
        public boolean isOver(Instant now) {
            return !now.isBefore(agreement.slot().end());
        }

        public Step cancel(Side by, Optional<String> note, Instant now) {
            return Cancelled.step(course, agreement, by, note, now);
        }

        /** The visitor would like another time; this one stands meanwhile. */
        public Step move(Turn turn) {
            return Step.of(new Pending(course.nextByMove(), turn, agreed()), Notice.MOVE_TO_HOST);
        }

        /** One of the two says whether they have met. */
        public Step recall(Side side, Verdict verdict) {
            return new Past(course, agreement, Optional.empty(), Optional.empty()).recall(side, verdict);
        }

        /** When both are next written to, if ever. */
        Optional<Instant> nextAt() {
            return switch (agreement.stage()) {
                case AGREED -> Optional.of(remindAt());
                case REMINDED -> Optional.of(askAt());
                case ASKED -> Optional.empty();
            };
        }

        private Instant remindAt() {
            return agreement.slot().start().minus(REMIND_BEFORE);
        }

        private Instant askAt() {
            Slot slot = agreement.slot();
            return slot.end()
                    .atZone(slot.zone())
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(ASK_AT_HOUR, 0)
                    .atZone(slot.zone())
                    .toInstant();
        }

        Step attend(Instant now) {
            return switch (agreement.stage()) {
                case AGREED -> remind(now);
                case REMINDED, ASKED -> ask(now);
            };
        }

        // Not where they have just been told, nor when an outage has let the meetup begin.
        private Step remind(Instant now) {
            Approved after = at(Stage.REMINDED);
            boolean justTold = decision.at().isAfter(remindAt().minus(Turn.APART));
            return justTold || !now.isBefore(agreement.slot().start())
                    ? Step.quiet(after)
                    : Step.of(after, Notice.REMINDER_TO_VISITOR, Notice.REMINDER_TO_HOST);
        }

        private Step ask(Instant now) {
            Approved after = at(Stage.ASKED);
            return now.isAfter(askAt().plus(ASK_AT_MOST_LATE))
                    ? Step.quiet(after)
                    : Step.of(after, Notice.QUESTION_TO_VISITOR, Notice.QUESTION_TO_HOST);
        }

        private Approved at(Stage stage) {
            return new Approved(course, decision, basis, agreement.at(stage));
        }

        @Override
        public Step erase(Instant now) {
            return isOver(now)
                    ? Step.quiet(new Erased(course.next(), this, now))
                    : Erased.after(cancel(Side.VISITOR, Optional.empty(), now), now);
        }
    }

    /** A kind no. */
    record Declined(Course course, Decision decision) implements Decided, Negotiable {

        @Override
        public Declined with(Course course) {
            return new Declined(course, decision);
        }
    }

    /** The host took it for a sales pitch, or it came from somebody whom they had taken for a salesperson before. */
    record Pitch(Course course, Decision decision) implements Decided, Negotiable {

        /** The sender is known for it, so that the host is not even asked. */
        public static Step begin(Asked asked) {
            return Step.of(
                    new Pitch(Course.begin(asked), Decision.at(asked.at(), Optional.empty())), Notice.PITCH_TO_VISITOR);
        }

        @Override
        public Pitch with(Course course) {
            return new Pitch(course, decision);
        }
    }

    /** The host did not answer in time. */
    record Unanswered(Course course, Turn turn, Instant at) implements Negotiable {

        @Override
        public Unanswered with(Course course) {
            return new Unanswered(course, turn, at);
        }

        /** Late, but what was no request for a meetup is not to count as a promise broken. */
        public Step pitch(Decision decision) {
            return settling(this, new Pitch(course.unseen(), decision));
        }

        @Override
        public List<Slot> times() {
            return turn.times();
        }
    }

    /** The visitor did not take up the host's offer in time. */
    record Lapsed(Course course, Instant at) implements MeetupRequest {

        @Override
        public Lapsed with(Course course) {
            return new Lapsed(course, at);
        }
    }

    /** The visitor took the request back before it was agreed. */
    record Withdrawn(Course course, Instant at) implements MeetupRequest {

        @Override
        public Withdrawn with(Course course) {
            return new Withdrawn(course, at);
        }
    }

    /**
     * They were to meet and now will not.
     *
     * @param off what was agreed, with the revision under which the calendar entry is called off
     */
    record Cancelled(Course course, Side by, Instant at, Optional<String> note, Agreement off)
            implements MeetupRequest {

        private static Step step(Course course, Agreement old, Side by, Optional<String> note, Instant now) {
            return Step.of(
                    new Cancelled(course.next(), by, now, note, old.off()),
                    Notice.CANCELLATION_TO_VISITOR,
                    Notice.CANCELLATION_TO_HOST);
        }

        @Override
        public Cancelled with(Course course) {
            return new Cancelled(course, by, at, note, off);
        }

        @Override
        public String toString() {
            return "Cancelled[id=" + id() + ", version=" + version() + "]";
        }
    }

    /** They were to meet, the time is over, and at least one has said whether they did. */
    record Past(Course course, Agreement agreement, Optional<Verdict> host, Optional<Verdict> visitor)
            implements MeetupRequest {

        @Override
        public Past with(Course course) {
            return new Past(course, agreement, host, visitor);
        }

        @Override
        public Optional<Agreement> agreed() {
            return Optional.of(agreement);
        }

        /** Whether they met. The promise was made to the visitor, so theirs is the last word. */
        public boolean met() {
            return visitor.or(() -> host).map(Verdict::met).orElseThrow();
        }

        public Optional<Verdict> saidBy(Side side) {
            return switch (side) {
                case HOST -> host;
                case VISITOR -> visitor;
            };
        }

        /** The other one says it, too. */
        public Step recall(Side side, Verdict verdict) {
            return Step.quiet(
                    switch (side) {
                        case HOST -> new Past(course.next(), agreement, Optional.of(verdict), visitor);
                        case VISITOR -> new Past(course.next(), agreement, host, Optional.of(verdict));
                    });
        }
    }

    /**
     * The visitor has erased it. To everybody it is gone; what is left goes with the mails that still tell of it.
     *
     * @param last the state that those mails speak of
     */
    record Erased(Course course, MeetupRequest last, Instant at) implements MeetupRequest {

        /** Mails leave within seconds unless SES is in trouble. */
        private static final Duration PURGE_AFTER = Duration.ofMinutes(5);

        private static final Duration PURGE_AT_THE_LATEST = Duration.ofDays(1);

        private static Step after(Step last, Instant now) {
            return new Step(new Erased(last.to().course(), last.to(), now), last.announces());
        }

        @Override
        public Erased with(Course course) {
            return new Erased(course, last.with(course), at);
        }

        @Override
        public MeetupRequest told() {
            return last;
        }

        @Override
        public Optional<Slot> holds() {
            return Optional.empty();
        }

        Instant purgeAt() {
            return at.plus(PURGE_AFTER);
        }

        /** When it goes even if the other one could not be told. */
        public Instant purgeAtTheLatest() {
            return at.plus(PURGE_AT_THE_LATEST);
        }
    }
}
