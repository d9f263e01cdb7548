package meetme.meetup;

import java.util.Optional;

/** They were to meet, the time is over, and at least one has said whether they did. */
public record Past(Progress progress, Agreement agreement, Optional<MeetupReport> host, Optional<MeetupReport> visitor)
        implements MeetupRequest {

    @Override
    public Past with(Progress progress) {
        return new Past(progress, agreement, host, visitor);
    }

    @Override
    public Optional<Agreement> agreed() {
        return Optional.of(agreement);
    }

    /** Whether they met. The promise was made to the visitor, so theirs is the last word. */
    public boolean met() {
        return visitor.or(() -> host).map(MeetupReport::met).orElseThrow();
    }

    public Optional<MeetupReport> saidBy(Party party) {
        return switch (party) {
            case HOST -> host;
            case VISITOR -> visitor;
        };
    }

    /** The other one says it, too. */
    public Transition recall(Party party, MeetupReport report) {
        return Transition.quiet(
                switch (party) {
                    case HOST -> new Past(progress.next(), agreement, Optional.of(report), visitor);
                    case VISITOR -> new Past(progress.next(), agreement, host, Optional.of(report));
                });
    }
}
