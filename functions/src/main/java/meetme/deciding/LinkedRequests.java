package meetme.deciding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import meetme.host.Host;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonBody;
import meetme.http.Problem;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.security.Link;
import meetme.security.Links;

/** What the links of one side lead to: the body is JSON, the token in it opens one request. */
public final class LinkedRequests {

    private static final Set<String> TOKEN_ONLY = Set.of("token");

    private final Links links;
    private final Party party;
    private final Requests requests;
    private final FieldProblems problems;

    public LinkedRequests(Host host, Party party, Links links, Requests requests) {
        this.links = links;
        this.party = party;
        this.requests = requests;
        this.problems = new FieldProblems(host, party);
    }

    /** Shows something of the request to whoever holds its link. Changes nothing, not even a mark that it was seen. */
    public HttpResponse look(HttpRequest call, Instant now, BiFunction<Link, MeetupRequest, HttpResponse> show) {
        return open(
                call,
                TOKEN_ONLY,
                now,
                (link, fields) -> answer(link, now, stored -> show.apply(link, stored.request())));
    }

    /**
     * Lets in whoever holds a genuine link, and answers everybody else. What is wrong with the other fields is said only where
     * the link leads somewhere: whoever holds that of an erased request learns nothing, whatever they send with it.
     */
    private HttpResponse open(
            HttpRequest call, Set<String> known, Instant now, BiFunction<Link, Fields, HttpResponse> inside) {
        return JsonBody.read(call, fields -> {
            List<String> unknown = fields.unknown(known);
            Optional<Link> link = fields.text("token").flatMap(token -> links.verify(token, party, now));
            if (link.isEmpty()) {
                return unknown.isEmpty() ? Problem.notFound() : Problem.unknownFields(unknown);
            }
            return unknown.isEmpty()
                    ? inside.apply(link.get(), fields)
                    : answer(link.get(), now, stored -> Problem.unknownFields(unknown));
        });
    }

    /** Reads a command and has it carried out, or says what is wrong with it, but only where there is something that it could be about. */
    public <C> HttpResponse command(
            HttpRequest call,
            Set<String> known,
            Function<Fields, ParsedCommand<C>> read,
            Instant now,
            BiFunction<Link, ParsedCommand.Read<C>, HttpResponse> carryOut) {
        return open(call, known, now, (link, fields) -> switch (read.apply(fields)) {
            case ParsedCommand.Read<C> command -> carryOut.apply(link, command);
            case ParsedCommand.Wrong<C>(var wrong) ->
                answer(link, now, stored -> problems.invalid(stored.request(), wrong));
        });
    }

    /** Answers where the link leads to something. */
    public HttpResponse answer(Link link, Instant now, Function<Stored, HttpResponse> answer) {
        return requests.find(link.request(), now)
                .filter(stored -> link.opens(stored.request()))
                .map(answer)
                .orElseGet(Problem::notFound);
    }
}
