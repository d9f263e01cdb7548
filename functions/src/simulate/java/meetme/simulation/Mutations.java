package meetme.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes each mistake, compiles it, and lets the simulator look for it: {@code mvn -Psimulate -Dmutations}. */
public final class Mutations {

    private static final Path SOURCES = Path.of("src", "main", "java", "meetme");
    private static final Path WORK = Path.of("target", "mutations");

    private final PrintStream out;
    private final String first;
    private final String most;

    private Mutations(PrintStream out, String first, String most) {
        this.out = out;
        this.first = first;
        this.most = most;
    }

    /**
     * Says of each whether it was found.
     *
     * @param args the first seed, and by how many each must be found
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Mutations mutations = new Mutations(System.out, args[0], args[1]);
        List<String> missed = new ArrayList<>();
        for (Mutation mutation : Mutation.ALL) {
            if (args.length > 2 && !mutation.name().contains(args[2])) {
                continue;
            }
            if (!mutations.isFound(mutation)) {
                missed.add(mutation.name());
            }
        }
        mutations.out.println(missed.isEmpty() ? "Each was found" : "Not found: " + missed);
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private boolean isFound(Mutation mutation) throws IOException, InterruptedException {
        Path folder = compile(mutation);
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-classpath",
                        folder + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        Simulation.class.getName(),
                        first,
                        most,
                        Simulation.SHORT)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.HOURS)) {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        Optional<String> found =
                lines.stream().filter(line -> line.startsWith("Seed ")).findFirst();
        Optional<String> after =
                lines.stream().filter(line -> line.startsWith("After ")).findFirst();
        out.println(mutation.name() + "\n    "
                + found.map(line -> after.orElse("") + " " + line).orElse("not found: " + lines.getLast()));
        return found.isPresent();
    }

    private static Path compile(Mutation mutation) throws IOException {
        String source = mutation.in(Files.readString(SOURCES.resolve(mutation.file())));
        Path folder = Files.createDirectories(WORK.resolve(mutation.name().replaceAll("[^A-Za-z]+", "-")));
        Path file = folder.resolve("source").resolve("meetme").resolve(mutation.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
        if (result != 0) {
            throw new IllegalStateException("It does not compile: " + mutation.name());
        }
        return folder;
    }
}
