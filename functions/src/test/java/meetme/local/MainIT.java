package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Plocal} starts, as a process of its own. */
class MainIT {

    @TempDir
    Path folder;

    @Test
    void whatStandsInTheWayIsLeftInAFileForMavenToSayLast() throws Exception {
        Path lastWords = folder.resolve("last-words");

        Process process = start("eighty", lastWords);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lastWords).content().startsWith("PORT is \"eighty\"").hasLineCount(1);
        // The pages come first: they need host.json, and nothing else.
        assertThat(folder.resolve("site").resolve("index.html")).exists();
    }

    private Process start(String port, Path lastWords) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "meetme.local.Main",
                folder.resolve("site").toString(),
                lastWords.toString()));
        java.environment().put("PORT", port);
        java.environment().put("DATA_DIR", folder.resolve("table").toString());
        java.directory(Path.of("..").toFile());
        // What stood there from an earlier start is not what stands in the way of this one.
        Files.writeString(lastWords, "an older word");
        return java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
