package meetme.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonBody;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.meetup.EmailAddress;
import meetme.meetup.StoreUnavailable;
import meetme.security.Stamps;
import meetme.security.WatchTokens;
import meetme.security.WatchTokens.Reach;
import meetme.security.WatchTokens.WatchLink;
import meetme.text.Words;
import meetme.watch.Watch;
import meetme.watch.WatchAsking;
import meetme.watch.Watches;
import meetme.watch.Watches.Stored;

/** {@code POST /api/watch} and what is behind the link that it mails: {@code /api/watch/view} and {@code /api/watch/act}. */
public final class WatchEndpoint {

    public static final String ASK = "/api/watch";
    public static final String VIEW = "/api/watch/view";
    public static final String ACT = "/api/watch/act";

    private static final Set<String> TOKEN_ONLY = Set.of("token");
    private static final Set<String> FIELDS = Set.of("token", "action");

    private static final int TRIES = 12;

    private final Host host;
    private final Watches watches;
    private final WatchAsking asking;
    private final WatchTokens tokens;
    private final WatchForm form;

    public WatchEndpoint(
            Host host, Watches watches, WatchAsking asking, WatchTokens tokens, Stamps stamps, EmailAddress sender) {
        this.host = host;
        this.watches = watches;
        this.asking = asking;
        this.tokens = tokens;
        this.form = new WatchForm(host, stamps, sender);
    }

    /** Answers one of the three. */
    public HttpResponse answer(HttpRequest call, Instant now) {
        return switch (call.path()) {
            case ASK -> JsonBody.read(call, WatchForm.FIELDS, fields -> ask(call, fields, now));
            case VIEW -> open(call, TOKEN_ONLY, now, (link, _) -> view(link, now));
            case ACT -> open(call, FIELDS, now, (link, fields) -> act(link, fields, now));
            default -> Problem.notFound();
        };
    }

    // Asking

    private HttpResponse ask(HttpRequest call, Fields fields, Instant now) {
        return switch (form.read(fields, now)) {
            case WatchForm.Wrong(var errors) -> {
                Words words = form.words(fields);
                yield Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
            }
            case WatchForm.Filled(var email, var city, var language) ->
                answer(
                        asking.ask(email, city, language, call.header("x-viewer-address"), now),
                        form.words(fields),
                        now);
        };
    }

    // The same for everybody whose form is right, so that nobody learns anything about an address.
    private static HttpResponse answer(Watches.Outcome outcome, Words words, Instant now) {
        return switch (outcome) {
            case TAKEN -> HttpResponse.json(202, new JsonObject().with("state", "asked"));
            case NETWORK_FULL -> Problem.tooMany(words.say("limit.network"), untilTomorrow(now));
            case DAY_FULL -> {
                Log.alarm(Metric.DAILY_CAP_REACHED, "The day's limit of watches is reached", now.toEpochMilli())
                        .write();
                yield Problem.unavailable(words.say("limit.day"), untilTomorrow(now));
            }
        };
    }

    // Counts begin anew at midnight, UTC.
    static Duration untilTomorrow(Instant now) {
        Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return Duration.between(now, tomorrow).plusSeconds(1);
    }

    // Behind the link

    private HttpResponse open(
            HttpRequest call, Set<String> known, Instant now, BiFunction<WatchLink, Fields, HttpResponse> inside) {
        return JsonBody.read(
                call,
                known,
                fields -> fields.text("token")
                        .flatMap(token -> tokens.verify(token, Reach.PAGE, now))
                        .map(link -> inside.apply(link, fields))
                        .orElseGet(Problem::notFound));
    }

    /** Changes nothing. */
    private HttpResponse view(WatchLink link, Instant now) {
        Optional<Watch> watch = watch(link, watches.find(link.watch(), now));
        return HttpResponse.json(
                200, WatchView.of(watch).with("host", host.name()).with("actions", WatchView.actions(watch)));
    }

    // What was ended or has ended is off, and what somebody has asked for anew since has other links.
    private static Optional<Watch> watch(WatchLink link, Stored stored) {
        return stored.watch()
                .filter(watch ->
                        watch.watcher().filter(who -> link.repeats(who.nonce())).isPresent());
    }

    private HttpResponse act(WatchLink link, Fields fields, Instant now) {
        Optional<Action> action = fields.constant("action", Action.values());
        if (action.isEmpty()) {
            return Problem.invalid(List.of(new FieldError("action", "Send one of: confirm, stop.")));
        }
        for (int tries = 0; tries < TRIES; tries++) {
            Stored stored = watches.find(link.watch(), now);
            Optional<Watch> before = watch(link, stored);
            if (before.isEmpty()) {
                return HttpResponse.json(200, WatchView.of(before));
            }
            Watch after = action.get().on(before.get(), now);
            if (after.equals(before.get()) || watches.save(stored, after)) {
                return HttpResponse.json(200, WatchView.of(Optional.of(after)));
            }
        }
        throw new StoreUnavailable("A watch changes all the time", new IllegalStateException("overtaken"));
    }

    private enum Action {
        CONFIRM,
        STOP;

        Watch on(Watch watch, Instant now) {
            return switch (this) {
                case STOP -> watch.stop(now);
                case CONFIRM ->
                    switch (watch) {
                        case Watch.Asked asked -> asked.confirm(now);
                        case Watch.On on -> on.confirm(now);
                        case Watch.Off off -> off;
                    };
            };
        }
    }
}
