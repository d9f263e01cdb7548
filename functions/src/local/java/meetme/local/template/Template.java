package meetme.local.template;

import static meetme.local.io.MapFields.flag;
import static meetme.local.io.MapFields.integer;
import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;
import static meetme.local.io.MapFields.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** template.yaml, as far as one machine needs it: what is deployed and what runs here cannot drift apart. */
public final class Template {
    private static final int FOREVER = -1;

    private final Map<String, Object> root;

    public static Template read(Path file) throws IOException {
        return new Template(TemplateYaml.parse(Files.readString(file)));
    }

    private Template(Map<String, Object> root) {
        this.root = root;
    }

    /** The function behind the HTTP API. */
    public String apiFunction() {
        return onlyFunctionWith(EventKind.HTTP);
    }

    /** The function that reads the table's stream. */
    public String mailFunction() {
        return onlyFunctionWith(EventKind.STREAM);
    }

    /** The function that is called by the clock and by nobody else. */
    public String sweepFunction() {
        return only(
                "function with nothing but a schedule",
                scheduled().filter(name -> !readsTheCalendar(name)).toList());
    }

    /** The function that reads the host's own calendar by the clock, if there is one. */
    public Optional<String> calendarFunction() {
        return scheduled().filter(this::readsTheCalendar).findFirst();
    }

    private Stream<String> scheduled() {
        return functions().stream()
                .filter(name -> eventsOf(name).map(EventKind::of).allMatch(EventKind.SCHEDULE::equals))
                .filter(name -> eventsOf(name).findAny().isPresent());
    }

    private boolean readsTheCalendar(String function) {
        return text(properties(function), "Handler").contains("CalendarFunction");
    }

    /** The function that hears which mails came back. */
    public String bounceFunction() {
        return onlyFunctionWith(EventKind.TOPIC);
    }

    /** For example {@code ANY /api/{proxy+}}, as the gateway writes a route. */
    public List<String> routes() {
        return eventsOf(apiFunction())
                .filter(event -> EventKind.of(event) == EventKind.HTTP)
                .map(event -> properties(event))
                .map(http -> text(http, "Method").toUpperCase(Locale.ROOT) + " " + text(http, "Path"))
                .toList();
    }

    /** The name that the table has in the template, which is its name here. */
    public String tableName() {
        return only("table", resources("AWS::DynamoDB::Table"));
    }

    public CreateTableRequest table() {
        return TableDefinition.of(tableName(), properties(resource(tableName())));
    }

    public StreamSource stream() {
        Map<String, Object> source = properties(only(
                "stream",
                eventsOf(mailFunction())
                        .filter(event -> EventKind.of(event) == EventKind.STREAM)
                        .toList()));
        return new StreamSource(
                integer(source, "BatchSize").orElse(100),
                flag(source, "BisectBatchOnFunctionError"),
                integer(source, "MaximumRetryAttempts").orElse(FOREVER),
                texts(source.getOrDefault("FunctionResponseTypes", List.of())).contains("ReportBatchItemFailures"),
                maps(map(source, "FilterCriteria").getOrDefault("Filters", List.of())).stream()
                        .map(filter -> FilterPattern.parse(text(filter, "Pattern")))
                        .toList());
    }

    public ScheduleSource schedule() {
        return schedule(sweepFunction());
    }

    /** How the clock calls a function that nobody else calls. */
    public ScheduleSource schedule(String function) {
        Map<String, Object> event = only("schedule", eventsOf(function).toList());
        boolean byScheduler = text(event, "Type").equals("ScheduleV2");
        Map<String, Object> schedule = properties(event);
        return new ScheduleSource(
                ScheduleSource.rate(text(schedule, byScheduler ? "ScheduleExpression" : "Schedule")),
                byScheduler,
                Optional.ofNullable(schedule.get("Input")).map(String::valueOf));
    }

    /** The names of what a function finds in its environment. */
    Set<String> variableNames(String function) {
        return new LinkedHashSet<>(variables(function).keySet());
    }

