package meetme.meetup;

/** A kind no. */
public record Declined(Course course, Decision decision) implements Decided, Negotiable {

    /** What a kind no to an open request leads to: where they had agreed before, that stands. */
    static Step step(MeetupRequest open, Decision decision) {
        Course then = open.course().unseen();
        return Settling.step(
                open,
                open.agreed()
                        .<Decided>map(old -> new Approved(then, decision, Basis.STANDS, old))
                        .orElseGet(() -> new Declined(then, decision)));
    }

    @Override
    public Declined with(Course course) {
        return new Declined(course, decision);
    }
}
