package meetme.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The picture that a social network shows with a link to the page: the promise, who made it, and where. Made by the build;
 * no function in the cloud uses it.
 */
final class ShareCard {

    /** What LinkedIn asks for; others cut or scale it a little. */
    static final int WIDTH = 1200;

    static final int HEIGHT = 627;

    /** Its name on the site, in each language's folder. */
    static final String FILE = "card.png";

    private static final int MARGIN = 88;
    private static final int PROMISE_BOTTOM = 410;
    private static final Color GROUND = new Color(0x0d4234);
    private static final Color SUN = new Color(0xffcf4d);
    private static final Color LEAF = new Color(0x1b5c49);
    private static final Color PALE = new Color(0xbfe3d4);

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen;

    private ShareCard() {
        pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /**
     * Draws the card.
     *
     * @param promise within quotation marks
     * @param place the text after the name: in Denver
     * @return empty if this JDK has no fonts, as on build machines without any
     */
    static Optional<BufferedImage> draw(String promise, String name, String place) {
        System.setProperty("java.awt.headless", "true");
        if (!hasFonts()) {
            return Optional.empty();
        }
        ShareCard card = new ShareCard();
        card.ground();
        card.promise(promise);
        card.signature(name, place);
        card.pen.dispose();
        return Optional.of(card.picture);
    }

    static void write(BufferedImage card, Path file) throws IOException {
        if (!ImageIO.write(card, "png", file.toFile())) {
            throw new IllegalStateException("Every JDK writes PNG");
        }
    }

    // What a JDK throws depends on what is missing: RuntimeException if fontconfig knows no font, wrapped in
    // InternalError in older versions; LinkageError if the font libraries are not installed at all.
    private static boolean hasFonts() {
        try {
            return font(Font.PLAIN, 20).canDisplay('a');
        } catch (RuntimeException | InternalError | LinkageError none) {
            return false;
        }
    }

    private void ground() {
        pen.setColor(GROUND);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        bubble(820, -150, 520, 420, LEAF, true);
        bubble(890, 416, 170, 104, SUN, true);
        bubble(990, 476, 122, 74, PALE, false);
    }

    // Two people talking.
    private void bubble(double x, double y, double width, double height, Color color, boolean fromTheLeft) {
        double tail = height / 4;
        double side = fromTheLeft ? x + tail : x + width - tail;
        Path2D point = new Path2D.Double();
        point.moveTo(side, y + height - 1);
        point.lineTo(side, y + height + tail);
        point.lineTo(fromTheLeft ? side + tail : side - tail, y + height - 1);
        point.closePath();
        pen.setColor(color);
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, height / 2, height / 2));
        pen.fill(point);
    }

    private void promise(String promise) {
        int width = WIDTH - 2 * MARGIN;
        int size = 76;
        List<String> lines = lines(promise, font(Font.BOLD, size), width);
        while (size > 24 && lines.size() * height(size) > PROMISE_BOTTOM - MARGIN) {
            size -= 2;
            lines = lines(promise, font(Font.BOLD, size), width);
        }
        pen.setColor(Color.WHITE);
        pen.setFont(font(Font.BOLD, size));
        int y = MARGIN + pen.getFontMetrics().getAscent();
        for (String line : lines) {
            pen.drawString(line, MARGIN, y);
            y += height(size);
        }
    }

    private void signature(String name, String place) {
        int y = HEIGHT - MARGIN;
        pen.setColor(SUN);
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.drawLine(MARGIN, y - 84, MARGIN + 64, y - 84);
        int width = 860 - MARGIN;
        int size = 44;
        while (size > 20 && metrics(font(Font.BOLD, size)).stringWidth(name + " " + place) > width) {
            size -= 2;
        }
        pen.setFont(font(Font.BOLD, size));
        pen.drawString(name, MARGIN, y);
        int behind = MARGIN + pen.getFontMetrics().stringWidth(name + " ");
        pen.setFont(font(Font.PLAIN, size));
        pen.setColor(PALE);
        pen.drawString(place, behind, y);
    }

    private List<String> lines(String text, Font font, int width) {
        FontMetrics metrics = metrics(font);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private FontMetrics metrics(Font font) {
        return pen.getFontMetrics(font);
    }

    private static int height(int size) {
        return size * 5 / 4;
    }

    private static Font font(int style, int size) {
        return new Font(style == Font.BOLD ? Font.SERIF : Font.SANS_SERIF, style, size);
    }
}
