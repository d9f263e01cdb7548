package meetme.deciding.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import meetme.deciding.RequestView;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.HostFile.Fault;
import meetme.host.Plan;
import meetme.host.PlanCommand;
import meetme.host.PlanDecisions;
import meetme.host.PlanOutcome;
import meetme.host.PlanReader;
import meetme.host.Plans;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.linked.LinkedBoard;
import meetme.meetup.Board;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.text.SafeText;
import meetme.text.Words;

/** Where the host changes their plan: {@code POST /api/host/plan} looks, {@code POST /api/host/plan/act} acts. */
public final class PlanEndpoint {

    private static final String BUNDLE = "meetme.deciding.refusals";

    private static final Set<String> TOKEN_ONLY = Set.of("token");
    private static final Set<String> FIELDS =
            Set.of("token", "version", "action", "trip", "id", "firstDay", "lastDay", "until", "words", "anyway");

    private final CurrentHost current;
    private final Plans plans;
    private final Board board;
    private final LinkedBoard linked;
    private final PlanDecisions decisions;

    public PlanEndpoint(CurrentHost current, Plans plans, Board board, LinkedBoard linked) {
        this.current = current;
        this.plans = plans;
        this.board = board;
        this.linked = linked;
        this.decisions = new PlanDecisions(current.file());
    }

    /** Shows the plan. Changes nothing. */
    public HttpResponse view(HttpRequest call, Instant now) {
        return linked.open(
                call,
                TOKEN_ONLY,
                now,
                fields ->
                        HttpResponse.json(200, shown(plans.find(), now).ofPlan().with("timeZones", TimeZones.NAMES)));
    }

    /** Changes it, if nobody has changed it meanwhile. */
    public HttpResponse act(HttpRequest call, Instant now) {
        return linked.open(call, FIELDS, now, fields -> act(fields, now));
    }

    private HttpResponse act(Fields fields, Instant now) {
        Plan plan = plans.find();
        Optional<Integer> version = fields.integer("version");
        if (version.isEmpty()) {
            return invalid(List.of(new Fault("version", "is missing; add the version of the plan that you have seen")));
        }
        // Before anything else: what is wrong with a change to another plan than this one is for nobody to know.
        if (version.get() != plan.version()) {
            return stale();
        }
        return switch (PlanReader.read(fields.all(), current.file().rules())) {
            case PlanReader.Faulty(var faults) -> invalid(faults);
            case PlanReader.Read(var command) -> act(plan, command, now);
        };
    }

    private HttpResponse act(Plan plan, PlanCommand command, Instant now) {
        return switch (decisions.decide(plan, command, now)) {
            case PlanOutcome.Refused(var faults) -> invalid(faults);
            case PlanOutcome.Already _ ->
                HttpResponse.json(200, shown(plan, now).ofPlan());
            case PlanOutcome.Changed(var next) -> agreedIn(command, now).orElseGet(() -> save(next, now));
        };
    }

    private HttpResponse save(Plan next, Instant now) {
        if (!plans.save(next)) {
            return stale();
        }
        var _ = current.with(next, now);
        return HttpResponse.json(200, shown(next, now).ofPlan());
    }

    /** Refuses to call off a trip in which meetups are agreed, unless the host says that they know. */
    private Optional<HttpResponse> agreedIn(PlanCommand command, Instant now) {
        if (!(command instanceof PlanCommand.CallOffTrip(var id, var anyway)) || anyway) {
            return Optional.empty();
        }
        List<MeetupRequest> agreed = board.agreed(now, now).stream()
                .filter(request -> request.details().city().id().equals(id))
                .toList();
        return agreed.isEmpty() ? Optional.empty() : Optional.of(agreedIn(agreed));
    }

    private HttpResponse agreedIn(List<MeetupRequest> agreed) {
        Words words = words();
        String names = agreed.stream().map(this::named).collect(Collectors.joining("; "));
        return problem(List.of(new FieldError("anyway", words.say("plan.agreed", names))));
    }

    private String named(MeetupRequest request) {
        RequestView view = new RequestView(current.file(), Party.HOST, request);
        return SafeText.oneLine(request.details().visitor().name())
                + request.agreed()
                        .map(agreed -> ", " + view.text().slot(agreed.slot()).get("text"))
                        .orElse("");
    }

    private PlanView shown(Plan plan, Instant now) {
        return new PlanView(current.file(), plan, board.agreed(now, now), now);
    }

    private HttpResponse stale() {
        Words words = words();
        return Problem.conflict(words.say("plan.stale"));
    }

    private HttpResponse invalid(List<Fault> faults) {
        return problem(faults.stream()
                .map(fault -> new FieldError(fault.field(), fault.fix()))
                .toList());
    }

    private HttpResponse problem(List<FieldError> errors) {
        Words words = words();
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    private Words words() {
        Host host = current.file();
        return Words.in(BUNDLE, host.languages().getFirst());
    }
}
