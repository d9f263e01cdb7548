package meetme.host;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a day, from one local time to a later one on the same day. */
public record Span(LocalTime from, LocalTime to) {

    // People copy 11:30–13:30 with the typographer's dash.
    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d:\\d\\d) ?[-–] ?(\\d\\d:\\d\\d)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A span ends after it begins");
        }
    }

    /** Reads {@code 11:30-13:30}; empty if the text has another form or ends before it begins. */
    public static Optional<Span> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime from = LocalTime.parse(written.group(1), TIME);
            LocalTime to = LocalTime.parse(written.group(2), TIME);
            return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** By the clock, on a day on which clocks do not change. */
    Duration length() {
        return Duration.between(from, to);
    }

    /** The part that is in both. */
    Optional<Span> shared(Span other) {
        LocalTime later = from.isAfter(other.from) ? from : other.from;
        LocalTime earlier = to.isBefore(other.to) ? to : other.to;
        return later.isBefore(earlier) ? Optional.of(new Span(later, earlier)) : Optional.empty();
    }

    /** Whether the two could be written as one, because they overlap or one begins when the other ends. */
    boolean joins(Span other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** The way it is written in host.json: {@code 11:30-13:30}. */
    @Override
    public String toString() {
        return TIME.format(from) + "-" + TIME.format(to);
    }
}
