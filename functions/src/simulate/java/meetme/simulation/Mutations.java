package meetme.simulation;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Makes each mistake, compiles it, and lets the simulator look for it: {@code mvn -Psimulate -Dmutations}, or
 * {@code -Dmutations=words} for those that have these words in their names.
 */
public final class Mutations {

    private static final Path SOURCES = Path.of("src", "main", "java", "meetme");
    private static final Path WORK = Path.of("target", "mutations");

    /** What stands for all of them: Maven's word for a property that is there, and ours where it is not. */
    private static final Set<String> EACH = Set.of("true", "all");

    private static final int BETWEEN_LINES_SECONDS = 20;

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
     * @param args the first seed, by how many each must be found, and of which only, by words in its name
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Mutations mutations = new Mutations(System.out, args[0], args[1]);
        List<Mutation> some = Mutation.ALL.stream()
                .filter(mutation -> EACH.contains(args[2]) || mutation.name().contains(args[2]))
                .toList();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Mutation mutation = some.get(i);
            mutations.out.println((i + 1) + " of " + some.size() + ": " + mutation.name());
            if (!mutations.isFound(mutation)) {
                missed.add(mutation.name());
            }
        }
        int found = some.size() - missed.size();
        mutations.out.println(
                found + " of " + some.size() + " were found" + (missed.isEmpty() ? "" : ", and not " + missed));
        System.exit(missed.isEmpty() && found > 0 ? 0 : 1);
    }

    private boolean isFound(Mutation mutation) throws IOException, InterruptedException {
        Path folder = compile(mutation);
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-classpath",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        Simulation.class.getName(),
                        first,
                        most,
                        Simulation.SHORT)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        String last = "";
        while (!process.waitFor(BETWEEN_LINES_SECONDS, TimeUnit.SECONDS)) {
            List<String> lines = Files.readAllLines(log);
            if (!lines.isEmpty() && !lines.getLast().equals(last)) {
                last = lines.getLast();
                out.println("    " + last);
            }
        }
        List<String> lines = Files.readAllLines(log);
        boolean isFound = lines.stream().anyMatch(line -> line.startsWith("Seed "));
        out.println("    " + (isFound ? "" : "NOT found: ")
                + String.join(" ", lines.subList(Math.max(0, lines.size() - (isFound ? 3 : 1)), lines.size())));
        return isFound;
    }

    private static Path compile(Mutation mutation) throws IOException {
        Path folder = Files.createDirectories(WORK.resolve(mutation.name().replaceAll("[^A-Za-z]+", "-")));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"), "-d", folder.toString()));
        Map<String, String> sources = mutation.in(file -> Files.readString(SOURCES.resolve(file)));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("source").resolve("meetme").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("It does not compile: " + mutation.name());
        }
        return folder;
    }
}
