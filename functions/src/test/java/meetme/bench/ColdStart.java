package meetme.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.bench.Variant.Limit;

/**
 * How fast the functions are from cold, beside the least that Java can do and what tutorials show, in one run and in turn:
 *
 * <pre>mvn -Pbench</pre>
 *
 * <p>Each cold start is a process of AWS's own runtime client with Lambda's flags, and lambda.zip as it is deployed; only the
 * Runtime API, DynamoDB and SES are this program's. The settings are in bench/pom.xml. On Linux, as the runtime client.
 */
public final class ColdStart {

    private static final int WARM = 2_000;
    /** So many calls of one variant, then of the next. */
    private static final int BLOCK = 100;

    /** Nobody fills in a form faster than in two seconds, and the program takes none that was. */
    private static final long FILLING_IN_MILLIS = 2_500;

    private final Lambda lambda;
    private final AwsStub aws;
    private final Map<String, String> environment;

    private ColdStart(Lambda lambda, AwsStub aws) {
        this.lambda = lambda;
        this.aws = aws;
        this.environment = environment(aws);
    }

    /**
     * Ends with 1 where more is counted than may be.
     *
     * @param args lambda.zip; the folder to work in; how many rounds, or 0 to count only; the share of one CPU that there is
     *     from the first call on, or 1
     */
    public static void main(String[] args) throws Exception {
        Path zip = Path.of(args[0]);
        Path work = Path.of(args[1]).toAbsolutePath();
        Trust trust = new Trust(work.resolve("trust"));
        if (!Trust.isThere()) {
            System.exit(trust.again(List.of(args)));
        }
        try (AwsStub aws = new AwsStub(trust.context())) {
            List<String> excess = new ColdStart(new Lambda(work), aws)
                    .run(zip, Integer.parseInt(args[2]), Double.parseDouble(args[3]));
            excess.forEach(System.err::println);
            System.exit(excess.isEmpty() ? 0 : 1);
        }
    }

    private List<String> run(Path zip, int rounds, double cpus) throws IOException, InterruptedException {
        List<Variant> variants = variants(zip);
        Report report = new Report(variants);
        if (rounds > 0) {
            System.out.printf("%s, %d bytes; %d rounds%n", zip.getFileName(), Files.size(zip), rounds);
            System.out.println(cpus < 1 ? cpus + " of one CPU from the first call on" : "all CPUs, all the time");
            System.out.println();
            rounds(variants, rounds, cpus, report);
            warm(variants, report);
        }
        for (Variant variant : variants) {
            report.add(variant, count(variant));
        }
        report.print();
        return report.excess(Files.size(zip));
    }

    private void rounds(List<Variant> variants, int rounds, double cpus, Report report)
            throws IOException, InterruptedException {
        try (Quota quota = new Quota(cpus)) {
            // The first round warms this process up, and is not told.
            for (int round = 0; round <= rounds; round++) {
                for (Variant variant : variants) {
                    Sample sample = start(variant, quota);
                    if (round > 0) {
                        report.add(variant, sample);
                    }
                }
            }
        }
    }

    private Sample start(Variant variant, Quota quota) throws IOException, InterruptedException {
        try (LambdaProcess sandbox = new LambdaProcess(variant, lambda, environment)) {
            long init = sandbox.initialise();
            quota.holds(sandbox.pid());
            return new Sample(init, call(variant, sandbox).nanos(), sandbox.peakMemory());
        }
    }

    private static LambdaProcess.Answer call(Variant variant, LambdaProcess sandbox) throws InterruptedException {
        LambdaProcess.Answer answer = sandbox.invoke(variant.event().get());
        variant.check().accept(answer.body());
        return answer;
    }

    /** All of them stay alive, and are called in turn. */
    private void warm(List<Variant> variants, Report report) throws IOException, InterruptedException {
        Map<Variant, LambdaProcess> sandboxes = new LinkedHashMap<>();
        try {
            for (Variant variant : variants) {
                LambdaProcess sandbox = new LambdaProcess(variant, lambda, environment);
                sandboxes.put(variant, sandbox);
                sandbox.initialise();
            }
            for (int done = 0; done < WARM; done += BLOCK) {
                for (Variant variant : variants) {
                    for (int i = 0; i < BLOCK; i++) {
                        report.addWarm(
                                variant, call(variant, sandboxes.get(variant)).nanos());
                    }
                }
            }
        } finally {
            sandboxes.values().forEach(LambdaProcess::close);
        }
    }

    /** A start of its own, because to list the classes takes time. */
    private Count count(Variant variant) throws IOException, InterruptedException {
        Path classes = lambda.logs().resolve(variant.fileName() + ".classes");
        aws.takeCalls();
        try (LambdaProcess sandbox = new LambdaProcess(
                variant, lambda, environment, "-Xlog:class+load:file=" + classes + ":uptime,tid:filecount=0")) {
            sandbox.initialise();
            List<String> starting = aws.takeCalls();
            var _ = call(variant, sandbox);
            try (Stream<String> lines = Files.lines(classes)) {
                return new Count(
                        lines.filter(line -> line.contains(" source: ")).count(), starting, aws.takeCalls());
            }
        }
    }

