package meetme.deciding.host;

import java.time.Instant;
import meetme.deciding.DecisionRunner;
import meetme.deciding.LinkedRequests;
import meetme.host.Host;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.meetup.Agendas;
import meetme.meetup.Board;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.security.Links;

/** Where the host's link leads: {@code POST /api/host/view} looks and changes nothing, {@code POST /api/host/act} acts. */
public final class HostEndpoint {

    private final LinkedRequests linked;
    private final DecisionRunner<HostCommand.Change> runner;
    private final Agendas agendas;
    private final Board board;
    private final HostView view;
    private final Host host;

    public HostEndpoint(Host host, Requests requests, Agendas agendas, Links links, Board board) {
        this.linked = new LinkedRequests(host, Party.HOST, links, requests);
        this.runner = new DecisionRunner<>(host, Party.HOST, new HostDecisions(host), requests, agendas);
        this.agendas = agendas;
        this.board = board;
        this.view = new HostView(host);
        this.host = host;
    }

    public HttpResponse view(HttpRequest call, Instant now) {
        return linked.look(call, now, (link, request) -> HttpResponse.json(200, shown(request, now)));
    }

    private JsonObject shown(MeetupRequest request, Instant now) {
        HostSituation situation = new HostSituation(host, request);
        Agendas.HostContext context = agendas.hostContext(
                situation.months(now), request.details().visitor().email(), now);
        return view.of(request, situation.known(context, now), now);
    }

    public HttpResponse act(HttpRequest call, Instant now) {
        return linked.command(
                call, HostCommand.FIELDS, HostCommand::read, now, (link, read) -> switch (read.command()) {
                    case HostCommand.Change change ->
                        // What has come back from the visitor is known to the page, and not worth one more call.
                        runner.carryOut(
                                link,
                                read.version(),
                                change,
                                now,
                                (request, agenda) -> view.of(request, HostSituation.Known.by(agenda), now));
                    case HostCommand.MailBoard _ ->
                        linked.answer(link, now, stored -> mailBoard(stored.request(), now));
                });
    }

    // Mailed, never shown: whoever was forwarded the mail of one request is not to see all of them. It changes nothing
    // about the request, so that it does not matter which version the page showed.
    private HttpResponse mailBoard(MeetupRequest request, Instant now) {
        boolean ordered = board.order(OutboxRow.BoardLink.orderedAt(request.id(), now), request.details(), now);
        JsonObject json = shown(request, now);
        return HttpResponse.json(200, ordered ? json : json.with("already", true));
    }
}
