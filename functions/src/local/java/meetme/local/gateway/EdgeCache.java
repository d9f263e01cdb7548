package meetme.local.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A small model of what CloudFront keeps, as one of its caches does it: by path, as long as the answer's headers and the template
 * say; one call for all who ask at the same time; and when the time is up, only the question whether it is still so. A failure takes the
 * place of nothing that is kept. What it does not model: that there are many such caches, one copy for each encoding,
 * and that CloudFront may forget early.
 */
public final class EdgeCache {

    private final Map<String, EdgeRule> rules;
    private final Clock clock;
    private final Map<String, Kept> byPath = new HashMap<>();
    private final Map<String, CompletableFuture<GatewayAnswer>> underway = new HashMap<>();

    /** Gets what is not kept, or not any more. */
    @FunctionalInterface
    public interface Origin {

        /**
         * Asks the function.
         *
         * @param knownTag of what is kept; empty if nothing is
         */
        GatewayAnswer fetch(String knownTag);
    }

    /** @param until then it is good without asking */
    private record Kept(GatewayAnswer answer, Instant since, Instant until) {}

    public EdgeCache(Map<String, EdgeRule> rules, Clock clock) {
        this.rules = Map.copyOf(rules);
        this.clock = clock;
    }

    /** Everything else goes to the function as it comes. */
    boolean keeps(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD")) && rules.containsKey(path);
    }

    /**
     * What is kept for a path, or what the function says now.
     *
     * @param path one of the rules'
     * @param known the visitor's {@code If-None-Match}
     */
    public GatewayAnswer answer(String path, String known, Origin origin) {
        GatewayAnswer answer = answer(path, origin);
        String tag = answer.header("etag");
        boolean isKnown = !tag.isEmpty()
                && Arrays.stream(known.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
        return answer.status() == 200 && isKnown ? answer.notModified() : answer;
    }

    private GatewayAnswer answer(String path, Origin origin) {
        CompletableFuture<GatewayAnswer> mine = new CompletableFuture<>();
        CompletableFuture<GatewayAnswer> others;
        Optional<Kept> old;
        synchronized (this) {
            old = Optional.ofNullable(byPath.get(path));
            Instant now = clock.instant();
            if (old.filter(kept -> now.isBefore(kept.until())).isPresent()) {
                return hit(old.get(), now);
            }
            others = underway.putIfAbsent(path, mine);
        }
        return others == null ? fetch(path, old, origin, mine) : await(others);
    }

    private static GatewayAnswer await(CompletableFuture<GatewayAnswer> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("The call that this one waited for failed", failed);
        }
    }

    private GatewayAnswer fetch(
            String path, Optional<Kept> old, Origin origin, CompletableFuture<GatewayAnswer> forAll) {
        try {
            GatewayAnswer fetched =
                    origin.fetch(old.map(kept -> kept.answer().header("etag")).orElse(""));
            GatewayAnswer answer;
            synchronized (this) {
                answer = keep(path, old, fetched);
                underway.remove(path);
            }
            forAll.complete(answer);
            return answer;
        } catch (RuntimeException | Error failed) {
            synchronized (this) {
                underway.remove(path);
            }
            forAll.completeExceptionally(failed);
            throw failed;
        }
    }

    private GatewayAnswer keep(String path, Optional<Kept> old, GatewayAnswer fetched) {
        Instant now = clock.instant();
        Duration time = rule(path).of(fetched.status(), fetched.header("cache-control"));
        if (old.isPresent() && fetched.status() == 304) {
            byPath.put(path, new Kept(old.get().answer(), now, now.plus(time)));
            return old.get().answer().with("x-cache", "RefreshHit from cloudfront");
        }
        if (old.isPresent() && fetched.status() >= 500) {
            // Better old than nothing, until the function answers again.
            byPath.put(path, new Kept(old.get().answer(), old.get().since(), now.plus(time)));
            return hit(old.get(), now);
        }
        if (time.isPositive()) {
            byPath.put(path, new Kept(fetched, now, now.plus(time)));
        } else {
            byPath.remove(path);
        }
        return fetched.with("x-cache", (fetched.status() < 400 ? "Miss" : "Error") + " from cloudfront");
    }

    private EdgeRule rule(String path) {
        return Optional.ofNullable(rules.get(path))
                .orElseThrow(() -> new IllegalArgumentException("Nothing is kept of " + path));
    }

    private static GatewayAnswer hit(Kept kept, Instant now) {
        return kept.answer()
                .with("x-cache", "Hit from cloudfront")
                .with("age", String.valueOf(Duration.between(kept.since(), now).toSeconds()));
    }
}
