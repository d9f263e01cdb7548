package meetme.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import meetme.text.SafeText;

/**
 * What a mail says, from top to bottom.
 *
 * @param blocks as HTML in this order; the plain text has the links to other calendars last
 */
public record Letter(String title, List<Block> blocks) {

    /** A piece of a letter. */
    public sealed interface Block {

        record Say(String text) implements Block {}

        /** Said in passing. */
        record Aside(String text) implements Block {}

        /** One piece of information under its label. */
        record Fact(String label, List<Line> lines) implements Block {

            public Fact {
                lines = List.copyOf(lines);
            }
        }

        /** What somebody else is to be sent, in their language. */
        record Message(String label, Locale language, List<Line> lines) implements Block {

            public Message {
                lines = List.copyOf(lines);
            }
        }

        /** What somebody has typed, shown as theirs. */
        record Quote(String label, List<String> lines) implements Block {

            public Quote {
                lines = List.copyOf(lines);
            }
        }

        /** Somebody's face. Plain text does without. */
        record Picture(String source, String name) implements Block {}

        /** Whose words it is. */
        record Signature(String name) implements Block {}

        /** The one thing to do. */
        record Button(String label, String link) implements Block {}

        /** A button's link once more, to be copied; plain text has it already. */
        record PlainLink(String link) implements Block {}

        /** Links that open a calendar on the web with the meetup filled in. */
        record Calendars(String google, String outlook, String office) implements Block {}
    }

    /** A line of a fact. */
    public sealed interface Line {

        String inPlainText();

        record Text(String text, Weight weight) implements Line {

            @Override
            public String inPlainText() {
                return text;
            }
        }

        /** A link that may have a text of its own. */
        record Link(String text, String link) implements Line {

            @Override
            public String inPlainText() {
                return text.equals(link) ? link : text + ": " + link;
            }
        }

        static Line plain(String text) {
            return new Text(text, Weight.PLAIN);
        }

        static Line strong(String text) {
            return new Text(text, Weight.STRONG);
        }

        static Line large(String text) {
            return new Text(text, Weight.LARGE);
        }

        static Line soft(String text) {
            return new Text(text, Weight.SOFT);
        }

        static Line link(String text, String link) {
            return new Link(text, link);
        }
    }

    /** How much a line stands out. */
    public enum Weight {
        SOFT,
        PLAIN,
        STRONG,
        LARGE
    }

    static final String BETWEEN = " · ";

    /** As much as an inbox shows behind the subject. */
    private static final int LONGEST_PREVIEW = 140;

    public Letter {
        blocks = List.copyOf(blocks);
    }

    /** What an inbox shows behind the subject: what the letter has to say first. All of it stands in the letter as well. */
    public String preview() {
        String first = blocks.stream()
                .map(Letter::inBrief)
                .filter(brief -> !brief.isBlank())
                .limit(2)
                .collect(Collectors.joining(BETWEEN));
        if (first.codePointCount(0, first.length()) <= LONGEST_PREVIEW) {
            return first;
        }
        int end = first.offsetByCodePoints(0, LONGEST_PREVIEW);
        int word = first.lastIndexOf(' ', end);
        return first.substring(0, word > 0 ? word : end) + "…";
    }

    private static String inBrief(Block block) {
        return switch (block) {
            case Block.Say(String text) -> text;
            case Block.Fact(String _, List<Line> lines) -> inBrief(lines);
            case Block.Message(String _, Locale _, List<Line> lines) -> inBrief(lines);
            case Block.Quote(String _, List<String> lines) -> String.join(" ", lines);
            case Block.Aside _,
                    Block.Picture _,
                    Block.Signature _,
                    Block.Button _,
                    Block.PlainLink _,
                    Block.Calendars _ -> "";
        };
    }

    private static String inBrief(List<Line> lines) {
        return lines.stream()
                .filter(Line.Text.class::isInstance)
                .map(Line::inPlainText)
                .collect(Collectors.joining(BETWEEN));
    }

    static Letter titled(String title) {
        return new Letter(title, List.of());
    }

    Letter say(String paragraph) {
        return with(new Block.Say(paragraph));
    }

    Letter say(Optional<String> paragraph) {
        return paragraph.map(this::say).orElse(this);
    }

    Letter aside(String paragraph) {
        return with(new Block.Aside(paragraph));
    }

    Letter fact(String label, List<String> lines) {
        return lines.isEmpty()
                ? this
                : with(new Block.Fact(label, lines.stream().map(Line::plain).toList()));
    }

    Letter fact(String label, Line... lines) {
        return with(new Block.Fact(label, Arrays.asList(lines)));
    }

    Letter message(String label, Locale language, Line... lines) {
        return with(new Block.Message(label, language, Arrays.asList(lines)));
    }

    /** What somebody has typed; nothing where they typed nothing. */
    Letter quote(String label, Optional<String> text) {
        return text.map(words -> with(new Block.Quote(label, SafeText.lines(words))))
                .orElse(this);
    }

    Letter picture(String source, String name) {
        return with(new Block.Picture(source, name));
    }

    Letter signed(String name) {
        return with(new Block.Signature(name));
    }

    Letter button(String label, String link) {
        return with(new Block.Button(label, link));
    }

    Letter plainLink(String link) {
        return with(new Block.PlainLink(link));
    }

    Letter calendars(String google, String outlook, String office) {
        return with(new Block.Calendars(google, outlook, office));
    }

    Letter with(Block block) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(block);
        return new Letter(title, more);
    }

    @Override
    public String toString() {
        return "Letter[…]";
    }
}
