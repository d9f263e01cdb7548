package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import meetme.calendar.MeetupsFeed;
import meetme.host.Host;
import meetme.link.Links;
import meetme.link.Passes;
import meetme.link.Passes.Reach;
import meetme.meetup.Board;
import meetme.meetup.Board.Next;
import meetme.web.Answer;
import meetme.web.Call;
import meetme.web.Fields;
import meetme.web.Problem;

/** Where the host's link to everything leads: {@code POST /api/host/board}, and the calendar to subscribe to. */
public final class BoardDoor {

    /** Where the calendar is; the token stands in the braces. */
    public static final String FEED = "/api/host/calendar/{token}.ics";

    private static final Set<String> FIELDS = Set.of("token", "more");

    /** A meetup stays in the calendar so long after it was over. */
    private static final Duration FEED_KEEPS = Duration.ofDays(30);

    private final Board board;
    private final Passes passes;
    private final BoardView view;
    private final MeetupsFeed feed;

    public BoardDoor(Host host, Board board, Links links, Passes passes) {
        this.board = board;
        this.passes = passes;
        this.view = new BoardView(host, links);
        this.feed = new MeetupsFeed(host);
    }

    /** Shows all requests, or those of one shelf from where it goes on. Changes nothing. */
    public Answer look(Call call, Instant now) {
        return Door.read(call, FIELDS, fields -> look(fields, now));
    }

    private Answer look(Fields fields, Instant now) {
        if (fields.text("token")
                .filter(token -> passes.opens(token, Reach.BOARD, now))
                .isEmpty()) {
            return Problem.notFound();
        }
        Optional<Next> next = fields.text("more").flatMap(More::read);
        if (fields.has("more") && next.isEmpty()) {
            return Problem.invalid(More.WRONG);
        }
        return Answer.json(200, view.of(board.read(next, now), now));
    }

    /** The calendar. A program that fetches it cannot send a body, so that its token stands in the path. */
    public Answer calendar(Call call, Instant now) {
        return passes.opens(token(call.path()), Reach.FEED, now)
                ? Answer.of(200, "text/calendar; charset=utf-8", feed.of(board.agreed(now.minus(FEED_KEEPS), now), now))
                        .with("cache-control", "private, max-age=900")
                : Problem.notFound();
    }

    private static String token(String path) {
        int brace = FEED.indexOf('{');
        int rest = FEED.length() - FEED.indexOf('}') - 1;
        return path.substring(brace, path.length() - rest);
    }
}
