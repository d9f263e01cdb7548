package meetme.watching;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.FormBody;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.StoreUnavailable;
import meetme.meetup.WatchId;
import meetme.pages.StopPage;
import meetme.security.WatchTokens;
import meetme.security.WatchTokens.Reach;
import meetme.security.WatchTokens.WatchLink;
import meetme.watch.Watch;
import meetme.watch.Watcher;
import meetme.watch.Watches;
import meetme.watch.Watches.Stored;

/**
 * Where a mail program posts, at one click in it, that its owner does not want to be told any more. Looking there changes nothing:
 * mail scanners follow links.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>
 */
public final class StopEndpoint {

    /** The token stands in the braces. */
    public static final String PATH = "/api/watch/stop/{token}";

    private static final String NAME = "List-Unsubscribe";
    private static final String VALUE = "One-Click";

    // In the head of one part.
    private static final Pattern NAMED =
            Pattern.compile("\r\n(?i:content-disposition):[^\r\n]*?[; \t]name=\"?" + NAME + "\"?(?![^;\\s])");

    private static final int TRIES = 12;

    private final Host host;
    private final Watches watches;
    private final WatchTokens tokens;
    private final String assets;

    public StopEndpoint(Host host, Watches watches, WatchTokens tokens, String assets) {
        this.host = host;
        this.watches = watches;
        this.tokens = tokens;
        this.assets = assets;
    }

    public HttpResponse answer(HttpRequest call, Instant now) {
        String token = call.path().substring(PATH.indexOf('{'));
        Optional<WatchLink> link = tokens.verify(token, Reach.STOP, now);
        if (link.isEmpty()) {
            return Problem.notFound();
        }
        if (!call.method().equals("POST")) {
            return page(link.get().watch(), now);
        }
        return switch (call.mediaType()) {
            case "application/x-www-form-urlencoded" ->
                stop(isOneClick(call.body()), link.get().watch(), now);
            case "multipart/form-data" ->
                stop(isOneClickPart(call.body()), link.get().watch(), now);
            default -> Problem.unsupportedType("application/x-www-form-urlencoded or multipart/form-data");
        };
    }

    private static boolean isOneClick(byte[] body) {
        return FormBody.read(body)
                .filter(values -> values.getOrDefault(NAME, List.of()).contains(VALUE))
                .isPresent();
    }

    private static boolean isOneClickPart(byte[] body) {
        String whole = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        // Part by part (RFC 7578): a pattern over the whole body would try each of its places with each other one.
        String[] parts = whole.split("\r\n--", -1);
        // What stands behind the last boundary was cut short, or is the end.
        return Arrays.stream(parts, 0, parts.length - 1).anyMatch(StopEndpoint::saysOneClick);
    }

    private static boolean saysOneClick(String part) {
        int head = part.indexOf("\r\n\r\n");
        return head >= 0
                && part.substring(head).equals("\r\n\r\n" + VALUE)
                && NAMED.matcher(part.substring(0, head)).find();
    }

    private HttpResponse stop(boolean isOneClick, WatchId id, Instant now) {
        if (!isOneClick) {
            return Problem.invalid(List.of(new FieldError(NAME, "Send " + NAME + "=" + VALUE + ".")));
        }
        for (int tries = 0; tries < TRIES; tries++) {
            Stored stored = watches.find(id, now);
            Locale language = language(stored);
            // Whatever the mailbox has asked for since: whoever clicks does not want it any more.
            Optional<Watch> before =
                    stored.watch().filter(watch -> watch.watcher().isPresent());
            if (before.isEmpty() || watches.save(stored, before.get().stop(now))) {
                return HttpResponse.html(200, new StopPage(host, assets).done(language, now));
            }
        }
        throw new StoreUnavailable("A watch changes all the time", new IllegalStateException("overtaken"));
    }

    private HttpResponse page(WatchId id, Instant now) {
        return HttpResponse.html(200, new StopPage(host, assets).ask(language(watches.find(id, now)), now));
    }

    // That of the mails, as long as anybody knows it, and if the host still speaks it.
    private Locale language(Stored stored) {
        return stored.watch()
                .flatMap(Watch::watcher)
                .map(Watcher::language)
                .filter(host.languages()::contains)
                .orElse(host.languages().getFirst());
    }
}
