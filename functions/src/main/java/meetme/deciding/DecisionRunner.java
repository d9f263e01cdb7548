package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import meetme.host.Host;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Found;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Transition;
import meetme.security.Link;

/**
 * Carries a command out, exactly once however many press, and answers with what the page shows then.
 *
 * @param <C> what the side commands
 */
public final class DecisionRunner<C> {

    /**
     * A press that loses a race looks again; one that loses so often has the whole world pressing. In each round somebody
     * wins, so that eight at once need no more than eight.
     */
    private static final int TRIES = 12;

    private static final long MOST_PAUSE_NANOS = 20_000_000;

    private final Requests requests;
    private final Agendas agendas;
    private final Party party;
    private final Decisions<C> decisions;
    private final FieldProblems problems;
    private final Duration retention;

    public DecisionRunner(Host host, Party party, Decisions<C> decisions, Requests requests, Agendas agendas) {
        this.requests = requests;
        this.agendas = agendas;
        this.party = party;
        this.decisions = decisions;
        this.problems = new FieldProblems(host, party);
        this.retention = host.rules().retention();
    }

    /**
     * Decides and stores, and looks again where somebody else was faster.
     *
     * @param version that the page showed
     * @param view of the request as it is then, and of the agenda that was read for it
     */
    public HttpResponse carryOut(
            Link link, int version, C command, Instant now, BiFunction<MeetupRequest, Agenda, JsonObject> view) {
        Set<YearMonth> months = decisions.months(command);
        for (int tries = 1; tries <= TRIES; tries++) {
            Found found = requests.find(link.request(), months, now);
            Optional<Stored> stored = found.stored().filter(any -> link.opens(any.request()));
            if (stored.isEmpty()) {
                return Problem.notFound();
            }
            MeetupRequest request = stored.get().request();
            Agenda agenda = agenda(found, months, decisions.months(command, request));
            var situation = new Decisions.Situation(agenda, found.calendar(), link.mailed());
            switch (decisions.decide(request, command, situation, now)) {
                case Outcome.Already _ -> {
                    return HttpResponse.json(200, view.apply(request, agenda).with("already", true));
                }
                case Outcome.Refused(var refused) -> {
                    return problems.invalid(request, refused);
                }
                case Outcome.Changed _
                when shown(request) != version -> {
                    return problems.stale(request);
                }
                case Outcome.Changed(var transition) -> {
                    Transition kept = transition.keptFor(retention);
                    if (requests.save(stored.get(), kept, agenda, now)) {
                        return HttpResponse.json(200, view.apply(kept.to(), agenda));
                    }
                    // The others who lost look again at once, too: not all at the same moment.
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
                }
            }
        }
        return Problem.unavailable();
    }

    private Agenda agenda(Found found, Set<YearMonth> read, Set<YearMonth> also) {
        if (read.containsAll(also)) {
            return found.agenda();
        }
        Set<YearMonth> all = new TreeSet<>(read);
        all.addAll(also);
        return agendas.agenda(all);
    }

    /** The version that this side's page shows. */
    private int shown(MeetupRequest request) {
        return switch (party) {
            case HOST -> request.version();
            case VISITOR -> request.progress().told();
        };
    }
}
