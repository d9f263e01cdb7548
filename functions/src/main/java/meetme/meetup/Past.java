package meetme.meetup;

import java.util.Optional;

/** They were to meet, the time is over, and at least one has said whether they did. */
public record Past(Course course, Agreement agreement, Optional<Verdict> host, Optional<Verdict> visitor)
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
