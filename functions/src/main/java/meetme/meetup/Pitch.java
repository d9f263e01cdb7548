package meetme.meetup;

import java.util.Optional;

/** The host took it for a sales pitch, or it came from somebody whom they had taken for a salesperson before. */
public record Pitch(Course course, Decision decision) implements Decided, Negotiable {

    /** The sender is known for it, so that the host is not even asked. */
    public static Step begin(Asked asked) {
        return Step.of(
                new Pitch(Course.begin(asked), Decision.at(asked.at(), Optional.empty())), Notice.PITCH_TO_VISITOR);
    }

    /** Whether nobody has looked at it. */
    public boolean isByItself() {
        return version() == 1;
    }

    @Override
    public Pitch with(Course course) {
        return new Pitch(course, decision);
    }
}
