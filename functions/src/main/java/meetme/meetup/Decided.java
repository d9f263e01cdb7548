package meetme.meetup;

/** A state that a decision of the host's leads to. */
public sealed interface Decided extends MeetupRequest permits Countered, Approved, Declined, Pitch {

    Decision decision();

    @Override
    Decided with(Progress progress);
}
