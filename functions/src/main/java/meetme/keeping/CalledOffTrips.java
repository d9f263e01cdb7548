package meetme.keeping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.host.Plan.CallOff;
import meetme.host.Plan.Origin;
import meetme.host.Plans;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.Invitations;
import meetme.invitation.Open;
import meetme.log.Log;
import meetme.meetup.Agenda;
import meetme.meetup.Approved;
import meetme.meetup.Board;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Settling;
import meetme.meetup.Transition;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;
import meetme.text.Words;

/**
 * Answers everybody who asked for a trip that was called off, by the same transitions as by hand: what is agreed is cancelled,
 * what is open is declined, and whoever was invited and has not answered can no longer. It looks again every minute until the trip's last day, so that whatever was accepted, approved or
 * missed at the same moment is caught, and however often it is interrupted, each request is answered once.
 */
public final class CalledOffTrips {

    private final Plans plans;
    private final Board board;
    private final Requests requests;
    private final Invitations invitations;
    private final Duration retention;

    public CalledOffTrips(Plans plans, Board board, Requests requests, Invitations invitations, Duration retention) {
        this.plans = plans;
        this.board = board;
        this.requests = requests;
        this.invitations = invitations;
        this.retention = retention;
    }

    /** Does what there is to do now. */
    void workOff(Instant now) {
        List<CallOff> trips = plans.find().calledOff().stream()
                .filter(off -> off.isSettled(now) && !off.trip().isOver(now))
                .toList();
        if (trips.isEmpty()) {
            return;
        }
        for (Invitation invitation : invitations.all(now)) {
            if (invitation instanceof Open open && trips.stream().anyMatch(trip -> isFor(open, trip))) {
                end(open, now);
            }
        }
        board.open(now).stream()
                .filter(request -> trips.stream().anyMatch(trip -> isFor(request, trip)))
                .forEach(request -> attend(request.id(), now));
    }

    // The id of a trip on the board is never used again. One of host.json may be, for next year's trip.
    private static boolean isFor(MeetupRequest request, CallOff off) {
        RequestDetails details = request.details();
        return details.city().id().equals(off.trip().city().id())
                && (off.from() == Origin.BOARD || off.trip().shares(details.arrive(), details.leave()));
    }

    private static boolean isFor(Open invitation, CallOff off) {
        InvitationDetails details = invitation.details();
        return details.city().id().equals(off.trip().city().id())
                && (off.from() == Origin.BOARD
                        || isOneTrip(details.endsAt(), off.trip().end()));
    }

    // A deployment may have moved it since, but hardly by as much as next year's is away.
    private static boolean isOneTrip(Instant end, Instant other) {
        return Duration.between(end, other).abs().compareTo(Invitation.KEEPS_ROW) < 0;
    }

    private void end(Open invitation, Instant now) {
        try {
            boolean done = invitations.save(invitation.end(now));
            Log.info(done ? "Ended an invitation to a trip that was called off" : "Overtaken while calling off a trip")
                    .write();
        } catch (RuntimeException | Error fault) {
            Log.alarm("An invitation to a trip that was called off could not be ended", now.toEpochMilli())
                    .cause(fault)
                    .write();
        }
    }

    // What fails is tried again a minute later, and must not hold up the others.
    private void attend(RequestId id, Instant now) {
        try {
            // The index lags, so the request itself decides.
            requests.find(id, now)
                    .ifPresent(stored ->
                            next(stored.request(), now).ifPresent(transition -> save(stored, transition, now)));
        } catch (RuntimeException | Error fault) {
            Log.alarm("A request for a trip that was called off could not be answered", now.toEpochMilli())
                    .request(id)
                    .cause(fault)
                    .write();
        }
    }

    private void save(Stored stored, Transition transition, Instant now) {
        boolean done = requests.save(stored, transition.keptFor(retention), Agenda.NONE, now);
        Log.info(done ? "Answered a request for a trip that was called off" : "Overtaken while calling off a trip")
                .request(stored.request().id())
                .write();
    }

    // In the visitor's language: it is a note to them, though the host has it among their own, too.
    private static Optional<String> why(RequestDetails details) {
        Words words = Words.in(details.visitor().language());
        return details.city().nameIn(words.language()).map(name -> words.say("trip.called-off", name));
    }

    private static Optional<Transition> next(MeetupRequest request, Instant now) {
        Optional<String> why = why(request.details());
        return switch (request) {
            case Approved approved ->
                approved.isOver(now) ? Optional.empty() : Optional.of(approved.cancel(Party.HOST, why, now));
            case Pending pending ->
                pending.cancel(Party.HOST, why, now).or(() -> Optional.of(pending.decline(Decision.at(now, why))));
            case Countered countered ->
                countered.cancel(Party.HOST, why, now).or(() -> Optional.of(countered.decline(Decision.at(now, why))));
            // What the host can still undo comes once it has settled.
            case Settling _ -> Optional.empty();
            case Declined _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Cancelled _, Past _, Erased _ ->
                Optional.empty();
        };
    }
}
