package meetme.deciding.visitor;

import java.time.Instant;
import java.util.Optional;
import meetme.calendar.CalendarFile;
import meetme.deciding.DecisionRunner;
import meetme.deciding.LinkedRequests;
import meetme.host.Host;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.meetup.Agendas;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.security.Links;

/** Where the visitor's link leads: {@code POST /api/visitor/view} and {@code …/calendar} look, {@code …/act} acts. */
public final class VisitorEndpoint {

    private final LinkedRequests linked;
    private final DecisionRunner<VisitorCommand.Change> runner;
    private final Requests requests;
    private final KnownAddresses addresses;
    private final VisitorView view;
    private final CalendarFile file;

    public VisitorEndpoint(Host host, Requests requests, Agendas agendas, KnownAddresses addresses, Links links) {
        this.linked = new LinkedRequests(host, Party.VISITOR, links, requests);
        this.runner = new DecisionRunner<>(host, Party.VISITOR, new VisitorDecisions(host), requests, agendas);
        this.requests = requests;
        this.addresses = addresses;
        this.view = new VisitorView(host);
        this.file = new CalendarFile(host);
    }

    public HttpResponse view(HttpRequest call, Instant now) {
        return linked.look(
                call,
                now,
                (link, request) ->
                        HttpResponse.json(200, view.of(request, link.mailed(), feedback(request, now), now)));
    }

    private Optional<Feedback> feedback(MeetupRequest request, Instant now) {
        return addresses.feedback(request.details().visitor().email(), now);
    }

    /** The calendar entry as a file. There is none before the host's approval has settled. */
    public HttpResponse calendar(HttpRequest call, Instant now) {
        return linked.look(
                call,
                now,
                (link, request) -> request.seen()
                        .agreed()
                        .map(agreed -> file.of(request.details(), agreed, Party.VISITOR, now))
                        .map(ics -> HttpResponse.of(200, "text/calendar; charset=utf-8", ics))
                        .orElseGet(Problem::notFound));
    }

    public HttpResponse act(HttpRequest call, Instant now) {
        return linked.command(
                call, VisitorCommand.FIELDS, VisitorCommand::read, now, (link, read) -> switch (read.command()) {
                    case VisitorCommand.Change change ->
                        // What has come back is known to the page, and not worth one more call.
                        runner.carryOut(
                                link,
                                read.version(),
                                change,
                                now,
                                (request, agenda) -> view.of(request, link.mailed(), Optional.empty(), now));
                    // It changes nothing, so that it does not matter which version the page showed.
                    case VisitorCommand.Export _ ->
                        linked.answer(link, now, stored -> HttpResponse.json(200, exported(stored, now)));
                });
    }

    private JsonObject exported(Stored stored, Instant now) {
        MeetupRequest request = stored.request();
        return view.export(stored, feedback(request, now), requests.mails(request.id()));
    }
}
