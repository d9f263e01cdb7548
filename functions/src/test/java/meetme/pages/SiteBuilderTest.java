package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteBuilderTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void aFolderAsAHostHasIt() throws IOException {
        source = SamplePage.source(folder.resolve("static-site"));
        target = folder.resolve("site");
    }

    @Test
    void theSiteIsThePagesAndTheFilesBesideThem() throws IOException {
        assertThat(SiteBuilder.build(source, target, SamplePage.NOW)).isEmpty();

        assertThat(files(target))
                .containsExactly(
                        "404.html",
                        "asked.html",
                        "board.html",
                        "card.png",
                        "decide.html",
                        "index.html",
                        "invite.html",
                        "invited.html",
                        "me.svg",
                        "plan.html",
                        "privacy.html",
                        "status.html",
                        "v/HASH/ask/ask.css",
                        "v/HASH/ask/ask.js",
                        "watch.html");
    }

    @Test
    void scriptsAndStylesHaveANewFolderWithEachChangeOfOneOfThemAndNoOther() throws IOException {
        SiteBuilder.build(source, target, SamplePage.NOW);
        String before = FirstView.assets(target);

        Files.writeString(source.resolve("host.json"), SamplePage.HOST_JSON.replace("say hi", "say hello"));
        SiteBuilder.build(source, target, SamplePage.NOW);
        assertThat(FirstView.assets(target)).isEqualTo(before);

        Files.writeString(source.resolve("ask/ask.css"), "/* more */", StandardOpenOption.APPEND);
        SiteBuilder.build(source, target, SamplePage.NOW);
        String after = FirstView.assets(target);
        assertThat(after).isNotEqualTo(before);
        assertThat(target.resolve(before)).doesNotExist();
        assertThat(Files.readString(target.resolve("index.html")))
                .contains("\"/" + after)
                .doesNotContain(before);

        Files.move(source.resolve("ask/ask.css"), source.resolve("ask/asks.css"));
        SiteBuilder.build(source, target, SamplePage.NOW);
        assertThat(FirstView.assets(target)).isNotEqualTo(after);
    }

    @Test
    void whatVisitorsReadIsThereInEachLanguageAndWithItTheCard() throws IOException {
        Files.writeString(source.resolve("host.json"), SamplePage.HOST_JSON.replace("[\"en\"]", "[\"de\", \"en\"]"));

        assertThat(SiteBuilder.build(source, target, SamplePage.NOW)).isEmpty();

        assertThat(files(target.resolve("en")))
                .containsExactly(
                        "asked.html",
                        "card.png",
                        "index.html",
                        "invited.html",
                        "privacy.html",
                        "status.html",
                        "watch.html");
        assertThat(Files.readString(target.resolve("index.html"))).contains("<html lang=\"de-DE\">");
        assertThat(Files.readString(target.resolve("decide.html"))).contains("<html lang=\"de-DE\">");
        assertThat(Files.readString(target.resolve("en/index.html"))).contains("<html lang=\"en-GB\">");
    }

    @Test
    void whatIsNoLongerPartOfTheSiteIsDeleted() throws IOException {
        Files.createDirectories(target.resolve("old/deep"));
        Files.writeString(target.resolve("old/deep/page.html"), "old");

        SiteBuilder.build(source, target, SamplePage.NOW);

        assertThat(target.resolve("old")).doesNotExist();
    }

    @Test
    void aSecondRunLeavesTheSameFiles() throws IOException {
        SiteBuilder.build(source, target, SamplePage.NOW);
        String first = Files.readString(target.resolve("index.html"));

        SiteBuilder.build(source, target, SamplePage.NOW);

        assertThat(Files.readString(target.resolve("index.html"))).isEqualTo(first);
    }

    @Test
    void aFaultIsToldWithItsFieldAndTheFixAndNothingIsWritten() throws IOException {
        Files.writeString(source.resolve("host.json"), SamplePage.HOST_JSON.replace("America/Denver", "America/Dever"));

        List<String> faults = SiteBuilder.build(source, target, SamplePage.NOW);

        assertThat(faults).singleElement().asString().startsWith("host.json: home.timeZone: ");
        assertThat(target).doesNotExist();
    }

    @Test
    void aPictureThatIsNotThereIsAFault() throws IOException {
        Files.delete(source.resolve("me.svg"));

        assertThat(SiteBuilder.build(source, target, SamplePage.NOW))
                .containsExactly("host.json: picture: there is no file me.svg beside host.json; put it there");
    }

    @Test
    void aRegionWhereNobodyWritesTheLanguageIsSaidWithThoseThatAreKnown() throws IOException {
        Files.writeString(
                source.resolve("host.json"), SamplePage.HOST_JSON.replace("\"en\": \"GB\"", "\"en\": \"XX\""));

        List<String> faults = SiteBuilder.build(source, source.resolve("out"), SamplePage.NOW);

        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("host.json: regions.en: \"XX\" is not a region")
                .contains("use one of", " GB ", " US ");
    }

    @Test
    void theSourceIsNeverTakenForTheOutput() {
        assertThatThrownBy(() -> SiteBuilder.build(source, folder, SamplePage.NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(source.resolve("host.json")).exists();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replaceFirst("^v/[0-9a-f]{12}/", "v/HASH/"))
                    .sorted()
                    .toList();
        }
    }
}
