package meetme.meetup;

import java.util.Optional;

/** The host marked it as a sales pitch, or had marked an earlier request from this sender. */
public record Pitch(Progress progress, Decision decision) implements Decided, Negotiable {

    /** The sender is known for pitches, so the host is not even asked. */
    public static Transition begin(RequestDetails details) {
        return Transition.of(
                new Pitch(Progress.begin(details), Decision.at(details.at(), Optional.empty())),
                Notice.PITCH_TO_VISITOR);
    }

    /** Whether it was closed automatically, without anybody looking at it. */
    public boolean isByItself() {
        return version() == 1;
    }

    @Override
    public Pitch with(Progress progress) {
        return new Pitch(progress, decision);
    }
}
