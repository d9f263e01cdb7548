package meetme.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import meetme.bench.RuntimeApi.Said;

/** One process of one function, as Lambda starts it: AWS's own runtime client, Lambda's flags, 512 MB. */
final class LambdaProcess implements AutoCloseable {

    private static final int MEMORY_MB = 512;
    private static final long PATIENCE_SECONDS = 30;

    private final RuntimeApi api = new RuntimeApi();
    private final Variant variant;
    private final Path log;
    private final Process process;
    private final long started;

    /**
     * What came back.
     *
     * @param nanos from handing the event over until the answer was there
     */
    record Answer(long nanos, JsonNode body) {}

    LambdaProcess(Variant variant, Lambda lambda, Map<String, String> environment, String... flags) throws IOException {
        this.variant = variant;
        this.log = lambda.logs().resolve(variant.fileName() + ".log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // What Lambda's machine has, by which the JVM chooses how much heap to begin with.
                "-XX:MaxRAM=" + MEMORY_MB + "m",
                "-XX:MaxHeapSize=" + MEMORY_MB * 1024 * 85 / 100 + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + lambda.clientLibrary()));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-classpath",
                lambda.client() + "/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                variant.handler()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(variant.task().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(reserved());
        builder.environment().putAll(environment);
        this.started = System.nanoTime();
        this.process = builder.start();
    }

    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    private Map<String, String> reserved() {
        Path task = variant.task();
        return Map.ofEntries(
                Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"),
                Map.entry("_HANDLER", variant.handler()),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MB)),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("LAMBDA_TASK_ROOT", task.toString()),
                Map.entry("LD_LIBRARY_PATH", task + ":" + task.resolve("lib")));
    }

    /** Waits until the function asks for its first event. @return nanoseconds since the process was started */
    long initialise() throws InterruptedException {
        return switch (next()) {
            case Said.Ready ready -> ready.at() - started;
            case Said other -> throw broken(other);
        };
    }

    /** Hands an event over and waits for the answer, and until the function is ready for another one. */
    Answer invoke(byte[] event) throws InterruptedException {
        long handedOver = System.nanoTime();
        api.handOver(event);
        Said said = next();
        if (said instanceof Said.Answered answer && next() instanceof Said.Ready) {
            return new Answer(answer.at() - handedOver, answer.body());
        }
        throw broken(said);
    }

    private Said next() throws InterruptedException {
        for (int waited = 0; waited < PATIENCE_SECONDS && process.isAlive(); waited++) {
            Said said = api.said().poll(1, TimeUnit.SECONDS);
            if (said instanceof Said.Failed) {
                throw broken(said);
            }
            if (said != null) {
                return said;
            }
        }
        throw broken(new Said.Failed(process.isAlive() ? "no answer in time" : "the process has ended"));
    }

    private IllegalStateException broken(Said said) {
        try {
            return new IllegalStateException(variant.name() + ": " + said + "\n" + Files.readString(log));
        } catch (IOException e) {
            return new IllegalStateException(variant.name() + ": " + said, e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The most memory that it has had so far, in bytes, as Lambda's REPORT line counts it. */
    long peakMemory() throws IOException {
        Optional<String> line = Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                .filter(each -> each.startsWith("VmHWM:"))
                .findFirst();
        return Long.parseLong(line.orElseThrow().replaceAll("\\D", "")) * 1024;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
