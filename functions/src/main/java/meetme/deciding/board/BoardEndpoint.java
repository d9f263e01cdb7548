package meetme.deciding.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import meetme.calendar.MeetupsFeed;
import meetme.host.Host;
import meetme.http.EntityTag;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonBody;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.invitation.InvitationSums;
import meetme.invitation.Invitations;
import meetme.linked.LinkedBoard;
import meetme.meetup.Board;
import meetme.meetup.Board.Next;
import meetme.security.BoardTokens;
import meetme.security.BoardTokens.Reach;
import meetme.security.Links;
import meetme.watch.Watches;

/** Where the host's link to everything leads: {@code POST /api/host/board}, and the calendar to subscribe to. */
public final class BoardEndpoint {

    /** Where the calendar is; the token stands in the braces. */
    public static final String FEED = "/api/host/calendar/{token}.ics";

    private static final Set<String> TOKEN_ONLY = Set.of("token");
    private static final Set<String> FIELDS = Set.of("token", "more");

    /** A meetup stays in the calendar so long after it was over. */
    private static final Duration FEED_KEEPS = Duration.ofDays(30);

    private final Board board;
    private final Watches watches;
    private final BoardTokens boardTokens;
    private final LinkedBoard linked;
    private final Invitations invitations;
    private final BoardView view;
    private final MeetupsFeed feed;
    private final MailTrouble trouble;

    public BoardEndpoint(
            Host host,
            Board board,
            Invitations invitations,
            Links links,
            BoardTokens boardTokens,
            Watches watches,
            MailTrouble trouble) {
        this.board = board;
        this.invitations = invitations;
        this.watches = watches;
        this.boardTokens = boardTokens;
        this.linked = new LinkedBoard(boardTokens);
        this.view = new BoardView(host, links);
        this.feed = new MeetupsFeed(host);
        this.trouble = trouble;
    }

    /** Shows all requests, or those of one shelf from where it goes on. Changes nothing. */
    public HttpResponse look(HttpRequest call, Instant now) {
        return linked.open(call, FIELDS, now, fields -> look(fields, now));
    }

    /** Ends all links to the board, this one as well. A fresh one is only ever mailed to the host. */
    public HttpResponse endLinks(HttpRequest call, Instant now) {
        return JsonBody.read(
                call,
                TOKEN_ONLY,
                fields -> fields.text("token")
                                .filter(token -> boardTokens.endAll(token, now))
                                .isPresent()
                        ? HttpResponse.json(200, new JsonObject().with("ended", true))
                        : Problem.notFound());
    }

    private HttpResponse look(Fields fields, Instant now) {
        Optional<Next> next = fields.text("more").flatMap(BoardCursor::read);
        if (fields.has("more") && next.isEmpty()) {
            return Problem.invalid(BoardCursor.WRONG);
        }
        JsonObject shown = view.of(board.read(next, now), now);
        // Only once, and not with each further part.
        return HttpResponse.json(200, next.isPresent() ? shown : withSums(shown, now));
    }

    private JsonObject withSums(JsonObject shown, Instant now) {
        return shown.with("invitations", view.sums(InvitationSums.of(invitations.all(now), now)))
                .with("watchers", watchers(now))
                .maybe("mail", trouble.at(now));
    }

    private JsonObject watchers(Instant now) {
        return new JsonObject().with("people", watches.confirmed(now).size());
    }

    /** The calendar. A program that fetches it cannot send a body, so that its token stands in the path. */
    public HttpResponse calendar(HttpRequest call, Instant now) {
        return boardTokens.opens(token(call.path()), Reach.FEED, now)
                ? EntityTag.of(
                        call,
                        HttpResponse.of(
                                        200,
                                        "text/calendar; charset=utf-8",
                                        feed.of(board.agreed(now.minus(FEED_KEEPS), now)))
                                .with("cache-control", "private, max-age=900"))
                : Problem.notFound();
    }

    private static String token(String path) {
        int brace = FEED.indexOf('{');
        int rest = FEED.length() - FEED.indexOf('}') - 1;
        return path.substring(brace, path.length() - rest);
    }
}
