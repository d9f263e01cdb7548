package meetme.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code functions/openapi.yaml}, as far as a test asks it. */
final class OpenApi {

    /** In the place of a path or a method: whichever is not named. */
    static final String ANY_OTHER = "*";

    /** In the place of a media type: no body. */
    static final String NO_BODY = "";

    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "delete", "patch", "options", "trace");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Object> file;
    private final Map<Answer, Object> schemas = new LinkedHashMap<>();
    private final Map<Answer, Map<String, Object>> headers = new LinkedHashMap<>();
    private final Map<String, Schema> compiled = new LinkedHashMap<>();

    /** One kind of answer. */
    record Answer(String path, String method, int status, String mediaType) {}

    static OpenApi read() {
        try {
            String yaml = Files.readString(Path.of("openapi.yaml"));
            LoadSettings settings = LoadSettings.builder()
                    .setLabel("openapi.yaml")
                    .setMaxAliasesForCollections(1000)
                    .build();
            return new OpenApi(map(new Load(settings).loadFromString(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OpenApi(Map<String, Object> file) {
        this.file = file;
        document(ANY_OTHER, ANY_OTHER, map(file.get("x-any-other-path")));
        paths().forEach((path, item) -> {
            document(path, ANY_OTHER, map(map(item).get("x-any-other-method")));
            operations(path)
                    .forEach((method, operation) ->
                            document(path, method, map(map(operation).get("responses"))));
        });
    }

    private void document(String path, String method, Map<String, Object> responses) {
        responses.forEach((status, reference) -> {
            Map<String, Object> response = resolved(reference);
            Map<String, Object> content = map(response.getOrDefault("content", Map.of(NO_BODY, Map.of())));
            content.forEach((mediaType, body) -> {
                Answer answer = new Answer(path, method, Integer.parseInt(status), mediaType);
                schemas.put(answer, map(body).getOrDefault("schema", Map.of()));
                headers.put(answer, map(response.getOrDefault("headers", Map.of())));
            });
        });
    }

    /** Each path with its methods, as {@code Allow} would tell them. */
    Map<String, String> allowed() {
        Map<String, String> allowed = new TreeMap<>();
        paths().keySet()
                .forEach(path ->
                        allowed.put(path, String.join(", ", operations(path).keySet())));
        return allowed;
    }

    Set<Answer> answers() {
        return schemas.keySet();
    }

    /** What of the answer is not as it is written, each in a sentence. */
    List<String> faultsOf(Answer answer, TestCloud.Reply reply) {
        List<String> faults = new ArrayList<>();
        if (!answer.mediaType().equals(NO_BODY)) {
            faults.addAll(faults(schemas.get(answer), json(answer.mediaType(), reply.body())));
        } else if (!reply.body().isEmpty()) {
            faults.add("a body that is not documented");
        }
        Map<String, Object> documented = headers.get(answer);
        documented.forEach((name, reference) -> {
            String value = reply.headers().get(name);
            if (value == null) {
                faults.add("no header " + name);
            } else {
                faults(resolved(reference).get("schema"), text(value))
                        .forEach(fault -> faults.add(name + ": " + fault));
            }
        });
        Set<String> more = new LinkedHashSet<>(reply.headers().keySet());
        more.removeAll(documented.keySet());
        more.remove("content-type");
        more.forEach(name -> faults.add("the header " + name + ", which is not documented"));
        return faults;
    }

    private static String json(String mediaType, String body) {
        return mediaType.endsWith("json") ? body : text(body);
    }

    /** What of a body that the API took is not as it is written. */
    List<String> faultsOfRequest(String path, String body) {
        return faults(map(requestBodies(path).get("application/json")).get("schema"), body);
    }

    private Map<String, Object> requestBodies(String path) {
        Map<String, Object> post = map(operations(path).get("POST"));
        return map(resolved(post.get("requestBody")).get("content"));
    }

    /** What of the examples in the file is not as the file says. */
    List<String> faultsOfExamples() {
        List<String> faults = new ArrayList<>();
        examples("", file, faults);
        return faults;
    }

    private void examples(String where, Object node, List<String> faults) {
        if (node instanceof Map<?, ?> any) {
            Map<String, Object> map = map(any);
            if (map.containsKey("example") && map.containsKey("schema")) {
                faults(map.get("schema"), written(map.get("example")))
                        .forEach(fault -> faults.add(where + ": " + fault));
            }
            map.forEach((name, value) -> examples(where + "/" + name, value, faults));
        }
    }

    /** How many media types of bodies come without an example, and where. */
    List<String> withoutExample() {
        List<String> without = new ArrayList<>();
        paths().forEach((path, item) -> operations(path).forEach((method, operation) -> {
            Map<String, Object> all = new LinkedHashMap<>(map(map(operation).get("responses")));
            if (map(operation).containsKey("requestBody")) {
                all.put("request", map(operation).get("requestBody"));
            }
            all.forEach((name, reference) -> map(resolved(reference).getOrDefault("content", Map.of()))
                    .forEach((type, body) -> {
                        if (!type.startsWith("text/") && !map(body).containsKey("example")) {
                            without.add(method + " " + path + " " + name + " " + type);
                        }
                    }));
        }));
        return without;
    }

    private List<String> faults(Object schema, String instance) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("allOf", List.of(schema));
        whole.put("components", file.get("components"));
        return compiled
                .computeIfAbsent(written(whole), text -> SCHEMAS.getSchema(text, InputFormat.JSON))
                .validate(instance, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Map<String, Object> paths() {
        return map(file.get("paths"));
    }

    private Map<String, Object> operations(String path) {
        Map<String, Object> operations = new LinkedHashMap<>();
        map(paths().get(path)).forEach((name, operation) -> {
            if (METHODS.contains(name)) {
                operations.put(name.toUpperCase(Locale.ROOT), operation);
            }
        });
        return operations;
    }

    private Map<String, Object> resolved(Object node) {
        Map<String, Object> map = map(node);
        if (!(map.get("$ref") instanceof String reference)) {
            return map;
        }
        Object found = file;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            found = map(found).get(step);
        }
        return map(found);
    }

    private static String text(String text) {
        String object = written(Map.of("text", text));
        return object.substring("{\"text\":".length(), object.length() - 1);
    }

    private static String written(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        if (!(node instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("openapi.yaml: a mapping is missing where " + node + " stands");
        }
        return (Map<String, Object>) node;
    }
}
