package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.host.HostFile;
import meetme.pages.SiteBuilder;

/** The pages of another host than the one of host.json. */
final class SiteOf {

    private SiteOf() {}

    /** What the build does for the host of the samples, who goes on these trips. */
    static Path travelling(Instant madeAt, String... trips) {
        return of(Samples.hostFile(trips), madeAt);
    }

    /** One machine in winter 2027 whose host speaks that language first. */
    static Stage stageIn(String language) {
        Instant start = Instant.parse("2027-02-01T15:00:00Z");
        String file = Samples.hostFile()
                .replaceFirst("\"languages\": \\[[^]]*]", "\"languages\": [\"" + language + "\", \"en\"]")
                .replaceFirst("\"words\": \\{\\s*\"es\"", "\"words\": {\"en\"");
        return switch (HostFile.read(file)) {
            case HostFile.Read(var host) ->
                new Stage(RealProgram.forTests(of(file, start)).withStartAt(start), new RealProgram(host));
            case HostFile.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }

    private static Path of(String hostFile, Instant madeAt) {
        Path source = Path.of("..", "static-site");
        try (Stream<Path> files = Files.walk(source)) {
            Path folder = Files.createTempDirectory("travelling");
            Path copy = folder.resolve("source");
            for (Path file : files.toList()) {
                Files.createDirectories(copy.resolve(source.relativize(file)).getParent());
                Files.copy(file, copy.resolve(source.relativize(file)));
            }
            Files.writeString(copy.resolve("host.json"), hostFile);
            assertThat(SiteBuilder.build(copy, folder.resolve("site"), madeAt)).isEmpty();
            return folder.resolve("site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
