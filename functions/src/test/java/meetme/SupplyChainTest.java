package meetme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build takes from elsewhere is named exactly, and somebody asks for newer versions of it. */
class SupplyChainTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BY_COMMIT = Pattern.compile("[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern EXACT = Pattern.compile("[a-z-]+(\\[[a-z]+])?==[0-9.]+");

    @Test
    void actionsAreNamedByCommit() throws IOException {
        List<String> actions;
        try (Stream<Path> workflows = Files.list(ROOT.resolve(".github/workflows"))) {
            actions = workflows
                    .flatMap(SupplyChainTest::lines)
                    .filter(line -> line.contains("uses:"))
                    .map(line -> line.substring(line.indexOf("uses:") + "uses:".length())
                            .strip())
                    .toList();
        }

        assertThat(actions)
                .isNotEmpty()
                .allMatch(action -> BY_COMMIT.matcher(action).matches());
    }

    @Test
    void pythonsToolsHaveExactVersions() throws IOException {
        List<String> packages;
        try (Stream<Path> files = Files.list(ROOT.resolve(".ci/python"))) {
            packages = files.flatMap(SupplyChainTest::lines)
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }

        assertThat(packages).isNotEmpty().allMatch(each -> EXACT.matcher(each).matches());
    }

    @Test
    void newerVersionsAreAskedForInEachFolderThatNamesSome() throws IOException {
        String bot = Files.readString(ROOT.resolve(".github/dependabot.yml"));
        List<String> folders;
        try (Stream<Path> files = Files.find(ROOT, 3, (file, _) -> file.endsWith("pom.xml"))) {
            folders = files.map(pom -> "/" + ROOT.relativize(pom.getParent())).toList();
        }
        String asked = bot.substring(bot.indexOf("directories: [") + "directories: [".length(), bot.indexOf(']'));

        assertThat(List.of(asked.split(", "))).containsExactlyInAnyOrderElementsOf(folders);
        assertThat(bot).contains("package-ecosystem: github-actions", "directory: /.ci/python");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
