package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.deciding.HostCommand.Approve;
import meetme.deciding.HostCommand.Cancel;
import meetme.deciding.HostCommand.Counter;
import meetme.deciding.HostCommand.Decline;
import meetme.deciding.HostCommand.MarkAsPitch;
import meetme.deciding.HostCommand.Recall;
import meetme.deciding.HostCommand.Scheduling;
import meetme.deciding.HostCommand.Undo;
import meetme.deciding.HostDecisions.Taken;
import meetme.host.Host;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Board;
import meetme.meetup.Busy;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Slot;
import meetme.security.Link;
import meetme.security.Links;

/** Where the host's link leads: {@code POST /api/host/view} looks and changes nothing, {@code POST /api/host/act} acts. */
public final class HostEndpoint {

    private final LinkedRequests door;
    private final Requests requests;
    private final Agendas agendas;
    private final DecisionRunner presses;
    private final HostDecisions decisions;
    private final HostView view;
    private final Board board;
    private final Locale language;

    public HostEndpoint(Host host, Requests requests, Agendas agendas, Links links, Board board) {
        this.door = new LinkedRequests(links, Party.HOST, requests);
        this.requests = requests;
        this.agendas = agendas;
        this.presses = new DecisionRunner(requests, agendas, Party.HOST);
        this.decisions = new HostDecisions(host);
        this.view = new HostView(host);
        this.board = board;
        this.language = host.languages().getFirst();
    }

    public HttpResponse view(HttpRequest call, Instant now) {
        return door.look(call, now, (link, request) -> Optional.of(HttpResponse.json(200, shown(request, now))));
    }

    private Map<String, Object> shown(MeetupRequest request, Instant now) {
        Set<YearMonth> months =
                request instanceof Pending ? Agenda.monthsAround(request.times(), HostView.NEAR) : Set.of();
        Agendas.HostContext around =
                agendas.hostContext(months, request.details().visitor().email(), now);
        Busy.Reading calendar = request instanceof Pending
                ? around.calendar().around(request.times(), HostView.NEAR, now)
                : Busy.Reading.NOTHING;
        return view.of(request, around.agenda(), calendar, around.feedback(), now);
    }

    public HttpResponse act(HttpRequest call, Instant now) {
        return door.open(call, HostCommand.FIELDS, now, (link, fields) -> act(link, fields, now));
    }

    // Mailed, never shown: whoever was forwarded the mail of one request is not to see all of them. It changes nothing
    // about the request, so that it does not matter which version the page showed.
    private HttpResponse mailBoard(Link link, Instant now) {
        Optional<MeetupRequest> request = requests.find(link.request(), now)
                .map(Stored::request)
                .filter(any -> LinkedRequests.isThere(link, any));
        if (request.isEmpty()) {
            return Problem.notFound();
        }
        boolean ordered = board.order(
                OutboxRow.BoardLink.orderedAt(link.request(), now),
                request.get().details(),
                now);
        Map<String, Object> json = shown(request.get(), now);
        if (!ordered) {
            json.put("already", true);
        }
        return HttpResponse.json(200, json);
    }

    private HttpResponse act(Link link, Fields fields, Instant now) {
        return switch (HostCommand.read(fields)) {
            case Press.Wrong(var refusals) ->
                door.refuse(link, now, request -> new FieldProblems(language).invalid(refusals));
            case Press.Read(var version, HostCommand.Change change) -> change(link, version, change, now);
            case Press.Read(var _, HostCommand.MailBoard _) -> mailBoard(link, now);
        };
    }

    private HttpResponse change(Link link, int version, HostCommand.Change change, Instant now) {
        DecisionRunner.Result result = presses.carryOut(
                link,
                version,
                months(change),
                request -> also(request, change),
                now,
                (request, agenda, calendar) -> decisions.decide(
                        request, change, new Taken(agenda, busy(calendar, request, change, now)), now));
        return LinkedRequests.answer(
                result,
                request -> language,
                // What has come back from the visitor is known to the page, and not worth one more call.
                (request, agenda) -> view.of(request, agenda, Busy.Reading.NOTHING, Optional.empty(), now));
    }

    // The host's calendar at the times in question, whether the press names them or the request does.
    private static List<Slot> busy(Busy calendar, MeetupRequest request, HostCommand.Change change, Instant now) {
        return change instanceof Scheduling scheduling
                ? calendar.around(slots(request, scheduling), Duration.ZERO, now)
                        .busy()
                : List.of();
    }

    private static List<Slot> slots(MeetupRequest request, Scheduling scheduling) {
        Slot like = request.details().times().getFirst();
        return scheduling.times().isEmpty()
                ? request.times()
                : scheduling.times().stream()
                        .flatMap(local -> Slot.at(local, like.length(), like.zone()).stream())
                        .toList();
    }

    // Known before the request is read, so that both come in one call.
    private static Set<YearMonth> months(HostCommand.Change change) {
        return change instanceof Scheduling scheduling
                ? LinkedRequests.monthsOf(scheduling.times(), HostView.NEAR)
                : Set.of();
    }

    // Another place for times that stand in the request; or back to a time that was left for another.
    private static Set<YearMonth> also(MeetupRequest request, HostCommand.Change change) {
        return switch (change) {
            case Counter counter when counter.times().isEmpty() -> Agenda.monthsAround(request.times(), HostView.NEAR);
            case Undo _
            when !request.seen().holds().equals(request.holds()) ->
                request.seen().holds().map(Agenda::monthsOf).orElse(Set.of());
            case Approve _, Counter _, Decline _, MarkAsPitch _, Cancel _, Undo _, Recall _ -> Set.of();
        };
    }
}
