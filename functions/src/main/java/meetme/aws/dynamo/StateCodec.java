package meetme.aws.dynamo;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Agreement;
import meetme.meetup.Agreement.Stage;
import meetme.meetup.AgreementOrigin;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decided;
import meetme.meetup.Decision;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupReport.Why;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Place;
import meetme.meetup.Progress;
import meetme.meetup.Proposal;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/** How a request's state lies in its item, and what several of the states have in common. */
final class StateCodec {

    private StateCodec() {}

    // Writing

    /** A state without the way that led to it: a decision that settles has two of them and one way. */
    static Item state(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> agreed(state("pending").map("turn", turn(pending.proposal())), pending.agreed());
            case Settling settling ->
                state("settling").map("before", state(settling.before())).map("after", state(settling.after()));
            case Countered countered ->
                agreed(decided("countered", countered).map("offer", offer(countered.offer())), countered.agreed());
            case Approved approved ->
                agreed(
                        decided("approved", approved)
                                .text("basis", approved.origin().name()),
                        approved.agreed());
            case Declined declined -> decided("declined", declined);
            case Pitch pitch -> decided("pitch", pitch);
            case Unanswered unanswered ->
                state("unanswered").map("turn", turn(unanswered.proposal())).instant("at", unanswered.at());
            case Lapsed lapsed -> state("lapsed").instant("at", lapsed.at());
            case Withdrawn withdrawn -> state("withdrawn").instant("at", withdrawn.at());
            case Cancelled cancelled -> cancelled(cancelled);
            case Past past -> past(past);
            case Erased erased -> state("erased").instant("at", erased.at()).map("last", state(erased.last()));
        };
    }

    private static Item state(String name) {
        return new Item().text("state", name);
    }

    private static Item decided(String name, Decided decided) {
        Decision decision = decided.decision();
        return state(name).instant("at", decision.at()).textIfThere("note", decision.note());
    }

    private static Item cancelled(Cancelled cancelled) {
        return agreed(
                state("cancelled")
                        .instant("at", cancelled.at())
                        .text("by", cancelled.by().name())
                        .textIfThere("note", cancelled.note()),
                Optional.of(cancelled.off()));
    }

    private static Item past(Past past) {
        return agreed(state("past"), past.agreed())
                .mapIfThere("host", past.host().map(StateCodec::report))
                .mapIfThere("visitor", past.visitor().map(StateCodec::report));
    }

    private static Item agreed(Item state, Optional<Agreement> agreed) {
        if (agreed.isEmpty()) {
            return state;
        }
        Agreement agreement = agreed.get();
        return state.map(
                "agreed",
                new Item()
                        .map("slot", slot(agreement.slot()))
                        .map("place", place(agreement.place()))
                        .textIfThere("note", agreement.note())
                        .number("sequence", agreement.sequence())
                        .text("stage", agreement.stage().name())
                        .mapIfThere("before", agreement.before().map(StateCodec::slot)));
    }

    private static Item turn(Proposal proposal) {
        return new Item()
                .maps("times", times(proposal.times()))
                .instant("since", proposal.since())
                .instant("answerBy", proposal.answerBy())
                .number("nudges", proposal.nudges());
    }

    private static Item offer(Offer offer) {
        return new Item()
                .maps("times", times(offer.times()))
                .map("place", place(offer.place()))
                .instant("takeBy", offer.takeBy())
                .flag("reminded", offer.reminded());
    }

    private static Item report(MeetupReport report) {
        return new Item()
                .flag("met", report.met())
                .textIfThere("why", report.why().map(Why::name));
    }

    static List<Item> times(List<Slot> slots) {
        return slots.stream().map(StateCodec::slot).toList();
    }

    static Item slot(Slot slot) {
        return new Item()
                .instant("start", slot.start())
                .number("minutes", slot.length().toMinutes())
                .text("zone", slot.zone().getId());
    }

    static Item place(Place place) {
        return new Item()
                .text("name", place.name())
                .text("address", place.address())
                .textIfThere("map", place.map().map(URI::toString));
    }

    // Reading

    static MeetupRequest state(Item state, Progress progress) {
        return switch (state.text("state")) {
            case "settling" ->
                new Settling(progress, state(state.map("before"), progress), decided(state.map("after"), progress));
            case "pending" -> new Pending(progress, turn(state.map("turn")), agreed(state));
            case "unanswered" -> new Unanswered(progress, turn(state.map("turn")), state.instant("at"));
            case "lapsed" -> new Lapsed(progress, state.instant("at"));
            case "withdrawn" -> new Withdrawn(progress, state.instant("at"));
            case "cancelled" ->
                new Cancelled(
                        progress,
                        Party.valueOf(state.text("by")),
                        state.instant("at"),
                        state.textIfThere("note"),
                        agreed(state).orElseThrow());
            case "past" ->
                new Past(
                        progress,
                        agreed(state).orElseThrow(),
                        state.mapIfThere("host").map(StateCodec::report),
                        state.mapIfThere("visitor").map(StateCodec::report));
            case "erased" -> new Erased(progress, state(state.map("last"), progress), state.instant("at"));
            case String _ -> decided(state, progress);
        };
    }

    private static Decided decided(Item state, Progress progress) {
        return switch (state.text("state")) {
            case "countered" -> new Countered(progress, decision(state), offer(state.map("offer")), agreed(state));
            case "approved" ->
                new Approved(
                        progress,
                        decision(state),
                        AgreementOrigin.valueOf(state.text("basis")),
                        agreed(state).orElseThrow());
            case "declined" -> new Declined(progress, decision(state));
            case "pitch" -> new Pitch(progress, decision(state));
            case String newer -> throw new IllegalStateException("A newer program wrote state " + newer);
        };
    }

    private static Optional<Agreement> agreed(Item state) {
        return state.mapIfThere("agreed")
                .map(agreed -> new Agreement(
                        slot(agreed.map("slot")),
                        place(agreed.map("place")),
                        agreed.textIfThere("note"),
                        agreed.integer("sequence"),
                        Stage.valueOf(agreed.text("stage")),
                        agreed.mapIfThere("before").map(StateCodec::slot)));
    }

    private static Decision decision(Item state) {
        return new Decision(state.instant("at"), state.textIfThere("note"));
    }

    private static Proposal turn(Item turn) {
        return new Proposal(
                readTimes(turn.maps("times")), turn.instant("since"), turn.instant("answerBy"), turn.integer("nudges"));
    }

    private static Offer offer(Item offer) {
        return new Offer(
                readTimes(offer.maps("times")),
                place(offer.map("place")),
                offer.instant("takeBy"),
                offer.attributes().containsKey("reminded") && offer.flag("reminded"));
    }

    private static MeetupReport report(Item report) {
        return new MeetupReport(report.flag("met"), report.textIfThere("why").map(Why::valueOf));
    }

    static List<Slot> readTimes(List<Item> slots) {
        return slots.stream().map(StateCodec::slot).toList();
    }

    static Slot slot(Item slot) {
        return new Slot(
                slot.instant("start"), Duration.ofMinutes(slot.number("minutes")), ZoneId.of(slot.text("zone")));
    }

    static Place place(Item place) {
        return new Place(
                place.text("name"),
                place.text("address"),
                place.textIfThere("map").map(URI::create));
    }
}
