package meetme.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A route of an HTTP API, such as {@code ANY /api/{proxy+}}. */
public final class GatewayRoute {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");

    private final String key;
    private final String method;
    private final String path;
    private final Pattern pattern;

    public static GatewayRoute of(String key) {
        return new GatewayRoute(key, key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1));
    }

    private GatewayRoute(String key, String method, String path) {
        this.key = key;
        this.method = method;
        this.path = path;
        this.pattern = Pattern.compile(quotedWithGroups(path));
    }

    private static String quotedWithGroups(String path) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (Matcher variable = VARIABLE.matcher(path); variable.find(); from = variable.end()) {
            regex.append(Pattern.quote(path.substring(from, variable.start())));
            regex.append(
                    "(?<%s>%s)".formatted(variable.group(1), variable.group(2).isEmpty() ? "[^/]+" : ".+"));
        }
        return regex.append(Pattern.quote(path.substring(from))).toString();
    }

    String key() {
        return key;
    }

    /** What every path of this route begins with. */
    String fixedPart() {
        int variable = path.indexOf('{');
        return variable < 0 ? path : path.substring(0, variable);
    }

    public boolean matches(String requestMethod, String requestPath) {
        return (method.equals("ANY") || method.equals(requestMethod))
                && pattern.matcher(requestPath).matches();
    }

    /** The variables of a path that matches. */
    Map<String, String> variables(String requestPath) {
        Matcher matcher = pattern.matcher(requestPath);
        return matcher.matches()
                ? matcher.namedGroups().keySet().stream()
                        .collect(Collectors.toMap(name -> name, matcher::group, (a, b) -> a, LinkedHashMap::new))
                : Map.of();
    }
}
