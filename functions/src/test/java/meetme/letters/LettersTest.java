package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import meetme.Samples;
import meetme.meetup.Approved;
import meetme.meetup.Decision;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Place;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Unanswered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of which states each notice is still true. */
class LettersTest {

    private static final RequestDetails ASKED = Samples.asked(1);

    @ParameterizedTest
    @EnumSource
    void whatEventsHaveOvertakenIsNotWritten(Notice notice) {
        // When
        Set<String> written = new TreeSet<>();
        states().forEach((name, state) ->
                LetterSamples.LETTERS.write(notice, state, Samples.NOW).ifPresent(mail -> written.add(name)));

        // Then
        assertThat(written).containsExactlyInAnyOrderElementsOf(trueOf(notice));
    }

    private static List<String> trueOf(Notice notice) {
        return switch (notice) {
            // Not while a decision settles: whoever has just answered need not be asked.
            case REQUEST_TO_HOST, FIRST_NUDGE_TO_HOST, SECOND_NUDGE_TO_HOST, LAST_CALL_TO_HOST ->
                List.of("pending", "moved", "agreed, and asked for others");
            case OTHER_TIMES_TO_HOST -> List.of("pending", "agreed, and asked for others");
            case MOVE_TO_HOST -> List.of("moved", "agreed, and asked for others");
            case RECEIPT_TO_VISITOR ->
                List.of(
                        "pending",
                        "moved",
                        "agreed, and asked for others",
                        "settling",
                        "countered",
                        "approved",
                        "declined",
                        "pitch",
                        "unanswered",
                        "lapsed",
                        "met");
            case APOLOGY_TO_VISITOR, MISSED_TO_HOST -> List.of("unanswered");
            case OFFER_TO_VISITOR, OFFER_REMINDER_TO_VISITOR -> List.of("countered");
            case LAPSE_TO_VISITOR, LAPSE_TO_HOST -> List.of("lapsed");
            case INVITE_TO_VISITOR,
                    INVITE_TO_HOST,
                    STANDS_TO_VISITOR,
                    STANDS_TO_HOST,
                    REMINDER_TO_VISITOR,
                    REMINDER_TO_HOST,
                    QUESTION_TO_VISITOR,
                    QUESTION_TO_HOST -> List.of("approved");
            case UNREACHABLE_TO_HOST -> List.of("moved", "agreed, and asked for others", "approved");
            case DECLINE_TO_VISITOR -> List.of("declined");
            case PITCH_TO_VISITOR -> List.of("pitch");
            // Also after the visitor has asked to be forgotten, by which the one or the other has come about.
            case WITHDRAWAL_TO_HOST -> List.of("withdrawn", "erased while pending");
            case CANCELLATION_TO_VISITOR, CANCELLATION_TO_HOST -> List.of("cancelled", "erased while approved");
        };
    }

    private static Map<String, MeetupRequest> states() {
        Pending pending = LetterSamples.pending(ASKED);
        Approved approved = LetterSamples.approved(ASKED, "See you there");
        Decision decision = Decision.at(Samples.NOW, Optional.empty());
        Proposal proposal = Proposal.begin(ASKED.times(), ASKED.at(), ASKED.answerBy());
        Offer offer = new Offer(ASKED.times(), Place.named("The mill"), ASKED.answerBy());
        Map<String, MeetupRequest> states = new LinkedHashMap<>();
        states.put("pending", pending);
        states.put("moved", approved.move(proposal).to());
        states.put("agreed, and asked for others", LetterSamples.askedAgain(approved, offer, decision, proposal));
        states.put("settling", pending.decline(decision).to());
        states.put("countered", Samples.settled(pending.counter(offer, decision)));
        states.put("approved", approved);
        states.put("declined", Samples.settled(pending.decline(decision)));
        states.put("pitch", Samples.settled(pending.pitch(decision)));
        states.put("unanswered", new Unanswered(pending.progress(), proposal, Samples.NOW));
        states.put("lapsed", new Lapsed(pending.progress(), Samples.NOW));
        states.put("withdrawn", pending.withdraw(Samples.NOW).to());
        states.put("cancelled", LetterSamples.cancelled(ASKED, Party.HOST, "Sorry"));
        states.put("met", approved.recall(Party.HOST, MeetupReport.MET).to());
        states.put("erased while pending", pending.erase(Samples.NOW).to());
        states.put("erased while approved", approved.erase(Samples.NOW).to());
        return states;
    }
}