    private List<Variant> variants(Path zip) throws IOException, InterruptedException {
        Path ours = lambda.unpacked(zip);
        Variant openings = new Variant(
                "GET /api/openings",
                ours,
                "meetme.lambda.ApiFunction",
                Events::openings,
                answer -> status(answer, 200),
                Optional.of(new Limit(4_500, List.of("GetItem"), List.of("BatchGetItem"))));
        JsonNode offered = body(firstAnswer(openings));
        Variant ask = new Variant(
                "POST /api/requests",
                ours,
                "meetme.lambda.ApiFunction",
                () -> Events.form(offered),
                this::stored,
                // The host's plan, at most once in half a minute; and the form itself.
                Optional.of(new Limit(4_500, List.of("GetItem"), List.of("GetItem", "TransactWriteItems"))));
        Thread.sleep(FILLING_IN_MILLIS);
        firstAnswer(ask);
        JsonNode mail = aws.last("mail#REQUEST_TO_HOST#1").orElseThrow();
        return List.of(
                new Variant(
                        "floor",
                        lambda.compiled("floor", FloorFunction.class),
                        FloorFunction.class.getName(),
                        () -> Events.form(offered),
                        answer -> status(answer, 204),
                        Optional.empty()),
                new Variant(
                        "typical",
                        lambda.compiled("typical", TypicalFunction.class),
                        TypicalFunction.class.getName(),
                        () -> Events.form(offered),
                        this::stored,
                        Optional.empty()),
                ask,
                openings,
                new Variant(
                        "MailFunction, a mail",
                        ours,
                        "meetme.lambda.MailFunction",
                        () -> Events.written(mail),
                        ColdStart::sent,
                        Optional.of(new Limit(
                                5_040,
                                List.of(),
                                List.of(
                                        // Whether mail is paused, before each one.
                                        "GetItem",
                                        "UpdateItem",
                                        "GetItem",
                                        "GetItem",
                                        // The host's plan, likewise.
                                        "GetItem",
                                        "GetItem",
                                        "SendRawEmail",
                                        "UpdateItem")))));
    }

    private JsonNode firstAnswer(Variant variant) throws IOException, InterruptedException {
        try (LambdaProcess sandbox = new LambdaProcess(variant, lambda, environment)) {
            sandbox.initialise();
            return call(variant, sandbox).body();
        }
    }

    private static void status(JsonNode answer, int expected) {
        if (answer.path("statusCode").asInt() != expected) {
            throw new IllegalStateException("Not the answer that was expected: " + answer);
        }
    }

    private void stored(JsonNode answer) {
        status(answer, 201);
        String id = body(answer).path("id").asText();
        String item = aws.last("request").map(JsonNode::toString).orElse("");
        if (id.isEmpty() || !item.contains(id) || !item.contains(Events.TOPIC)) {
            throw new IllegalStateException("What was asked is not in the table: " + answer);
        }
    }

    private static void sent(JsonNode answer) {
        JsonNode failures = answer.path("batchItemFailures");
        if (!failures.isArray() || !failures.isEmpty()) {
            throw new IllegalStateException("The mail was not sent: " + answer);
        }
    }

    private static JsonNode body(JsonNode answer) {
        try {
            return Events.JSON.readTree(answer.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in template.yaml. */
    private static Map<String, String> environment(AwsStub aws) {
        return Map.ofEntries(
                Map.entry("AWS_REGION", "us-west-2"),
                Map.entry("AWS_DEFAULT_REGION", "us-west-2"),
                Map.entry("AWS_ACCESS_KEY_ID", "bench"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "bench"),
                Map.entry("AWS_SESSION_TOKEN", "bench"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", aws.endpoint()),
                Map.entry("AWS_ENDPOINT_URL_SES", aws.endpoint()),
                Map.entry("TABLE_NAME", "bench"),
                Map.entry("PAGE_URL", "https://meet.example.com"),
                Map.entry("SENDER_EMAIL", "meet@example.com"),
                Map.entry("HOST_EMAIL", "host@example.com"),
                Map.entry("REQUESTS_PER_CLIENT", "50"),
                Map.entry("REQUESTS_PER_CLIENT_WITHOUT_SCRIPT", "10"),
                Map.entry("REQUESTS_PER_NETWORK", "60"),
                Map.entry("OPEN_PER_MAILBOX", "2"),
                Map.entry("REQUESTS_PER_DAY", "400"),
                Map.entry("WATCHES_PER_NETWORK", "20"),
                Map.entry("WATCHES_PER_DAY", "400"),
                Map.entry("ASSETS", "/v/0123456789ab"),
                Map.entry("CONFIGURATION_SET", "bench"),
                Map.entry("ORIGIN_SECRETS", Events.SECRET));
    }
}
