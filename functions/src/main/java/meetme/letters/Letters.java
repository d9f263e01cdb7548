package meetme.letters;

import java.time.Instant;
import java.util.Optional;
import meetme.host.Host;
import meetme.mail.Mail;
import meetme.mail.MailSettings;
import meetme.mail.NoticeWriter;
import meetme.mail.ReportWriter;
import meetme.meetup.Approved;
import meetme.meetup.Board;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Settling;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;
import meetme.security.BoardTokens;
import meetme.security.Links;

/**
 * Everything that is mailed about a request. A mail can wait for hours while SES is down; one that events have overtaken is
 * not written: nobody wants an invitation to what has been cancelled.
 */
public final class Letters implements NoticeWriter {

    private final LetterContext context;
    private final AskingLetters asking;
    private final AnswerLetters answers;
    private final MeetupLetters meetups;

    public Letters(Host host, MailSettings settings, Links links, Correspondence correspondence) {
        this.context = new LetterContext(host, settings, links, correspondence);
        this.asking = new AskingLetters(context);
        this.answers = new AnswerLetters(context);
        this.meetups = new MeetupLetters(context);
    }

    /** What is mailed to the host about several requests. */
    public ReportWriter reports(BoardTokens boardTokens, Board board, GuestBook guests) {
        return new BoardLetters(context, asking, boardTokens, board, guests);
    }

    @Override
    public Optional<Mail> write(Notice notice, MeetupRequest request, Instant now) {
        MeetupRequest seen = request.seen();
        MeetupRequest told = request.told();
        return switch (notice) {
            // Of the request as it is, and not as it is seen: the host who has just decided need not be asked.
            case REQUEST_TO_HOST -> as(Pending.class, request).map(asking::request);
            case FIRST_NUDGE_TO_HOST -> as(Pending.class, request).map(asking::firstNudge);
            case SECOND_NUDGE_TO_HOST -> as(Pending.class, request).map(asking::secondNudge);
            case LAST_CALL_TO_HOST -> as(Pending.class, request).map(asking::lastCall);
            case OTHER_TIMES_TO_HOST -> otherTimes(request);
            case MOVE_TO_HOST -> move(request);
            case RECEIPT_TO_VISITOR -> receipt(seen);
            case APOLOGY_TO_VISITOR -> as(Unanswered.class, seen).map(unanswered -> asking.apology(unanswered, now));
            case MISSED_TO_HOST -> as(Unanswered.class, seen).map(asking::missed);
            case OFFER_TO_VISITOR -> as(Countered.class, seen).map(answers::offer);
            case OFFER_REMINDER_TO_VISITOR ->
                as(Countered.class, seen).flatMap(countered -> answers.offerReminder(countered, now));
            case LAPSE_TO_VISITOR -> as(Lapsed.class, seen).map(answers::lapseToVisitor);
            case LAPSE_TO_HOST -> as(Lapsed.class, seen).map(answers::lapseToHost);
            case DECLINE_TO_VISITOR -> as(Declined.class, seen).map(declined -> answers.decline(declined, now));
            case PITCH_TO_VISITOR -> as(Pitch.class, seen).map(answers::pitch);
            case STANDS_TO_VISITOR -> as(Approved.class, seen).map(answers::standsToVisitor);
            case STANDS_TO_HOST -> as(Approved.class, seen).map(agreed -> answers.standsToHost(agreed, now));
            case INVITE_TO_VISITOR -> as(Approved.class, seen).map(agreed -> meetups.inviteToVisitor(agreed, now));
            case INVITE_TO_HOST -> as(Approved.class, seen).map(agreed -> meetups.inviteToHost(agreed, now));
            case UNREACHABLE_TO_HOST -> unreachable(seen, now);
            case REMINDER_TO_VISITOR -> as(Approved.class, seen).map(agreed -> meetups.reminderToVisitor(agreed, now));
            case REMINDER_TO_HOST -> as(Approved.class, seen).map(agreed -> meetups.reminderToHost(agreed, now));
            case QUESTION_TO_VISITOR -> as(Approved.class, seen).map(meetups::questionToVisitor);
            case QUESTION_TO_HOST -> as(Approved.class, seen).map(meetups::questionToHost);
            // Also where the visitor wants to be forgotten: the host still hears what was called off by that.
            case WITHDRAWAL_TO_HOST -> as(Withdrawn.class, told).map(answers::withdrawal);
            case CANCELLATION_TO_VISITOR ->
                as(Cancelled.class, told).map(cancelled -> meetups.cancellationToVisitor(cancelled, now));
            case CANCELLATION_TO_HOST ->
                as(Cancelled.class, told).map(cancelled -> meetups.cancellationToHost(cancelled, now));
        };
    }

    private static <S extends MeetupRequest> Optional<S> as(Class<S> state, MeetupRequest request) {
        return Optional.of(request).filter(state::isInstance).map(state::cast);
    }

    // What is agreed may stand behind the offer that did not suit; whoever has only moved it has not been offered
    // anything.
    private Optional<Mail> otherTimes(MeetupRequest request) {
        return as(Pending.class, request)
                .filter(pending ->
                        pending.agreed().isEmpty() || pending.progress().asks() > 0)
                .map(answers::otherTimes);
    }

    private Optional<Mail> move(MeetupRequest request) {
        return as(Pending.class, request)
                .filter(pending -> pending.agreed().isPresent())
                .map(answers::move);
    }

    private Optional<Mail> unreachable(MeetupRequest seen, Instant now) {
        return seen.agreed()
                .filter(agreed ->
                        !(seen instanceof Past) && agreed.slot().start().isAfter(now))
                .map(agreed -> meetups.unreachable(seen, agreed));
    }

    // It brings the link to the visitor's own page, which they need after an answer, too.
    private Optional<Mail> receipt(MeetupRequest seen) {
        return switch (seen) {
            case Pending _ -> Optional.of(asking.receipt(seen));
            case Withdrawn _, Cancelled _, Erased _ -> Optional.empty();
            case Settling _, Countered _, Approved _, Declined _, Pitch _, Unanswered _, Lapsed _, Past _ ->
                Optional.of(asking.lateReceipt(seen));
        };
    }
}
