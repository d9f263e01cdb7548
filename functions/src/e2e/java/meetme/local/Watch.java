package meetme.local;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sees what the pages of one visitor ask for, and what goes wrong on them. */
final class Watch implements AutoCloseable {

    // A refusal is an answer, too; Chromium reports it in the same place as faults.
    private static final String REFUSAL = "Failed to load resource";

    // The page calls the API before its scripts do, also where they are off: FirstViewInBrowserTest counts the calls.
    private static final String UNUSED = "was preloaded using link preload but not used";

    private final BrowserContext context;
    private final List<Request> requests = new ArrayList<>();
    private final Set<Request> finished = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    Watch(BrowserContext context) {
        this.context = context;
        context.onRequest(requests::add);
        context.onRequestFinished(finished::add);
        context.onWebError(error -> faults.add("error: " + error.error()));
        context.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !message.text().startsWith(REFUSAL)
                    && !message.text().contains(UNUSED)) {
                faults.add("console: " + message.text());
            }
        });
        context.exposeBinding("violated", (source, violation) -> faults.add("policy: " + violation[0]));
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " ({effectiveDirective, blockedURI}) => violated(`${effectiveDirective} ${blockedURI}`))");
    }

    boolean isOn(Page page) {
        return page.context().equals(context);
    }

    /** How often that was sent. */
    long count(String method, String path) {
        return List.copyOf(requests).stream()
                .filter(request -> request.method().equals(method)
                        && withoutFragment(request).endsWith(path))
                .count();
    }

    /** All that was asked for so far, in that order. */
    List<Request> all() {
        return List.copyOf(requests);
    }

    boolean hasArrived(Request request) {
        return finished.contains(request);
    }

    /** The files that were asked for so far, of those kinds, in that order. */
    List<Request> files(String... kinds) {
        return List.copyOf(requests).stream()
                .filter(request -> List.of(kinds).contains(request.resourceType()))
                .toList();
    }

    boolean hasSeen(String beginning) {
        return faults.stream().anyMatch(fault -> fault.startsWith(beginning));
    }

    /** What has gone wrong since it was asked last. */
    List<String> takeFaults() {
        // A round trip, so that what was said before it has arrived.
        context.cookies();
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    /** Without what the policy stopped: that has not left, and is a fault already. */
    List<String> requestsNotTo(String base) {
        return List.copyOf(requests).stream()
                .filter(request -> !"csp".equals(request.failure()))
                .map(Request::url)
                .filter(url -> !url.startsWith(base) && !url.startsWith("blob:" + base))
                .toList();
    }

    /** How many requests have a secret where it belongs. */
    long bodiesTelling(Set<String> secrets) {
        return List.copyOf(requests).stream()
                .map(Request::postData)
                .filter(body -> body != null && secrets.stream().anyMatch(body::contains))
                .count();
    }

    /** The requests that have a secret in their address or their headers, the Referer among them. */
    List<String> requestsTelling(Set<String> secrets) {
        return List.copyOf(requests).stream()
                .flatMap(request -> Stream.concat(Stream.of(withoutFragment(request)), headers(request)))
                .filter(text -> secrets.stream().anyMatch(text::contains))
                .toList();
    }

    // All headers are known only of what was answered; a page that was left early waits for some for ever.
    private Stream<String> headers(Request request) {
        var headers = finished.contains(request) ? request.allHeaders() : request.headers();
        return headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue());
    }

    // Browsers keep the fragment to themselves.
    private static String withoutFragment(Request request) {
        return request.url().replaceFirst("#.*", "");
    }

    @Override
    public void close() {
        context.close();
    }
}
