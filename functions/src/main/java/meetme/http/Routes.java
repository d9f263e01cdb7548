package meetme.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which endpoint answers each path and method, and the reasons to refuse any call before it gets there. */
public final class Routes {

    private static final int LARGEST_BODY = 16 * 1024;
    private static final int LARGEST_LIST = 64 * 1024;

    private static final String READ = "GET, HEAD";
    private static final String WRITE = "POST";

    private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

    private final OriginSecrets secrets;
    private final Map<String, Endpoint> byPath = new LinkedHashMap<>();
    private final Map<Pattern, Endpoint> byPattern = new LinkedHashMap<>();

    /** Answers a call. */
    @FunctionalInterface
    public interface Route {
        HttpResponse answer(HttpRequest call, Instant now);
    }

    /**
     * What answers a path.
     *
     * @param methods as in an {@code Allow} header
     * @param fromAnywhere whether somebody else's page, or a mail program, may post there as well
     * @param largest how many bytes a body may have
     */
    private record Endpoint(String methods, boolean fromAnywhere, int largest, Route route) {

        boolean allows(String asked) {
            for (String method : methods.split(", ", -1)) {
                if (method.equals(asked)) {
                    return true;
                }
            }
            return false;
        }
    }

    public Routes(OriginSecrets secrets) {
        this.secrets = secrets;
    }

    public Routes get(String path, Route route) {
        byPath.put(path, new Endpoint(READ, false, LARGEST_BODY, route));
        return this;
    }

    /** The same answer for everybody within a minute, whatever the call says; the distribution may keep it for as long. */
    public Routes getShared(String path, Route route) {
        return get(path, new SharedAnswer(route));
    }

    /**
     * Answers all paths of one pattern.
     *
     * @param path with one variable part, in braces, which never contains a slash
     */
    public Routes getEach(String path, Route route) {
        return each(path, new Endpoint(READ, false, LARGEST_BODY, route));
    }

    /**
     * The same, and a POST to it from wherever it comes: a mail program that unsubscribes (RFC 8058) has no origin, or its own.
     * What stands in the path must say that it may.
     */
    public Routes eachFromAnywhere(String path, Route route) {
        return each(path, new Endpoint(READ + ", " + WRITE, true, LARGEST_BODY, route));
    }

    private Routes each(String path, Endpoint endpoint) {
        String[] fixed = BLANK.split(path, -1);
        byPath.put(path, endpoint);
        byPattern.put(Pattern.compile(Pattern.quote(fixed[0]) + "[^/]*" + Pattern.quote(fixed[1])), endpoint);
        return this;
    }

    // Everything that changes something is a POST: email scanners follow links.
    public Routes post(String path, Route route) {
        return post(path, LARGEST_BODY, route);
    }

    /** The same for what is sent in lists, which may be larger. */
    public Routes postLarge(String path, Route route) {
        return post(path, LARGEST_LIST, route);
    }

    private Routes post(String path, int largest, Route route) {
        byPath.put(path, new Endpoint(WRITE, false, largest, route));
        return this;
    }

    /** Every path with the methods that it allows, in the form of an {@code Allow} header. */
    public Map<String, String> allowed() {
        Map<String, String> allowed = new LinkedHashMap<>();
        byPath.forEach((path, endpoint) -> allowed.put(path, endpoint.methods()));
        return allowed;
    }

    /** The answer to any call. */
    public HttpResponse answer(HttpRequest call, Instant now) {
        if (!secrets.isIn(call)) {
            return Problem.roundTheDistribution();
        }
        Optional<Endpoint> endpoint = endpoint(call.path());
        if (endpoint.isEmpty()) {
            return Problem.notFound();
        }
        if (!endpoint.get().allows(call.method())) {
            return Problem.methodNotAllowed(endpoint.get().methods());
        }
        if (call.method().equals(WRITE) && !endpoint.get().fromAnywhere() && Origin.isForeign(call)) {
            return Problem.foreignOrigin();
        }
        if (call.body().length > endpoint.get().largest()) {
            return Problem.tooLarge(endpoint.get().largest());
        }
        return endpoint.get().route().answer(call, now);
    }

    private Optional<Endpoint> endpoint(String path) {
        return Optional.ofNullable(byPath.get(path))
                .or(() -> byPattern.entrySet().stream()
                        .filter(each -> each.getKey().matcher(path).matches())
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
