package meetme.deciding;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.meetup.Agenda;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Settling;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.meetup.Step;
import meetme.meetup.Turn;
import meetme.meetup.Unanswered;
import meetme.meetup.Verdict;
import meetme.meetup.Withdrawn;

/**
 * What each of the visitor's buttons does in each state. docs/states.md has the whole table. A decision that the
 * host can still undo is none yet: the press meets the state as the visitor knows it.
 */
final class VisitorPress {

    private static final Refused NOTHING_AGREED = Refused.because("action", "visitor.nothing-agreed");

    private final Host host;

    VisitorPress(Host host) {
        this.host = host;
    }

    /**
     * The outcome of one press.
     *
     * @param mailed whether the link that it was pressed behind stood in a mail
     * @param agenda of the months around the offered time that is taken, if one is
     */
    Outcome press(MeetupRequest request, VisitorOrder order, boolean mailed, Agenda agenda, Instant now) {
        Outcome outcome = switch (order.action()) {
            case CONFIRM -> confirm(request, mailed);
            case ERASE -> new Changed(request.erase(now));
            // It changes nothing, and is answered before it comes here.
            case EXPORT -> new Already();
            case ACCEPT, ASK ->
                isTakenBack(request)
                        ? Refused.because("action", "visitor.changing", host.name())
                        : seen(request.seen(), order, agenda, now);
            case WITHDRAW, CANCEL, MOVE, MET, MISSED -> seen(request.seen(), order, agenda, now);
        };
        return outcome instanceof Changed changed
                ? new Changed(changed.step().keptFor(host.rules().retention()))
                : outcome;
    }

    // Whoever typed the address into the form has the form's answer. Only who reads the mailbox has what was mailed
    // there.
    private static Outcome confirm(MeetupRequest request, boolean mailed) {
        if (!mailed) {
            return Refused.because("action", "visitor.unproved");
        }
        return request.course().confirmed() ? new Already() : new Changed(request.confirm());
    }

    // The host pressed first: an offer that is about to be taken back cannot be taken up any more.
    private static boolean isTakenBack(MeetupRequest request) {
        return request instanceof Settling settling && settling.before() instanceof Countered;
    }

    private Outcome seen(MeetupRequest seen, VisitorOrder order, Agenda agenda, Instant now) {
        return switch (seen) {
            case Pending pending -> pending(pending, order, now);
            case Countered countered -> countered(countered, order, agenda, now);
            case Approved approved -> approved(approved, order, now);
            case Past past -> recall(past, order);
            case Declined _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Cancelled _, Erased _ -> new Already();
            case Settling _ -> throw new IllegalStateException("To the visitor nothing settles");
        };
    }

    private Outcome pending(Pending pending, VisitorOrder order, Instant now) {
        return switch (order.action()) {
            case WITHDRAW -> new Changed(pending.withdraw(now));
            case CANCEL ->
                pending.cancel(Side.VISITOR, order.note(), now)
                        .<Outcome>map(Changed::new)
                        .orElse(NOTHING_AGREED);
            case MET, MISSED -> Outcome.NOT_YET;
            case MOVE, ASK, ACCEPT, CONFIRM, EXPORT, ERASE -> Refused.because("action", "visitor.turn", host.name());
        };
    }

    private Outcome countered(Countered countered, VisitorOrder order, Agenda agenda, Instant now) {
        return switch (order.action()) {
            case ACCEPT -> accept(countered, order, agenda, now);
            case ASK ->
                countered.course().asksLeft() == 0
                        ? Refused.because("action", noAsksLeft(countered), host.name())
                        : ask(countered, order.times(), now, countered::ask);
            case WITHDRAW -> new Changed(countered.withdraw(now));
            case CANCEL ->
                countered
                        .cancel(Side.VISITOR, order.note(), now)
                        .<Outcome>map(Changed::new)
                        .orElse(NOTHING_AGREED);
            case MET, MISSED -> Outcome.NOT_YET;
            case MOVE, CONFIRM, EXPORT, ERASE -> Refused.because("action", "visitor.offer");
        };
    }

    private static String noAsksLeft(Countered countered) {
        return countered.agreed().isPresent() ? "visitor.no-asks-left.agreed" : "visitor.no-asks-left";
    }

    private Outcome approved(Approved approved, VisitorOrder order, Instant now) {
        boolean over = approved.isOver(now);
        return switch (order.action()) {
            case CANCEL -> over ? Outcome.OVER : new Changed(approved.cancel(Side.VISITOR, order.note(), now));
            case MOVE -> over ? Outcome.OVER : move(approved, order, now);
            case MET, MISSED -> over ? new Changed(approved.recall(Side.VISITOR, verdict(order))) : Outcome.NOT_YET;
            case ACCEPT, ASK, WITHDRAW, CONFIRM, EXPORT, ERASE -> new Already();
        };
    }

