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
import meetme.mail.Mail;
import meetme.mail.MailSettings;
import meetme.mail.Reporter;
import meetme.meetup.Agreement;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.Report;
import meetme.security.BoardTokens;
import meetme.security.BoardTokens.Reach;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/** Writes to the host, and to nobody else: the link in both mails opens everything. */
public final class BoardLetters implements Reporter {

    private static final Duration WEEK = Duration.ofDays(7);

    /** A mail is no board: this much of each shelf, then only how many more. */
    private static final int MOST = 10;

    private final Host host;
    private final MailSettings settings;
    private final BoardTokens boardTokens;
    private final Board board;

    public BoardLetters(Host host, MailSettings settings, BoardTokens boardTokens, Board board) {
        this.host = host;
        this.settings = settings;
        this.boardTokens = boardTokens;
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
        String feed = settings.page() + "/api/host/calendar/" + boardTokens.mint(Reach.FEED, now) + ".ics";
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
        List<MeetupRequest> waiting = on(BoardSection.WAITING, page, now);
        List<MeetupRequest> coming = on(BoardSection.COMING, page, now);
        boolean happened = page.requests().stream()
                .flatMap(request -> BoardPosition.of(request, now).stream())
                .anyMatch(position ->
                        position.section() == BoardSection.PAST && position.at().isAfter(now.minus(WEEK)));
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

    private static List<MeetupRequest> on(BoardSection section, Board.Page page, Instant now) {
        record Placed(Instant at, MeetupRequest request) {}
        return page.requests().stream()
                .flatMap(request -> BoardPosition.of(request, now).stream()
                        .filter(position -> position.section() == section)
                        .map(position -> new Placed(position.at(), request)))
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
        String name = SafeText.oneLine(request.details().visitor().name());
        BoardPosition position = BoardPosition.of(request).orElseThrow();
        Times times = new Times(
                words,
                host.city(request.details().city()).map(City::name),
                request.details().times().getFirst().zone());
        if (position.section() == BoardSection.WAITING) {
            return words.say("digest.line.waiting", name, times.momentThere(position.at()));
        }
        return request.agreed()
                .filter(agreed -> agreed.slot().start().equals(position.at()))
                .map(agreed -> meetup(words, times, name, agreed))
                .orElseGet(() -> words.say("digest.line.offered", name, times.momentThere(position.at())));
    }

    private static String meetup(Words words, Times times, String name, Agreement agreed) {
        return words.say(
                "digest.line.coming",
                times.brief(agreed.slot()),
                name,
                SafeText.oneLine(agreed.place().name()));
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
        String link = settings.boardLink(boardTokens.mint(Reach.BOARD, now));
        return Templates.mail(
                Envelope.toHost(settings, words, subject),
                letter.button(words.say("board.button"), link).plainLink(link),
                Optional.empty());
    }
}
