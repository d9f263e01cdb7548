package meetme.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The zips are made of less than there is on the class path, so that functions start sooner. Here is held that nothing is left
 * out that they come by: on Lambda it would be a {@link NoClassDefFoundError}, and nowhere else.
 */
class ShippedZipsIT {

    private static final Path TARGET = Path.of("target");
    private static final Pattern CODE = Pattern.compile("CodeUri: functions/target/([a-z]+\\.zip)");

    /**
     * A class that may be missing though it looks as if one could come by it.
     *
     * @param lacked how its name begins
     * @param namedBy how the name begins of whoever names it
     * @param why nobody comes by it
     */
    private record Absence(String lacked, String namedBy, String why) {

        boolean explains(String missing, String method) {
            return missing.startsWith(lacked) && method.startsWith(namedBy);
        }
    }

    private static final List<Absence> EXPECTED = List.of(
            new Absence(
                    "org.joda.time.",
                    "com.amazonaws.services.lambda.runtime.events.SNSEvent$SNS.",
                    "when a topic's message was written; such messages are not compared and not printed"),
            new Absence(
                    "software.amazon.awssdk.services.dynamodb.model.DescribeEndpoints",
                    "software.amazon.awssdk.services.dynamodb.",
                    "endpoint discovery, which is off unless it is asked for"),
            new Absence(
                    "software.amazon.awssdk.services.dynamodb.transform.DescribeEndpoints",
                    "software.amazon.awssdk.services.dynamodb.",
                    "the same"),
            new Absence(
                    "software.amazon.awssdk.crt.",
                    "software.amazon.awssdk.http.auth.aws.crt.",
                    "signatures for several regions at once; the bucket is in one"),
            new Absence(
                    "software.amazon.awssdk.crt.",
                    "software.amazon.awssdk.crtcore.",
                    "the same: what such a request is made of"),
            new Absence(
                    "software.amazon.awssdk.crt.checksums.",
                    "software.amazon.awssdk.checksums.",
                    "checksums that S3 is not asked for; CRC-32, which it is, is the JDK's"));

    private static final Map<String, Path> JARS = new TreeMap<>();

    /** By zip, then by class that it lacks: who names it. */
    private static final Map<String, Map<String, Set<String>>> MISSING = new TreeMap<>();

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void readWhatTheTemplateShips() throws IOException {
        for (String zip : zips()) {
            Path jar = theOnlyJarOf(zip);
            JARS.put(zip, jar);
            MISSING.put(zip, Reach.missing(Jar.read(jar), "meetme/"));
        }
    }

    static Set<String> zips() throws IOException {
        return new TreeSet<>(CODE.matcher(Files.readString(Path.of("..", "template.yaml")))
                .results()
                .map(match -> match.group(1))
                .toList());
    }

    private static Path theOnlyJarOf(String zip) throws IOException {
        try (ZipFile file = new ZipFile(TARGET.resolve(zip).toFile())) {
            List<? extends ZipEntry> code = file.stream()
                    .filter(entry -> entry.getName().matches(".*\\.(jar|class)"))
                    .toList();
            assertThat(code).as("jars and classes in %s", zip).hasSize(1);
            Path jar = temporary.resolve(zip.replace(".zip", ".jar"));
            try (InputStream in = file.getInputStream(code.getFirst())) {
                Files.copy(in, jar);
            }
            return jar;
        }
    }

    @Test
    void thereAreZips() {
        assertThat(JARS).containsKeys("calendar.zip", "lambda.zip", "publisher.zip");
    }

    @ParameterizedTest
    @MethodSource("zips")
    void ourOwnClassesLackNothing(String zip) {
        StringWriter said = new StringWriter();
        int failed = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "--multi-release",
                        "base",
                        "--missing-deps",
                        JARS.get(zip).toString());

        assertThat(failed).as(said.toString()).isZero();
        assertThat(said.toString().lines().map(String::strip).filter(line -> line.startsWith("meetme.")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("zips")
    void whatTheyComeByLacksNothing(String zip) {
        Map<String, Set<String>> unexpected = new TreeMap<>();
        MISSING.get(zip)
                .forEach((missing, methods) -> methods.stream()
                        .filter(method -> EXPECTED.stream().noneMatch(absence -> absence.explains(missing, method)))
                        .forEach(method -> unexpected
                                .computeIfAbsent(missing, unknown -> new TreeSet<>())
                                .add(method)));

        assertThat(unexpected).isEmpty();
    }

    @Test
    void nothingIsExpectedToBeMissingThatIsThere() {
        Set<Absence> seen = new HashSet<>();
        MISSING.values().stream()
                .flatMap(missing -> missing.entrySet().stream())
                .forEach(entry -> entry.getValue()
                        .forEach(method -> EXPECTED.stream()
                                .filter(absence -> absence.explains(entry.getKey(), method))
                                .forEach(seen::add)));

        assertThat(EXPECTED).isNotEmpty().allMatch(seen::contains);
    }
}