    private Outcome move(Approved approved, VisitorOrder order, Instant now) {
        return approved.course().movesLeft() == 0
                ? Refused.because("action", "visitor.no-moves-left", host.name())
                : ask(approved, order.times(), now, approved::move);
    }

    private static Outcome recall(Past past, VisitorOrder order) {
        return switch (order.action()) {
            case MET, MISSED ->
                past.saidBy(Side.VISITOR).isPresent()
                        ? new Already()
                        : new Changed(past.recall(Side.VISITOR, verdict(order)));
            case ACCEPT, ASK, WITHDRAW, CANCEL, MOVE, CONFIRM, EXPORT, ERASE -> new Already();
        };
    }

    private static Verdict verdict(VisitorOrder order) {
        return order.action() == VisitorAction.MET ? Verdict.MET : Verdict.missed(order.why());
    }

    private static Outcome accept(Countered countered, VisitorOrder order, Agenda agenda, Instant now) {
        Optional<Slot> chosen = order.time()
                .flatMap(local -> countered.times().stream()
                        .filter(slot -> slot.local().equals(local))
                        .filter(slot -> slot.start().isAfter(now))
                        .findFirst());
        if (chosen.isEmpty()) {
            return Refused.because("time", "visitor.offered");
        }
        return agenda.overlapping(chosen.get(), countered.id()).isEmpty()
                ? new Changed(countered.accept(chosen.get(), now))
                : Refused.because("time", "visitor.taken");
    }

    private interface Asking {
        Step step(Turn turn);
    }

    // The same hours as on the page: what can be asked for at first can be asked for later.
    private Outcome ask(MeetupRequest request, List<LocalDateTime> times, Instant now, Asking asking) {
        Optional<City> city = host.city(request.asked().city());
        Optional<Meeting> meeting = host.meeting(request.asked().meeting());
        if (city.isEmpty() || meeting.isEmpty()) {
            return Refused.because("times", "visitor.gone", host.name());
        }
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local : times) {
            if (Openings.check(host, city.get(), meeting.get(), local, now) instanceof Openings.Open open) {
                slots.add(open.slot());
            }
        }
        if (slots.isEmpty() || slots.size() < times.size()) {
            return Refused.because("times", "visitor.open", cityName(request, city.get()));
        }
        Instant answerBy = host.rules().answerBy(slots, now);
        Instant clearBy = request.agreed().map(agreed -> agreed.clearBy(now)).orElse(answerBy);
        return new Changed(asking.step(Turn.begin(slots, now, answerBy.isBefore(clearBy) ? answerBy : clearBy)));
    }

    // In the visitor's language, where host.json says it in several.
    private String cityName(MeetupRequest request, City city) {
        return host.in(request.asked().visitor().language())
                .city(city.id())
                .map(City::name)
                .orElse(city.name());
    }

    /**
     * The buttons that would change something now.
     *
     * @param mailed whether the link that shows them stood in a mail
     */
    static List<VisitorAction> possible(MeetupRequest request, boolean mailed, Instant now) {
        List<VisitorAction> actions = new ArrayList<>();
        MeetupRequest seen = request.seen();
        switch (seen) {
            case Pending pending -> {
                actions.add(VisitorAction.WITHDRAW);
                pending.agreed().ifPresent(agreed -> actions.add(VisitorAction.CANCEL));
            }
            case Countered countered -> {
                if (!isTakenBack(request)) {
                    actions.add(VisitorAction.ACCEPT);
                    if (countered.course().asksLeft() > 0) {
                        actions.add(VisitorAction.ASK);
                    }
                }
                actions.add(VisitorAction.WITHDRAW);
                countered.agreed().ifPresent(agreed -> actions.add(VisitorAction.CANCEL));
            }
            case Approved approved -> actions.addAll(possible(approved, now));
            case Past past -> {
                if (past.saidBy(Side.VISITOR).isEmpty()) {
                    actions.addAll(List.of(VisitorAction.MET, VisitorAction.MISSED));
                }
            }
            case Declined _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Cancelled _, Settling _ -> {}
            case Erased erased -> {
                return List.of();
            }
        }
        if (mailed && request.wantsProof()) {
            actions.add(VisitorAction.CONFIRM);
        }
        actions.add(VisitorAction.EXPORT);
        actions.add(VisitorAction.ERASE);
        return List.copyOf(actions);
    }

    private static List<VisitorAction> possible(Approved approved, Instant now) {
        if (approved.isOver(now)) {
            return List.of(VisitorAction.MET, VisitorAction.MISSED);
        }
        return approved.course().movesLeft() > 0
                ? List.of(VisitorAction.MOVE, VisitorAction.CANCEL)
                : List.of(VisitorAction.CANCEL);
    }
}
