package meetme.simulation.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, to be read one after the other. */
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[#:][A-Za-z0-9_]+|<>|<=|>=|[=<>(),.+])");

    private final String expression;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    Tokens(String expression) {
        this.expression = expression;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (end < expression.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw unknown();
        }
    }

    boolean isOver() {
        return at == tokens.size();
    }

    /** What comes next, or nothing at the end. */
    String peek() {
        return isOver() ? "" : tokens.get(at);
    }

    String next() {
        if (isOver()) {
            throw unknown();
        }
        return tokens.get(at++);
    }

    /** Takes the next word if it is this one, in whatever case. */
    boolean accept(String word) {
        boolean isNext = peek().equalsIgnoreCase(word);
        if (isNext) {
            at++;
        }
        return isNext;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unknown();
        }
    }

    /** This is none of the expressions that the program used when the model was written. */
    IllegalArgumentException unknown() {
        return new IllegalArgumentException("The model does not know this expression: " + expression);
    }
}
