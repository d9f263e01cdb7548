package meetme.meetup;

import java.util.Optional;

/** The host took it for a sales pitch, or it came from somebody whom they had taken for a salesperson before. */
public record Pitch(Progress progress, Decision decision) implements Decided, Negotiable {

    /** The sender is known for it, so that the host is not even asked. */
    public static Transition begin(RequestDetails details) {
        return Transition.of(
                new Pitch(Progress.begin(details), Decision.at(details.at(), Optional.empty())),
                Notice.PITCH_TO_VISITOR);
    }

    /** Whether nobody has looked at it. */
    public boolean isByItself() {
        return version() == 1;
    }

    @Override
    public Pitch with(Progress progress) {
        return new Pitch(progress, decision);
    }
}
