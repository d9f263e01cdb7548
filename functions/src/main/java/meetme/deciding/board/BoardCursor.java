package meetme.deciding.board;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.http.FieldError;
import meetme.http.JsonObject;
import meetme.meetup.Board.Next;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.RequestId;

/** Where a shelf of the board goes on, as the page sends it back: {@code past.1764180000000.5f0c…}. */
final class BoardCursor {

    static final List<FieldError> WRONG =
            List.of(new FieldError("more", "Send one of the texts in “more” of the answer before, or leave it out."));

    private static final Pattern WRITTEN = Pattern.compile("(waiting|coming|past)\\.([0-9]{1,15})\\.([0-9a-f]{32})");

    private BoardCursor() {}

    static String write(Next next) {
        return JsonObject.name(next.section()) + "." + next.at().toEpochMilli() + "." + next.request();
    }

    static Optional<Next> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new Next(
                        BoardSection.valueOf(written.group(1).toUpperCase(Locale.ROOT)),
                        Instant.ofEpochMilli(Long.parseLong(written.group(2))),
                        new RequestId(written.group(3))))
                : Optional.empty();
    }
}
