package meetme.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.letters.Letter.Block;
import meetme.letters.Letter.Line;
import meetme.mail.Mail;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow.LastCalls;
import meetme.meetup.Pending;
import meetme.text.Words;

/** Reminds the host of answers that are missing: of all of them in one mail, and of what waits when it is written. */
final class NudgeLetters {

    /** More than one answers at a sitting. */
    private static final int MOST = 10;

    private final LetterContext context;
    private final AskingLetters asking;
    private final BoardSections board;

    NudgeLetters(LetterContext context, AskingLetters asking, BoardSections board) {
        this.context = context;
        this.asking = asking;
        this.board = board;
    }

    Optional<Mail> waiting(Instant now) {
        List<Pending> waiting = pending(now).toList();
        if (waiting.size() == 1) {
            return Optional.of(nudge(waiting.getFirst(), now));
        }
        Words words = words();
        return list(
                waiting,
                "nudges.subject",
                Letter.titled(words.say("nudges.title", waiting.size())).say(words.say("nudges.lead")));
    }

    private Mail nudge(Pending only, Instant now) {
        return only.proposal().nudge(now) == Notice.FIRST_NUDGE_TO_HOST
                ? asking.firstNudge(only)
                : asking.secondNudge(only);
    }

    Optional<Mail> lastCalls(LastCalls calls, Instant now) {
        List<Pending> waiting = pending(now)
                .filter(pending ->
                        calls.equals(LastCalls.before(pending.proposal().answerBy())))
                .toList();
        if (waiting.size() == 1) {
            return Optional.of(asking.lastCall(waiting.getFirst()));
        }
        Words words = words();
        Letter titled = Letter.titled(words.say("last-calls.title", waiting.size()))
                .say(waiting.stream()
                        .findFirst()
                        .map(first -> context.toHost(first.details())
                                .deadline(first.proposal().answerBy()))
                        .map(deadline -> words.say(
                                waiting.stream()
                                                .allMatch(pending ->
                                                        pending.agreed().isEmpty())
                                        ? "last-calls.lead"
                                        : "last-calls.lead.agreed",
                                deadline)));
        return list(waiting, "last-calls.subject", titled);
    }

    /** The most urgent first. What the host has just decided and may undo does not wait for them. */
    private Stream<Pending> pending(Instant now) {
        return board.all(BoardSection.WAITING, now).stream()
                .flatMap(request -> request instanceof Pending pending ? Stream.of(pending) : Stream.empty());
    }

    private Optional<Mail> list(List<Pending> waiting, String subject, Letter titled) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Words words = words();
        Letter letter = titled;
        for (Pending pending : waiting.subList(0, Math.min(waiting.size(), MOST))) {
            letter = letter.with(entry(context.toHost(pending.details()), pending));
        }
        if (waiting.size() > MOST) {
            letter = letter.say(words.say("nudges.more", waiting.size() - MOST));
        }
        String first = context.toHost(waiting.getFirst().details()).visitor();
        return Optional.of(Templates.mail(
                Envelope.toHost(context.settings(), words, words.say(subject, first, waiting.size() - 1)),
                letter.aside(words.say("request.harmless"))
                        .aside(words.say("nudges.whose", context.host().name())),
                Optional.empty()));
    }

    /** One who waits, and the link to answer them. */
    private static Block entry(Composer composer, Pending pending) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.large(composer.visitor()));
        composer.spans(pending.times()).stream().map(Line::plain).forEach(lines::add);
        if (pending.times().isEmpty() && !composer.saidYes()) {
            lines.add(Line.plain(composer.stay()));
        }
        composer.invited().map(Line::soft).ifPresent(lines::add);
        pending.agreed()
                .map(old -> composer.say("nudges.agreed", composer.times().brief(old.slot())))
                .map(Line::soft)
                .ifPresent(lines::add);
        AskingLetters.unconfirmed(composer, pending).stream().map(Line::soft).forEach(lines::add);
        lines.add(Line.soft(AskingLetters.answerBy(composer, pending.proposal().answerBy())));
        lines.add(Line.link(composer.say("request.button"), composer.link()));
        return new Block.Fact(
                composer.meeting() + Letter.BETWEEN + composer.times().city(), lines);
    }

    private Words words() {
        return Words.in(context.host().languages().getFirst());
    }
}
