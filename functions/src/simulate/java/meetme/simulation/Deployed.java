package meetme.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import meetme.Samples;
import meetme.host.Host;
import meetme.local.template.Template;
import meetme.simulation.Functions.Kind;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * What template.yaml says, and whose page it is: the same in all stories.
 *
 * @param variables of the environment of each function
 * @param timeouts after which Lambda ends a call
 */
record Deployed(
        Host host, CreateTableRequest table, Map<Kind, Map<String, String>> variables, Map<Kind, Duration> timeouts) {

    static final String PAGE = "https://meet.example.com";
    static final String HOST = "host@example.com";
    static final String ORIGIN_SECRET = "secret";

    private static final Map<String, String> KNOWN = Map.of(
            "HostEmail",
            HOST,
            "SenderEmail",
            "meet@example.com",
            "ConfigurationSet",
            "meetme",
            "KeyRing.OriginSecrets",
            ORIGIN_SECRET,
            "Assets.Path",
            "/v/0123456789ab");

    /** Tests and the simulator run in the folder of the module. */
    static Deployed read() throws IOException {
        Template template = Template.read(Path.of("..", "template.yaml"));
        Map<Kind, Map<String, String>> variables = new EnumMap<>(Kind.class);
        Map<Kind, Duration> timeouts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String name = name(template, kind);
            variables.put(kind, template.environment(name, KNOWN, Map.of("PAGE_URL", PAGE)));
            timeouts.put(
                    kind,
                    Duration.ofSeconds(Long.parseLong(
                            String.valueOf(template.properties(name).get("Timeout")))));
        }
        return new Deployed(Samples.host(), template.table(), variables, timeouts);
    }

    private static String name(Template template, Kind kind) {
        return switch (kind) {
            case API -> template.apiFunction();
            case MAIL -> template.mailFunction();
            case BOUNCE -> template.bounceFunction();
            case SWEEP -> template.sweepFunction();
        };
    }
}
