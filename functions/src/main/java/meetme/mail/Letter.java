package meetme.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says that needs no form of its own: a title, what there is to say, some facts, and at most one thing to do.
 *
 * @param says paragraphs
 * @param facts after the paragraphs, each under its label
 * @param button where something is to be done; its link is repeated in plain
 * @param signature whose words it is, where it is somebody's
 */
public record Letter(
        String title, List<String> says, List<Fact> facts, Optional<Button> button, Optional<String> signature) {

    /**
     * One piece of information.
     *
     * @param typed whether somebody has typed the lines, so that they are shown as theirs
     */
    public record Fact(String label, List<String> lines, boolean typed) {

        public Fact {
            lines = List.copyOf(lines);
        }
    }

    /** A link that looks like one. */
    public record Button(String label, String link) {

        @Override
        public String toString() {
            return "Button[…]";
        }
    }

    public Letter {
        says = List.copyOf(says);
        facts = List.copyOf(facts);
    }

    /** A letter to be written. */
    public static Letter titled(String title) {
        return new Letter(title, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    public Letter say(String paragraph) {
        return new Letter(title, plus(says, paragraph), facts, button, signature);
    }

    public Letter fact(String label, List<String> lines) {
        return lines.isEmpty() ? this : with(new Fact(label, lines, false));
    }

    /** What somebody has typed; nothing where they typed nothing. */
    public Letter typed(String label, Optional<String> text) {
        return text.map(words -> with(new Fact(label, Typed.lines(words), true)))
                .orElse(this);
    }

    private Letter with(Fact fact) {
        return new Letter(title, says, plus(facts, fact), button, signature);
    }

    public Letter button(String label, String link) {
        return new Letter(title, says, facts, Optional.of(new Button(label, link)), signature);
    }

    public Letter signed(String name) {
        return new Letter(title, says, facts, button, Optional.of(name));
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    @Override
    public String toString() {
        return "Letter[…]";
    }
}
