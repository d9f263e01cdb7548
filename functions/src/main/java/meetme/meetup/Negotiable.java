package meetme.meetup;

/** A state from which the host can suggest something else. */
public sealed interface Negotiable extends MeetupRequest permits Pending, Approved, Declined, Pitch, Unanswered {

    /** Suggests other times or another place; what was agreed before stands meanwhile. */
    default Transition counter(Offer offer, Decision decision) {
        return Settling.step(this, new Countered(progress().hiddenFromVisitor(), decision, offer, agreed()));
    }
}
