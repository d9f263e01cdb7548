package meetme.local;

import static java.util.stream.Collectors.toCollection;
import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.local.template.TemplateYaml;
import meetme.log.Log;
import meetme.log.Metric;
import org.junit.jupiter.api.Test;

/** docs/operating.md explains each alarm, and the dashboard shows nothing that is not there. */
final class OperatingTest {

    private static final Pattern NAMED = Pattern.compile("'([^']+)'");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)(?:\\.\\w+)?}");

    /** What AWS counts by itself, by the name of the dimension that the dashboard gives. */
    private static final Map<String, Set<String>> OF_AWS = Map.of(
            "AWS/ApiGateway ApiId", Set.of("Count", "4xx", "5xx"),
            "AWS/Lambda FunctionName", Set.of("Duration", "Errors"),
            "AWS/SQS QueueName", Set.of("ApproximateNumberOfMessagesVisible"));

    private final String guide;
    private final Map<String, Object> root;
    private final String dashboard;

    OperatingTest() throws IOException {
        guide = Files.readString(Path.of("..", "docs", "operating.md"));
        root = TemplateYaml.parse(Files.readString(Path.of("..", "template.yaml")));
        dashboard = text(map(map(map(map(root, "Resources"), "Dashboard"), "Properties"), "DashboardBody"), "Fn::Sub");
    }

    @Test
    void eachAlarmHasASectionAndEachSectionAnAlarm() {
        Set<String> sections = Pattern.compile("(?m)^## (\\w+)$")
                .matcher(guide)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(sections).hasSizeGreaterThan(10).isEqualTo(alarms());
    }

    @Test
    void eachSectionSaysHowItWasTried() {
        assertThat(Stream.of(guide.split("(?m)^## ")).skip(1))
                .isNotEmpty()
                .allSatisfy(section -> assertThat(section.strip().replaceFirst("(?s).*\n\n", ""))
                        .as(section.lines().findFirst().orElseThrow())
                        .startsWith("Tried: "));
    }

    @Test
    void eachTestThatASectionNamesIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(Pattern.compile("`(\\w+(?:IT|Test))`")
                        .matcher(guide)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(tests::contains);
    }

    @Test
    void whatTheGuideQuotesOfTheLogsIsWhatTheProgramLogs() throws IOException {
        String sources = sources();

        assertThat(Pattern.compile("\\*([A-Z][^*\n]+)\\*(?:,| \\|| or| has| \\*)")
                        .matcher(guide.substring(guide.indexOf("| Message |"), guide.indexOf("## MailIsDead")))
                        .results()
                        .map(match -> match.group(1)))
                .hasSizeGreaterThan(5)
                .allMatch(message -> sources.contains('"' + message + '"'));
    }

    @Test
    void theDashboardShowsEachAlarm() {
        Set<String> shown = alarms().stream()
                .filter(alarm -> dashboard.contains("\"${" + alarm + ".Arn}\""))
                .collect(toCollection(TreeSet::new));

        assertThat(shown).isNotEmpty().isEqualTo(alarms());
    }

    @Test
    void everyMetricOnItIsCountedBySomebody() throws IOException {
        Set<String> ours = Stream.concat(
                        Arrays.stream(Metric.values()).map(Metric::wireName), Stream.of(Log.OLDEST_DUE))
                .collect(toCollection(TreeSet::new));
        List<List<?>> metrics = widgets("metric")
                .flatMap(widget -> ((List<?>) widget.get("metrics")).stream())
                .<List<?>>map(metric -> (List<?>) metric)
                .toList();

        assertThat(metrics).hasSizeGreaterThan(10).allSatisfy(metric -> {
            if (metric.getFirst().equals("MeetMe")) {
                assertThat(ours).contains(metric.get(1).toString());
                assertThat(metric).hasSize(2);
            } else {
                assertThat(OF_AWS.get(metric.getFirst() + " " + metric.get(2)))
                        .contains(metric.get(1).toString());
            }
        });
        // And what the program counts is all there.
        assertThat(metrics.stream()
                        .filter(metric -> metric.getFirst().equals("MeetMe"))
                        .map(metric -> metric.get(1).toString()))
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void whatItLooksForInTheLogsIsWhatTheProgramLogs() throws IOException {
        String sources = sources();
        List<String> looked = widgets("log")
                .map(widget -> widget.get("query").toString())
                .flatMap(query -> NAMED.matcher(query).results().map(match -> match.group(1)))
                .filter(named -> !named.startsWith("${"))
                .toList();

        assertThat(looked).hasSizeGreaterThan(5).allMatch(message -> sources.contains('"' + message + '"'));
    }

    @Test
    void whatItRefersToIsInTheStack() {
        assertThat(REFERENCE.matcher(dashboard).results().map(match -> match.group(1)))
                .isNotEmpty()
                .filteredOn(name -> !name.equals("AWS"))
                .allMatch(map(root, "Resources")::containsKey);
    }

    private Stream<Map<String, Object>> widgets(String type) throws IOException {
        return maps(JSON.std.mapFrom(dashboard).get("widgets")).stream()
                .filter(widget -> text(widget, "type").equals(type))
                .map(widget -> map(widget, "properties"));
    }

    private Set<String> alarms() {
        Map<String, Object> resources = map(root, "Resources");
        return resources.keySet().stream()
                .filter(name -> text(map(resources, name), "Type").equals("AWS::CloudWatch::Alarm"))
                .collect(toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }
}
