package meetme.requesting;

import java.time.Instant;
import java.util.random.RandomGenerator;
import meetme.host.Host;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.EmailAddress;
import meetme.meetup.Requests;
import meetme.pages.FormPage;
import meetme.security.Links;
import meetme.security.Stamps;

/** {@code POST /api/requests}: from the page's script as JSON, or from the plain form without one. */
public final class RequestEndpoint {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final JsonForm json;
    private final PlainForm plain;

    /**
     * @param sender whom mail comes from: no visitor
     * @param random must be cryptographically strong
     */
    public RequestEndpoint(
            Host host,
            Requests requests,
            Links links,
            Stamps stamps,
            RateLimits rateLimits,
            FormPage page,
            EmailAddress sender,
            RandomGenerator random) {
        RequestForm form = new RequestForm(host, stamps, sender, random);
        this.json = new JsonForm(form, host, requests, links, rateLimits);
        this.plain = new PlainForm(form, host, requests, page, rateLimits);
    }

    public HttpResponse ask(HttpRequest request, Instant now) {
        return switch (request.mediaType()) {
            case JSON -> json.ask(request, now);
            case FORM -> plain.ask(request, now);
            default -> Problem.unsupportedType(JSON + " or " + FORM);
        };
    }
}
