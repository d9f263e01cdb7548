package meetme.requesting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.meetup.RequestLimits;
import meetme.meetup.RequestLimits.Limit;
import meetme.security.ClientHashes;
import meetme.security.HashedClient;
import meetme.text.Words;

/** Keeps a flood out: says how much is taken in from whom, and what they are told who come on top of it. */
public final class RateLimits {

    /**
     * How much is taken in; docs/decisions/0008-limits.md says why so much.
     *
     * @param ofClient from one client in a day, by the page's script
     * @param ofPlainClient from one client in a day, by the form without a script, which has no stamp
     * @param ofNetwork from one network in a day, however many clients are in it
     * @param open waiting at the same time from one mailbox
     * @param ofDay from everybody in a day
     */
    public record Limits(int ofClient, int ofPlainClient, int ofNetwork, int open, int ofDay) {}

    private final ClientHashes clients;
    private final Limits limits;

    public RateLimits(ClientHashes clients, Limits limits) {
        this.clients = clients;
        this.limits = limits;
    }

    RequestLimits forScript(HttpRequest request) {
        return of(request, limits.ofClient());
    }

    RequestLimits forPlainForm(HttpRequest request) {
        return of(request, limits.ofPlainClient());
    }

    private RequestLimits of(HttpRequest request, int ofClient) {
        HashedClient client = clients.of(request.header("x-viewer-address"));
        return new RequestLimits(
                client.hash(), client.network(), ofClient, limits.ofNetwork(), limits.open(), limits.ofDay());
    }

    static HttpResponse refusal(Limit limit, Words words, Instant now) {
        Duration wait = untilTomorrow(now);
        return switch (limit) {
            case CLIENT, MAILBOX -> Problem.tooMany(wording(limit, words), wait);
            case DAY -> {
                Log.alarm(Metric.DAILY_CAP_REACHED, "The day's limit is reached", now.toEpochMilli())
                        .write();
                yield Problem.unavailable(wording(limit, words), wait);
            }
        };
    }

    static String wording(Limit limit, Words words) {
        return switch (limit) {
            case CLIENT -> words.say("limit.client");
            case MAILBOX -> words.say("limit.mailbox");
            case DAY -> words.say("limit.day");
        };
    }

    // Counts begin anew at midnight, UTC.
    private static Duration untilTomorrow(Instant now) {
        Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return Duration.between(now, tomorrow).plusSeconds(1);
    }
}
