package meetme.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole program as a process of its own, for tests that kill it. */
final class KilledProgram {

    private static final Pattern ADDRESS = Pattern.compile("The page\\s+(http://localhost:[0-9]+)/");

    private KilledProgram() {}

    /** Starts it on what is there in that folder. */
    static Process start(Path data) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "meetme.local.Main",
                data.resolve("site").toString(),
                data.resolve("last-words").toString()));
        java.environment().put("PORT", "0");
        java.environment().put("DATA_DIR", data.resolve("table").toString());
        java.directory(Path.of("..").toFile());
        return java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Where it is, once it is up. */
    static URI address(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        BufferedReader lines = process.inputReader();
        Thread.startVirtualThread(() -> {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    // Kept beside the report: why an email is missing stands nowhere else.
                    System.out.println(process.pid() + " " + line);
                    Matcher matcher = ADDRESS.matcher(line);
                    if (matcher.find()) {
                        address.complete(URI.create(matcher.group(1)));
                    }
                }
                address.completeExceptionally(new IllegalStateException("It ended before it was ready"));
            } catch (IOException e) {
                address.completeExceptionally(e);
            }
        });
        return address.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
