package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareCardTest {

    private static final Path FALLBACK = Path.of("../static-site/card.png");

    /** What the build has made of host.json. */
    private static final Path BUILT = Path.of("target/site/card.png");

    @TempDir
    private Path folder;

    @Test
    void theCardIsAPictureOfTheSizeThatNetworksAskFor() throws IOException {
        Path file = folder.resolve("card.png");
        Optional<BufferedImage> card = drawn("Come to Denver and say hi");
        if (card.isPresent()) {
            ShareCard.write(card.get(), file);
        } else {
            Files.copy(BUILT, file);
        }

        assertThat(size(file)).isEqualTo("1200x627");
        assertThat(Files.size(file)).isLessThan(300_000);
    }

    @Test
    void theSiteHasTheDrawnCardOrElseTheOneWithoutWords() throws IOException {
        boolean isDrawn = drawn("Come to Denver and say hi").isPresent();

        assertThat(Files.mismatch(BUILT, FALLBACK) == -1)
                .as("without fonts, and only then, it is the committed one")
                .isNotEqualTo(isDrawn);
    }

    @Test
    void theOneWithoutWordsHasTheSameSize() throws IOException {
        assertThat(size(FALLBACK)).isEqualTo("1200x627");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 60, 150, 300})
    void whatIsWrittenStaysWithinTheMargins(int words) {
        drawn("so ".repeat(words / 3 + 1).strip()).ifPresent(ShareCardTest::assertMarginsAreEmpty);
    }

    private static void assertMarginsAreEmpty(BufferedImage card) {
        for (int y = 0; y < ShareCard.HEIGHT; y++) {
            for (int x = 0; x < ShareCard.WIDTH; x++) {
                boolean isMargin = x < 60 || x > ShareCard.WIDTH - 60 || y < 40 || y > ShareCard.HEIGHT - 60;
                if (isMargin) {
                    assertThat(card.getRGB(x, y)).as("%d, %d", x, y).isNotEqualTo(0xffffffff);
                }
            }
        }
    }

    /** Nothing where this JDK has no fonts: then the site has the committed card, and that is held to the same. */
    private static Optional<BufferedImage> drawn(String promise) {
        return ShareCard.draw(promise, "Sam Host", "in Denver");
    }

    private static String size(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return picture.getWidth() + "x" + picture.getHeight();
    }
}
