package meetme.meetup;

/** A kind no. */
public record Declined(Progress progress, Decision decision) implements Decided, Negotiable {

    /** What a kind no to an open request leads to: if they had agreed before, that stands. */
    static Transition step(MeetupRequest open, Decision decision) {
        Progress then = open.progress().hiddenFromVisitor();
        return Settling.step(
                open,
                open.agreed()
                        .<Decided>map(old -> new Approved(then, decision, AgreementOrigin.STANDS, old))
                        .orElseGet(() -> new Declined(then, decision)));
    }

    @Override
    public Declined with(Progress progress) {
        return new Declined(progress, decision);
    }
}
