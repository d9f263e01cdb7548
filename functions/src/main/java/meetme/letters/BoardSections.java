package meetme.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.MeetupRequest;

/** The board, as a mail needs it: each section as a whole. */
record BoardSections(Board board) {

    private record Placed(Instant at, MeetupRequest request) {}

    /** All that is in one section, in order, whatever is in the others. */
    List<MeetupRequest> all(BoardSection section, Instant now) {
        return all(section, board.read(Optional.empty(), now), now);
    }

    /** The same where the first page has been read. */
    List<MeetupRequest> all(BoardSection section, Board.Page first, Instant now) {
        List<MeetupRequest> requests = new ArrayList<>(first.requests());
        Optional<Board.Next> next = next(section, first);
        while (next.isPresent()) {
            Board.Page page = board.read(next, now);
            requests.addAll(page.requests());
            next = next(section, page);
        }
        return requests.stream()
                .flatMap(request -> BoardPosition.of(request, now).stream()
                        .filter(position -> position.section() == section)
                        .map(position -> new Placed(position.at(), request)))
                .sorted(Comparator.comparing(Placed::at)
                        .thenComparing(placed -> placed.request().details().at()))
                .map(Placed::request)
                .toList();
    }

    private static Optional<Board.Next> next(BoardSection section, Board.Page page) {
        return page.more().stream().filter(more -> more.section() == section).findFirst();
    }
}
