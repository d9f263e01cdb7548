package meetme.local;

import static meetme.local.io.MapFields.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import meetme.local.template.TemplateYaml;
import org.junit.jupiter.api.Test;

/** What docs/deploying.md tells a host to do is there, and no order of it undoes what was done. */
final class GuideTest {

    private final String guide;
    private final Map<String, Object> root;

    GuideTest() throws IOException {
        guide = Files.readString(Path.of("..", "docs", "deploying.md"));
        root = TemplateYaml.parse(Files.readString(Path.of("..", "template.yaml")));
    }

    @Test
    void everyOutputThatItNamesIsOne() {
        Set<String> named = found("outputs? `(\\w+)`");

        assertThat(named).hasSizeGreaterThan(4);
        assertThat(map(root, "Outputs").keySet()).containsAll(named);
    }

    // What is given on the command line is kept nowhere: the next deployment would set it back.
    @Test
    void noDeploymentIsToldAnythingThatTheNextOneDoesNotKnow() {
        assertThat(guide).contains("sam deploy").doesNotContain("--parameter-overrides");
    }

    @Test
    void whatIsSwitchedIsNoParameter() {
        assertThat(map(root, "Parameters").keySet()).containsExactly("HostEmail", "SenderEmail");
        assertThat(List.of("PauseMail", "ResumeMail", "RotateKeys", "NameCalendar"))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(guide).contains("| `" + command + "` |"));
    }

    @Test
    void itIsAsShortAsItSays() {
        assertThat(guide)
                .contains(
                        "**three tools, ten questions (two of them ours), one\ndeployment, and three emails to click**");
        assertThat(found("\\| `(\\w+ -{1,2}version)` \\|")).hasSize(3);
        assertThat(map(root, "Parameters")).hasSize(2);
    }

    private Set<String> found(String regex) {
        return Pattern.compile(regex)
                .matcher(guide)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
