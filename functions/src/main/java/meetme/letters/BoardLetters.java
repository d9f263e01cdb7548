package meetme.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import meetme.host.City;
import meetme.host.Host;
import meetme.link.Passes;
import meetme.link.Passes.Reach;
import meetme.mail.Letterhead;
import meetme.mail.Mail;
import meetme.mail.Reporter;
import meetme.mail.Typed;
import meetme.meetup.Agreement;
import meetme.meetup.Board;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.Report;
import meetme.meetup.Spot;
import meetme.meetup.Spot.Shelf;
import meetme.words.Times;
import meetme.words.Words;

/** Writes to the host, and to nobody else: the link in both mails opens everything. */
public final class BoardLetters implements Reporter {

    private static final Duration WEEK = Duration.ofDays(7);

    /** A mail is no board: this much of each shelf, then only how many more. */
    private static final int MOST = 10;

    private final Host host;
    private final Letterhead letterhead;
    private final Passes passes;
    private final Board board;

    public BoardLetters(Host host, Letterhead letterhead, Passes passes, Board board) {
        this.host = host;
        this.letterhead = letterhead;
        this.passes = passes;
        this.board = board;
    }

    @Override
    public Optional<Mail> write(Report report, Instant now) {
        return switch (report) {
            case OutboxRow.BoardLink _ -> Optional.of(boardLink(now));
            case OutboxRow.Digest digest -> digest(now);
        };
    }

    private Mail boardLink(Instant now) {
        Words words = words();
        String feed = letterhead.page() + "/api/host/calendar/" + passes.mint(Reach.FEED, now) + ".ics";
        Letter letter = Letter.titled(words.say("board.title"))
                .say(words.say("board.lead"))
                .say(words.say("board.whose", host.name()))
                .say(words.say("board.feed.how"))
                .fact(words.say("board.feed"), List.of(feed));
        return mail(words, words.say("board.subject"), letter, now);
    }

    private Optional<Mail> digest(Instant now) {
        Words words = words();
        Board.Page page = board.read(Optional.empty(), now);
        List<MeetupRequest> waiting = on(Shelf.WAITING, page, now);
        List<MeetupRequest> coming = on(Shelf.COMING, page, now);
        boolean happened = page.requests().stream()
                .flatMap(request -> Spot.of(request, now).stream())
                .anyMatch(spot -> spot.shelf() == Shelf.PAST && spot.at().isAfter(now.minus(WEEK)));
        if (waiting.isEmpty() && coming.isEmpty() && !happened) {
            return Optional.empty();
        }
        Letter letter = Letter.titled(words.say("digest.title"))
                .say(words.say("digest.lead", waiting.size(), coming.size()))
                .say(words.say("digest.whose"))
                .fact(words.say("digest.waiting"), lines(words, waiting))
                .fact(words.say("digest.coming"), lines(words, coming))
                .fact(words.say("digest.ledger"), ledger(words, page.ledger()));
        return Optional.of(mail(words, words.say("digest.subject", waiting.size(), coming.size()), letter, now));
    }

    private static List<MeetupRequest> on(Shelf shelf, Board.Page page, Instant now) {
        record Placed(Instant at, MeetupRequest request) {}
        return page.requests().stream()
                .flatMap(request -> Spot.of(request, now).stream()
                        .filter(spot -> spot.shelf() == shelf)
                        .map(spot -> new Placed(spot.at(), request)))
                .sorted(Comparator.comparing(Placed::at))
                .map(Placed::request)
                .toList();
    }

    private List<String> lines(Words words, List<MeetupRequest> requests) {
        Stream<String> first = requests.stream().limit(MOST).map(request -> line(words, request));
        Stream<String> rest =
                requests.size() > MOST ? Stream.of(words.say("digest.more", requests.size() - MOST)) : Stream.empty();
        return Stream.concat(first, rest).toList();
    }

    private String line(Words words, MeetupRequest request) {
        String name = Typed.oneLine(request.asked().visitor().name());
        Spot spot = Spot.of(request).orElseThrow();
        Times times = new Times(
                words,
                host.city(request.asked().city()).map(City::name),
                request.asked().times().getFirst().zone());
        if (spot.shelf() == Shelf.WAITING) {
            return words.say("digest.line.waiting", name, times.momentThere(spot.at()));
        }
        return request.agreed()
                .filter(agreed -> agreed.slot().start().equals(spot.at()))
                .map(agreed -> meetup(words, times, name, agreed))
                .orElseGet(() -> words.say("digest.line.offered", name, times.momentThere(spot.at())));
    }

    private static String meetup(Words words, Times times, String name, Agreement agreed) {
        return words.say(
                "digest.line.coming",
                times.brief(agreed.slot()),
                name,
                Typed.oneLine(agreed.place().name()));
    }

    private static List<String> ledger(Words words, Ledger ledger) {
        OptionalInt percent = ledger.answeredPercent();
        OptionalLong median = ledger.medianHoursToAnswer();
        if (percent.isEmpty()) {
            return List.of(words.say("digest.ledger.start"));
        }
        return List.of(
                median.isEmpty()
                        ? words.say("digest.ledger.answered", ledger.asked(), percent.getAsInt())
                        : words.say("digest.ledger.within", ledger.asked(), percent.getAsInt(), median.getAsLong()),
                words.say("digest.ledger.met", ledger.met(), ledger.missed()));
    }

    private Words words() {
        return Words.in(host.languages().getFirst());
    }

    private Mail mail(Words words, String subject, Letter letter, Instant now) {
        String link = letterhead.boardLink(passes.mint(Reach.BOARD, now));
        return Templates.mail(
                Envelope.toHost(letterhead, words, subject),
                letter.button(words.say("board.button"), link).plainLink(link),
                Optional.empty());
    }
}