    /**
     * What a function finds in its environment.
     *
     * @param known values of what the template refers to, such as a parameter or {@code Site.DomainName}
     * @param instead values of variables that the template cannot know here, such as the page's address
     * @throws IllegalArgumentException that names a variable which has no value here
     */
    public Map<String, String> environment(String function, Map<String, String> known, Map<String, String> instead) {
        Map<String, String> names = new LinkedHashMap<>(known);
        names.put(tableName(), tableName());
        Intrinsics intrinsics = new Intrinsics(root, names);
        Map<String, String> environment = new LinkedHashMap<>();
        variables(function).forEach((name, value) -> {
            try {
                environment.put(name, instead.containsKey(name) ? instead.get(name) : intrinsics.text(value));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "template.yaml gives %s the variable %s, which has no value on one machine: %s"
                                .formatted(function, name, unknown.getMessage()),
                        unknown);
            }
        });
        return environment;
    }

    private Map<String, Object> variables(String function) {
        Map<String, Object> variables = new LinkedHashMap<>();
        Map<String, Object> globals = map(map(root, "Globals"), "Function");
        variables.putAll(map(map(globals, "Environment"), "Variables"));
        variables.putAll(map(map(properties(resource(function)), "Environment"), "Variables"));
        return variables;
    }

    private String onlyFunctionWith(EventKind kind) {
        return only(
                "function with an event of the kind " + kind,
                functions().stream()
                        .filter(name -> eventsOf(name).anyMatch(event -> EventKind.of(event) == kind))
                        .toList());
    }

    private List<String> functions() {
        return resources("AWS::Serverless::Function");
    }

    private List<String> resources(String type) {
        return map(root, "Resources").keySet().stream()
                .filter(name -> text(resource(name), "Type").equals(type))
                .toList();
    }

    private Stream<Map<String, Object>> eventsOf(String function) {
        return maps(
                new ArrayList<>(map(properties(resource(function)), "Events").values()))
                .stream();
    }

    private Map<String, Object> resource(String name) {
        return map(map(root, "Resources"), name);
    }

    /** The name of the only resource of a type. */
    public String only(String type) {
        return only(type, resources(type));
    }

    public Map<String, Object> properties(String resource) {
        return properties(resource(resource));
    }

    private static Map<String, Object> properties(Map<String, Object> resource) {
        return map(resource, "Properties");
    }

    private static <T> T only(String what, List<T> found) {
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "template.yaml must have exactly one %s, and has %d".formatted(what, found.size()));
        }
        return found.getFirst();
    }

    /** What calls a function. */
    private enum EventKind {
        HTTP,
        STREAM,
        SCHEDULE,
        TOPIC,
        OTHER;

        static EventKind of(Map<String, Object> event) {
            return switch (text(event, "Type")) {
                case "HttpApi" -> HTTP;
                case "DynamoDB" -> STREAM;
                case "Schedule", "ScheduleV2" -> SCHEDULE;
                case "SNS" -> TOPIC;
                default -> OTHER;
            };
        }
    }

    /**
     * How Lambda reads the table's stream.
     *
     * @param batchSize most records in one call
     * @param bisect a failed batch is halved, so that one bad record does not take others with it
     * @param retries after the first try; −1 without end
     * @param reportsFailures the function says which record failed first
     * @param filters a record is handed over if one of them matches, or if there are none
     */
    public record StreamSource(
            int batchSize, boolean bisect, int retries, boolean reportsFailures, List<FilterPattern> filters) {}

    /**
     * How EventBridge calls a function by the clock.
     *
     * @param byScheduler by EventBridge Scheduler, else by a rule of EventBridge: their events differ
     * @param input the event, if the template says it
     */
    public record ScheduleSource(Duration rate, boolean byScheduler, Optional<String> input) {
        /** Reads a rate such as {@code rate(1 minute)}. */
        public static Duration rate(String expression) {
            String[] words = expression.replaceAll("^rate\\((.*)\\)$", "$1").split(" ", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException("Only rate(…) can be run on one machine, not " + expression);
            }
            long number = Long.parseLong(words[0]);
            return switch (words[1]) {
                case "minute", "minutes" -> Duration.ofMinutes(number);
                case "hour", "hours" -> Duration.ofHours(number);
                case "day", "days" -> Duration.ofDays(number);
                default -> throw new IllegalArgumentException("Not a rate: " + expression);
            };
        }
    }
}
