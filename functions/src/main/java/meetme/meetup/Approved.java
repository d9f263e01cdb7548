package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Agreement.Stage;

/** They will meet. */
public record Approved(Progress progress, Decision decision, AgreementOrigin origin, Agreement agreement)
        implements Decided, Negotiable {

    private static final Duration REMIND_BEFORE = Duration.ofDays(1);

    /** Whose next morning it is does not matter much, but the hour does. */
    private static final int ASK_AT_HOUR = 10;

    private static final Duration ASK_AT_MOST_LATE = Duration.ofDays(14);

    /**
     * Somebody says yes to the host's invitation: it is agreed at once, and nothing is left to be undone.
     *
     * @param line what the host wrote to them, which goes into both calendars as a note does
     */
    public static Transition begin(RequestDetails details, Slot slot, Place place, Optional<String> line) {
        return Transition.of(
                new Approved(
                        Progress.begin(details),
                        Decision.at(details.at(), Optional.empty()),
                        AgreementOrigin.INVITED,
                        Agreement.on(slot, place, line, Optional.empty())),
                Notice.INVITE_TO_VISITOR,
                Notice.INVITE_TO_HOST);
    }

    static Transition again(Progress progress, Agreement old, Instant now, Notice... announces) {
        return Transition.of(
                new Approved(progress.next(), Decision.at(now, Optional.empty()), AgreementOrigin.STANDS, old),
                announces);
    }

    @Override
    public Approved with(Progress progress) {
        return new Approved(progress, decision, origin, agreement);
    }

    @Override
    public Optional<Agreement> agreed() {
        return Optional.of(agreement);
    }

    @Override
    public List<Slot> times() {
        return List.of(agreement.slot());
    }

    /** Whether the meetup is over, so that they met or could have. */
    public boolean isOver(Instant now) {
        return !now.isBefore(agreement.slot().end());
    }

    public Transition cancel(Party by, Optional<String> note, Instant now) {
        return Cancelled.step(progress, agreement, by, note, now);
    }

    /** The visitor would like another time; this one stands until then. */
    public Transition move(Proposal proposal) {
        return Transition.of(new Pending(progress.nextByMove(), proposal, agreed()), Notice.MOVE_TO_HOST);
    }

    /** One of the two says whether they met. */
    public Transition recall(Party party, MeetupReport report) {
        return new Past(progress, agreement, Optional.empty(), Optional.empty()).recall(party, report);
    }

    /** When both get their next email, if ever. */
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

    Transition attend(Instant now) {
        return switch (agreement.stage()) {
            case AGREED -> remind(now);
            case REMINDED, ASKED -> ask(now);
        };
    }

    // Not if they have just been told, or if the meetup has begun during an outage.
    private Transition remind(Instant now) {
        Approved after = at(Stage.REMINDED);
        boolean justTold = decision.at().isAfter(remindAt().minus(Proposal.APART));
        return justTold || !now.isBefore(agreement.slot().start())
                ? Transition.quiet(after)
                : Transition.of(after, Notice.REMINDER_TO_VISITOR, Notice.REMINDER_TO_HOST);
    }

    private Transition ask(Instant now) {
        Approved after = at(Stage.ASKED);
        return now.isAfter(askAt().plus(ASK_AT_MOST_LATE))
                ? Transition.quiet(after)
                : Transition.of(after, Notice.QUESTION_TO_VISITOR, Notice.QUESTION_TO_HOST);
    }

    private Approved at(Stage stage) {
        return new Approved(progress, decision, origin, agreement.at(stage));
    }

    @Override
    public Transition erase(Instant now) {
        return isOver(now)
                ? Transition.quiet(new Erased(progress.next(), this, now))
                : Erased.after(cancel(Party.VISITOR, Optional.empty(), now), now);
    }
}
