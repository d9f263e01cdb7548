package meetme.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import meetme.host.Host;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.mail.MailSettings;
import meetme.mail.ReportWriter;
import meetme.meetup.Agreement;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.Countered;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.Report;
import meetme.meetup.Past;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.security.BoardTokens;
import meetme.security.BoardTokens.Reach;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/** Writes to the host, and to nobody else: the link to the board opens everything. */
final class BoardLetters implements ReportWriter {

    private static final Duration WEEK = Duration.ofDays(7);

    /** A mail is no board: this much of each shelf, then only how many more. */
    private static final int MOST = 10;

    private final Host host;
    private final MailSettings settings;
    private final BoardTokens boardTokens;
    private final Board board;
    private final BoardSections sections;
    private final NudgeLetters nudges;
    private final GuestBook guests;
    private final InvitationLetters invitations;

    BoardLetters(LetterContext context, AskingLetters asking, BoardTokens boardTokens, Board board, GuestBook guests) {
        this.host = context.host();
        this.settings = context.settings();
        this.boardTokens = boardTokens;
        this.board = board;
        this.sections = new BoardSections(board);
        this.nudges = new NudgeLetters(context, asking, sections);
        this.guests = guests;
        this.invitations = new InvitationLetters(context, guests);
    }

    @Override
    public Optional<Mail> write(Report report, Instant now) {
        return switch (report) {
            case OutboxRow.BoardLink _, OutboxRow.FreshLinks _ -> Optional.of(boardLink(now));
            case OutboxRow.Digest _ -> digest(now);
            case OutboxRow.Nudges _ -> nudges.waiting(now);
            case OutboxRow.LastCalls calls -> nudges.lastCalls(calls, now);
            case OutboxRow.GuestsAnswers _ -> invitations.answers(now);
            case OutboxRow.SilentGuests silent -> invitations.silent(silent, now);
        };
    }

    private Mail boardLink(Instant now) {
        Words words = words();
        String feed = settings.page() + "/api/host/calendar/" + boardTokens.mint(Reach.FEED, now) + ".ics";
        Letter letter = Letter.titled(words.say("board.title")).say(words.say("board.lead"));
        return mail(
                words,
                words.say("board.subject"),
                button(words, letter, now)
                        .say(words.say("board.feed.how"))
                        // A link, because those break anywhere: as a word of its length, it would stretch the letter in
                        // Outlook.
                        .fact(words.say("board.feed"), Line.link(feed, feed))
                        .aside(words.say("board.whose", host.name())));
    }

    private Optional<Mail> digest(Instant now) {
        Words words = words();
        Board.Page page = board.read(Optional.empty(), now);
        List<MeetupRequest> waiting = sections.all(BoardSection.WAITING, page, now);
        List<MeetupRequest> offers = sections.all(BoardSection.COMING, page, now).stream()
                .filter(request -> decided(request) instanceof Countered)
                .toList();
        List<MeetupRequest> meetups = meetups(now);
        boolean happened = page.requests().stream()
                .flatMap(request -> BoardPosition.of(request, now).stream())
                .anyMatch(position ->
                        position.section() == BoardSection.PAST && position.at().isAfter(now.minus(WEEK)));
        List<String> invited = invitations.sums(words, guests.invitations().all(now), now);
        if (waiting.isEmpty() && meetups.isEmpty() && offers.isEmpty() && invited.isEmpty() && !happened) {
            return Optional.empty();
        }
        Letter letter = Letter.titled(words.say("digest.title"))
                .say(words.say("digest.lead", waiting.size(), meetups.size()))
                .say(Optional.of(offers.size())
                        .filter(open -> open > 0)
                        .map(open -> words.say("digest.lead.offers", open)))
                .fact(words.say("digest.waiting"), lines(words, waiting, this::waits))
                .fact(words.say("digest.coming"), lines(words, meetups, this::meets))
                .fact(words.say("digest.offered"), lines(words, offers, this::offered))
                .fact(words.say("digest.invited"), invited)
                .fact(words.say("digest.ledger"), ledger(words, page.ledger()));
        return Optional.of(mail(
                words,
                words.say("digest.subject", waiting.size(), meetups.size()),
                button(words, letter, now).aside(words.say("digest.whose"))));
    }

    /** All that is agreed, be it that one of the two would like another time. */
    private List<MeetupRequest> meetups(Instant now) {
        return board.agreed(now, now).stream()
                .filter(request -> !(request instanceof Past))
                .sorted(Comparator.comparing(request -> slot(request).start()))
                .toList();
    }

    private static Slot slot(MeetupRequest request) {
        return request.agreed().orElseThrow().slot();
    }

    // A decision that can still be undone counts: it was the host who made it.
    private static MeetupRequest decided(MeetupRequest request) {
        return request instanceof Settling settling ? settling.after() : request;
    }

    private List<String> lines(
            Words words, List<MeetupRequest> requests, BiFunction<Words, MeetupRequest, String> line) {
        Stream<String> first = requests.stream().limit(MOST).map(request -> line.apply(words, request));
        Stream<String> rest =
                requests.size() > MOST ? Stream.of(words.say("digest.more", requests.size() - MOST)) : Stream.empty();
        return Stream.concat(first, rest).toList();
    }

    private String waits(Words words, MeetupRequest request) {
        Instant answerBy = BoardPosition.of(request).orElseThrow().at();
        return words.say(
                "digest.line.waiting",
                name(request),
                times(words, request).deadline(answerBy, host.home().zone()));
    }

    private String offered(Words words, MeetupRequest request) {
        Instant takeBy = BoardPosition.of(request).orElseThrow().at();
        return words.say(
                "digest.line.offered", name(request), times(words, request).momentThere(takeBy));
    }

    private String meets(Words words, MeetupRequest request) {
        Agreement agreed = request.agreed().orElseThrow();
        return words.say(
                decided(request).isOpen() ? "digest.line.coming.open" : "digest.line.coming",
                times(words, request).brief(agreed.slot()),
                name(request),
                SafeText.oneLine(agreed.place().name()));
    }

    private Times times(Words words, MeetupRequest request) {
        return new Times(
                host.locale(words.language()),
                host.nameOf(request.details().city(), words.language()),
                request.details().city().zone());
    }

    private static String name(MeetupRequest request) {
        return SafeText.oneLine(request.details().visitor().name());
    }

    private static List<String> ledger(Words words, Ledger ledger) {
        OptionalInt percent = ledger.answeredPercent();
        OptionalLong median = ledger.medianHoursToAnswer();
        if (percent.isEmpty()) {
            return List.of(words.say("digest.ledger.start"));
        }
        String answered = median.isEmpty()
                ? words.say("digest.ledger.answered", ledger.asked(), percent.getAsInt())
                : words.say("digest.ledger.within", ledger.asked(), percent.getAsInt(), median.getAsLong());
        // Nobody met says nothing before anybody was to be met.
        return ledger.met() + ledger.missed() == 0
                ? List.of(answered)
                : List.of(answered, words.say("digest.ledger.met", ledger.met(), ledger.missed()));
    }

    private Words words() {
        return Words.in(host.languages().getFirst());
    }

    private Letter button(Words words, Letter letter, Instant now) {
        String link = settings.boardLink(boardTokens.mint(Reach.BOARD, now));
        return letter.button(words.say("board.button"), link).plainLink(link);
    }

    private Mail mail(Words words, String subject, Letter letter) {
        return Templates.mail(Envelope.toHost(settings, words, subject), letter, Optional.empty());
    }
}
