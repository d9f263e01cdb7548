package meetme.local.gateway;

import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.local.template.Template;

/**
 * How long the distribution of template.yaml keeps what it got for a path.
 *
 * @param least time that anything is kept, whatever its headers say
 * @param usual time, where they say nothing
 * @param most time
 * @param errors the least time of failures, by status; of those that are not named, {@link #ERRORS}
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">Expiration</a> and
 *     <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html">failures</a>
 */
public record EdgeRule(Duration least, Duration usual, Duration most, Map<Integer, Duration> errors) {

    private static final Duration ERRORS = Duration.ofSeconds(10);
    private static final Set<Integer> KEPT_ALWAYS = Set.of(404, 414, 500, 501, 502, 503, 504);
    private static final Set<Integer> KEPT_WHERE_SAID = Set.of(400, 403, 405, 412, 415);
    private static final Pattern NOT_KEPT = Pattern.compile("\\b(?:no-store|no-cache|private)\\b");
    private static final Pattern SHARED_AGE = Pattern.compile("\\bs-maxage=(\\d+)");
    private static final Pattern AGE = Pattern.compile("(?<!s-)\\bmax-?age=(\\d+)");

    public EdgeRule {
        errors = Map.copyOf(errors);
    }

    /** By path. Paths whose policy is AWS's own are not kept, or are no business of one machine: the site's files. */
    public static Map<String, EdgeRule> byPath(Path template) throws IOException {
        return byPath(Template.read(template));
    }

    public static Map<String, EdgeRule> byPath(Template template) {
        Map<String, Object> distribution =
                map(template.properties(template.only("AWS::CloudFront::Distribution")), "DistributionConfig");
        Map<Integer, Duration> errors = new LinkedHashMap<>();
        maps(distribution.get("CustomErrorResponses"))
                .forEach(error -> errors.put(
                        Integer.valueOf(text(error, "ErrorCode")), seconds(text(error, "ErrorCachingMinTTL"))));
        Map<String, EdgeRule> byPath = new LinkedHashMap<>();
        for (Map<String, Object> behaviour : maps(distribution.get("CacheBehaviors"))) {
            Map<String, Object> policy = map(behaviour, "CachePolicyId");
            if (policy.containsKey("Ref")) {
                byPath.put(
                        text(behaviour, "PathPattern"),
                        of(map(template.properties(text(policy, "Ref")), "CachePolicyConfig"), errors));
            }
        }
        return byPath;
    }

    private static EdgeRule of(Map<String, Object> policy, Map<Integer, Duration> errors) {
        Map<String, Object> key = map(policy, "ParametersInCacheKeyAndForwardedToOrigin");
        boolean isByPathAlone = Stream.of("QueryString", "Header", "Cookie")
                .allMatch(part ->
                        text(map(key, part + "sConfig"), part + "Behavior").equals("none"));
        if (!isByPathAlone) {
            throw new IllegalArgumentException("One machine can only keep by path: " + key);
        }
        return new EdgeRule(
                seconds(text(policy, "MinTTL")),
                seconds(text(policy, "DefaultTTL")),
                seconds(text(policy, "MaxTTL")),
                errors);
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }

    /** How long an answer is kept. */
    Duration of(int status, String cacheControl) {
        boolean isSaid = SHARED_AGE.matcher(cacheControl).find()
                || AGE.matcher(cacheControl).find();
        if (status < 400) {
            return said(cacheControl, usual);
        }
        if (KEPT_ALWAYS.contains(status) || (KEPT_WHERE_SAID.contains(status) && isSaid)) {
            Duration asked = said(cacheControl, Duration.ZERO);
            Duration error = errors.getOrDefault(status, ERRORS);
            return asked.compareTo(error) > 0 ? asked : error;
        }
        return Duration.ZERO;
    }

    private Duration said(String cacheControl, Duration otherwise) {
        if (NOT_KEPT.matcher(cacheControl).find()) {
            return least;
        }
        Duration said = Stream.of(SHARED_AGE, AGE)
                .map(age -> age.matcher(cacheControl))
                .filter(Matcher::find)
                .map(MatchResult.class::cast)
                .map(found -> seconds(found.group(1)))
                .findFirst()
                .orElse(otherwise);
        Duration atMost = said.compareTo(most) > 0 ? most : said;
        return atMost.compareTo(least) < 0 ? least : atMost;
    }
}
