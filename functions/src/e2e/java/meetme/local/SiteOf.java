package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.pages.SiteBuilder;

/** The pages of another host than the one of host.json. */
final class SiteOf {

    private SiteOf() {}

    /** What the build does for the host of the samples, who goes on these trips. */
    static Path travelling(Instant madeAt, String... trips) {
        Path source = Path.of("..", "static-site");
        try (Stream<Path> files = Files.walk(source)) {
            Path folder = Files.createTempDirectory("travelling");
            Path copy = folder.resolve("source");
            for (Path file : files.toList()) {
                Files.createDirectories(copy.resolve(source.relativize(file)).getParent());
                Files.copy(file, copy.resolve(source.relativize(file)));
            }
            Files.writeString(copy.resolve("host.json"), Samples.hostFile(trips));
            assertThat(SiteBuilder.build(copy, folder.resolve("site"), madeAt)).isEmpty();
            return folder.resolve("site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
