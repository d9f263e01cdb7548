package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Json;
import meetme.http.Problem;
import meetme.meetup.Agenda;
import meetme.meetup.Erased;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.security.Link;
import meetme.security.Links;

/** What both doors have in common: the body is JSON, the token in it opens one request for one side. */
final class LinkedRequests {

    /** No zone is further from UTC: it is what the JDK allows. */
    private static final Duration ANY_ZONE = Duration.ofHours(18);

    private static final Set<String> TOKEN_ONLY = Set.of("token");

    private final Links links;
    private final Party party;
    private final Requests requests;

    LinkedRequests(Links links, Party party, Requests requests) {
        this.links = links;
        this.party = party;
        this.requests = requests;
    }

    /** Shows something of the request to whoever holds its link. Changes nothing, not even a mark that it was seen. */
    HttpResponse look(HttpRequest call, Instant now, BiFunction<Link, MeetupRequest, Optional<HttpResponse>> show) {
        return open(
                call,
                TOKEN_ONLY,
                now,
                (link, fields) -> requests.find(link.request(), now)
                        .map(Stored::request)
                        .filter(request -> isThere(link, request))
                        .flatMap(request -> show.apply(link, request))
                        .orElseGet(Problem::notFound));
    }

    /** Whether the link leads to the request. What was erased is nowhere, though some of it may wait for a mail. */
    static boolean isThere(Link link, MeetupRequest request) {
        return link.opens(request.details()) && !(request instanceof Erased);
    }

    /**
     * Lets in whoever holds a genuine link, and answers everybody else. What is wrong with the other fields is said only where
     * the link leads somewhere: whoever holds that of an erased request learns nothing, whatever they send with it.
     */
    HttpResponse open(HttpRequest call, Set<String> known, Instant now, BiFunction<Link, Fields, HttpResponse> inside) {
        return read(call, fields -> {
            List<String> unknown = fields.unknown(known);
            Optional<Link> link = fields.text("token").flatMap(token -> links.verify(token, party, now));
            if (link.isEmpty()) {
                return unknown.isEmpty() ? Problem.notFound() : Problem.unknownFields(unknown);
            }
            return unknown.isEmpty()
                    ? inside.apply(link.get(), fields)
                    : refuse(link.get(), now, request -> Problem.unknownFields(unknown));
        });
    }

    /** Says what is wrong with a press, but only where there is something to press on. */
    HttpResponse refuse(Link link, Instant now, Function<MeetupRequest, HttpResponse> refusal) {
        return requests.find(link.request(), now)
                .map(Stored::request)
                .filter(request -> isThere(link, request))
                .map(refusal)
                .orElseGet(Problem::notFound);
    }

    /** Reads the body, or says what is wrong with it. */
    static HttpResponse read(HttpRequest call, Set<String> known, Function<Fields, HttpResponse> inside) {
        return read(
                call,
                fields -> fields.unknown(known).isEmpty()
                        ? inside.apply(fields)
                        : Problem.unknownFields(fields.unknown(known)));
    }

    /** The same, whatever fields there are. */
    private static HttpResponse read(HttpRequest call, Function<Fields, HttpResponse> inside) {
        if (!call.mediaType().equals("application/json")) {
            return Problem.unsupportedType("application/json");
        }
        return Json.readObject(call.body()).map(Fields::new).map(inside).orElseGet(Problem::notJson);
    }

    /**
     * The months of the agenda in which local times may lie, whatever city they are meant in.
     *
     * @param margin on either side
     */
    static Set<YearMonth> monthsOf(List<LocalDateTime> times, Duration margin) {
        Duration wide = ANY_ZONE.plus(margin);
        Set<YearMonth> months = new TreeSet<>();
        for (LocalDateTime time : times) {
            Instant there = time.toInstant(ZoneOffset.UTC);
            months.addAll(Agenda.monthsBetween(there.minus(wide), there.plus(wide)));
        }
        return months;
    }

    /** @param language that this side is spoken to in */
    static HttpResponse answer(
            DecisionRunner.Result result,
            Function<MeetupRequest, Locale> language,
            BiFunction<MeetupRequest, Agenda, Map<String, Object>> view) {
        return switch (result) {
            case DecisionRunner.Result.Done done -> HttpResponse.json(200, view.apply(done.request(), done.agenda()));
            case DecisionRunner.Result.Already already -> {
                Map<String, Object> json = view.apply(already.request(), already.agenda());
                json.put("already", true);
                yield HttpResponse.json(200, json);
            }
            case DecisionRunner.Result.Refused refused ->
                new FieldProblems(language.apply(refused.request())).invalid(refused.refusals());
            case DecisionRunner.Result.Stale stale -> new FieldProblems(language.apply(stale.request())).stale();
            case DecisionRunner.Result.NotFound notFound -> Problem.notFound();
            case DecisionRunner.Result.TooBusy _ -> Problem.unavailable();
        };
    }
}
