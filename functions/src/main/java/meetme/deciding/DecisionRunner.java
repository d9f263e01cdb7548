package meetme.deciding;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Busy;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Found;
import meetme.meetup.Requests.Stored;
import meetme.security.Link;

/** Carries a press out, exactly once however many press. */
final class DecisionRunner {

    /**
     * A press that loses a race looks again; one that loses so often has the whole world pressing. In each round somebody
     * wins, so that eight at once need no more than eight.
     */
    private static final int TRIES = 12;

    private static final long MOST_PAUSE_NANOS = 20_000_000;

    private final Requests requests;
    private final Agendas agendas;
    private final Party party;

    DecisionRunner(Requests requests, Agendas agendas, Party party) {
        this.requests = requests;
        this.agendas = agendas;
        this.party = party;
    }

    /** What comes of it, from what was read. */
    @FunctionalInterface
    interface Deciding {
        Outcome on(MeetupRequest request, Agenda agenda, Busy calendar);
    }

    /** What became of a press. */
    sealed interface Result {

        record Done(MeetupRequest request, Agenda agenda) implements Result {}

        record Already(MeetupRequest request, Agenda agenda) implements Result {}

        record Refused(MeetupRequest request, List<FieldProblem> refusals) implements Result {}

        /** The press is possible, but the page showed an older version. */
        record Stale(MeetupRequest request) implements Result {}

        /** The link opens nothing. */
        record NotFound() implements Result {}

        record TooBusy() implements Result {}
    }

    /**
     * @param version that the page showed
     * @param months of the agenda that the press depends on, as far as it tells by itself: they come in the same call as
     *     the request
     * @param also those of which only the request tells
     */
    Result carryOut(
            Link link,
            int version,
            Set<YearMonth> months,
            Function<MeetupRequest, Set<YearMonth>> also,
            Instant now,
            Deciding press) {
        for (int tries = 1; tries <= TRIES; tries++) {
            Found found = requests.find(link.request(), months, now);
            Optional<Stored> stored = found.stored().filter(any -> LinkedRequests.isThere(link, any.request()));
            if (stored.isEmpty()) {
                return new Result.NotFound();
            }
            MeetupRequest request = stored.get().request();
            Agenda agenda = months.containsAll(also.apply(request))
                    ? found.agenda()
                    : agendas.agenda(union(months, also.apply(request)));
            switch (press.on(request, agenda, found.calendar())) {
                case Outcome.Already already -> {
                    return new Result.Already(request, agenda);
                }
                case Outcome.Refused refused -> {
                    return new Result.Refused(request, refused.refusals());
                }
                case Outcome.Changed changed -> {
                    if (shown(request) != version) {
                        return new Result.Stale(request);
                    }
                    if (requests.save(stored.get(), changed.transition(), agenda, now)) {
                        return new Result.Done(changed.transition().to(), agenda);
                    }
                    // The others who lost look again at once, too: not all at the same moment.
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
                }
            }
        }
        return new Result.TooBusy();
    }

    /** The version that this side's page shows. */
    private int shown(MeetupRequest request) {
        return switch (party) {
            case HOST -> request.version();
            case VISITOR -> request.progress().told();
        };
    }

    private static Set<YearMonth> union(Set<YearMonth> some, Set<YearMonth> others) {
        Set<YearMonth> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
