package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.calendar.CalendarFile;
import meetme.deciding.VisitorCommand.Accept;
import meetme.host.Host;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.Agendas;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.security.Link;
import meetme.security.Links;

/** Where the visitor's link leads: {@code POST /api/visitor/view} and {@code …/calendar} look, {@code …/act} acts. */
public final class VisitorEndpoint {

    private final LinkedRequests door;
    private final Requests requests;
    private final KnownAddresses addresses;
    private final DecisionRunner presses;
    private final VisitorDecisions decisions;
    private final VisitorView view;
    private final CalendarFile file;

    public VisitorEndpoint(Host host, Requests requests, Agendas agendas, KnownAddresses addresses, Links links) {
        this.door = new LinkedRequests(links, Party.VISITOR, requests);
        this.requests = requests;
        this.addresses = addresses;
        this.decisions = new VisitorDecisions(host);
        this.presses = new DecisionRunner(requests, agendas, Party.VISITOR);
        this.view = new VisitorView(host);
        this.file = new CalendarFile(host);
    }

    public HttpResponse view(HttpRequest call, Instant now) {
        return door.look(call, now, (link, request) -> Optional.of(HttpResponse.json(200, shown(link, request, now))));
    }

    private Map<String, Object> shown(Link link, MeetupRequest request, Instant now) {
        return view.of(request, link.mailed(), feedback(request, now), now);
    }

    private Optional<Feedback> feedback(MeetupRequest request, Instant now) {
        return addresses.feedback(request.details().visitor().email(), now);
    }

    public HttpResponse act(HttpRequest call, Instant now) {
        return door.open(call, VisitorCommand.FIELDS, now, (link, fields) -> act(link, fields, now));
    }

    /** The calendar entry as a file. There is none before the host's approval has settled. */
    public HttpResponse calendar(HttpRequest call, Instant now) {
        return door.look(
                call,
                now,
                (link, request) -> request.seen()
                        .agreed()
                        .map(agreed -> file.of(request.details(), agreed, Party.VISITOR, now))
                        .map(ics -> HttpResponse.of(200, "text/calendar; charset=utf-8", ics)));
    }

    // It changes nothing, so that it does not matter which version the page showed.
    private HttpResponse export(Link link, Instant now) {
        return requests.find(link.request(), now)
                .filter(stored -> LinkedRequests.isThere(link, stored.request()))
                .map(stored -> HttpResponse.json(200, exported(stored, now)))
                .orElseGet(Problem::notFound);
    }

    private Map<String, Object> exported(Stored stored, Instant now) {
        MeetupRequest request = stored.request();
        return view.export(stored, feedback(request, now), requests.mails(request.id()), now);
    }

    private static Locale language(MeetupRequest request) {
        return request.details().visitor().language();
    }

    private HttpResponse act(Link link, Fields fields, Instant now) {
        return switch (VisitorCommand.read(fields)) {
            case Press.Wrong(var refusals) ->
                // Only the request tells which language its visitor reads.
                door.refuse(link, now, request -> new FieldProblems(language(request)).invalid(refusals));
            case Press.Read(var version, VisitorCommand.Change change) -> change(link, version, change, now);
            case Press.Read(var _, VisitorCommand.Export _) -> export(link, now);
        };
    }

    private HttpResponse change(Link link, int version, VisitorCommand.Change change, Instant now) {
        DecisionRunner.Result result = presses.carryOut(
                link,
                version,
                months(change),
                request -> Set.of(),
                now,
                (request, agenda, _) -> decisions.decide(request, change, link.mailed(), agenda, now));
        return LinkedRequests.answer(
                result,
                VisitorEndpoint::language,
                // What has come back is known to the page, and not worth one more call.
                (request, agenda) -> view.of(request, link.mailed(), Optional.empty(), now));
    }

    private static Set<YearMonth> months(VisitorCommand.Change change) {
        return change instanceof Accept(var time)
                ? LinkedRequests.monthsOf(time.stream().toList(), Duration.ZERO)
                : Set.of();
    }
}
