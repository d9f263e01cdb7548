package meetme.deciding.visitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import meetme.deciding.Decisions;
import meetme.deciding.Outcome;
import meetme.deciding.Outcome.Already;
import meetme.deciding.Outcome.Changed;
import meetme.deciding.Outcome.Refused;
import meetme.deciding.visitor.VisitorCommand.Accept;
import meetme.deciding.visitor.VisitorCommand.Ask;
import meetme.deciding.visitor.VisitorCommand.Cancel;
import meetme.deciding.visitor.VisitorCommand.Confirm;
import meetme.deciding.visitor.VisitorCommand.Erase;
import meetme.deciding.visitor.VisitorCommand.Export;
import meetme.deciding.visitor.VisitorCommand.Move;
import meetme.deciding.visitor.VisitorCommand.Recall;
import meetme.deciding.visitor.VisitorCommand.Wish;
import meetme.deciding.visitor.VisitorCommand.Withdraw;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.meetup.Agenda;
import meetme.meetup.Approved;
import meetme.meetup.Busy;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.HostDeadline;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Transition;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/**
 * What each of the visitor's buttons does in each state. docs/states.md has the whole table. A decision that the
 * host can still undo is none yet: the press meets the state as the visitor knows it.
 */
public final class VisitorDecisions implements Decisions<VisitorCommand.Change> {

    private static final Refused NOTHING_AGREED = Refused.because("action", "visitor.nothing-agreed");

    private final Host host;

    public VisitorDecisions(Host host) {
        this.host = host;
    }

    @Override
    public Set<YearMonth> months(VisitorCommand.Change command) {
        return command instanceof Accept(var time)
                ? Agenda.monthsOf(time.stream().toList(), Duration.ZERO)
                : Set.of();
    }

    @Override
    public Outcome decide(MeetupRequest request, VisitorCommand.Change command, Situation situation, Instant now) {
        return switch (command) {
            case Confirm _ -> confirm(request, situation.mailed());
            case Erase _ -> new Changed(request.erase(now));
            case Accept _, Ask _
            when isTakenBack(request) -> Refused.because("action", "visitor.changing", host.name());
            case Wish wish -> seen(request.seen(), wish, situation.agenda(), now);
        };
    }

    // Whoever typed the address into the form has the form's answer. Only who reads the mailbox has what was mailed
    // there.
    private static Outcome confirm(MeetupRequest request, boolean mailed) {
        if (!mailed) {
            return Refused.because("action", "visitor.unproved");
        }
        return request.progress().confirmed() ? new Already() : new Changed(request.confirm());
    }

    // The host pressed first: an offer that is about to be taken back cannot be taken up any more.
    private static boolean isTakenBack(MeetupRequest request) {
        return request instanceof Settling settling && settling.before() instanceof Countered;
    }

    private Outcome seen(MeetupRequest seen, Wish wish, Agenda agenda, Instant now) {
        return switch (seen) {
            case Pending pending -> pending(pending, wish, now);
            case Countered countered -> countered(countered, wish, agenda, now);
            case Approved approved -> approved(approved, wish, now);
            case Past past -> past(past, wish);
            case Declined _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Cancelled _, Erased _ -> new Already();
            case Settling _ -> throw new IllegalStateException("To the visitor nothing settles");
        };
    }

    private Outcome pending(Pending pending, Wish wish, Instant now) {
        return switch (wish) {
            case Withdraw _ -> new Changed(pending.withdraw(now));
            case Cancel(var note) -> changed(pending.cancel(Party.VISITOR, note, now));
            case Recall _ -> Refused.NOT_YET;
            case Move _, Ask _, Accept _ -> Refused.because("action", "visitor.turn", host.name());
        };
    }

    private Outcome countered(Countered countered, Wish wish, Agenda agenda, Instant now) {
        return switch (wish) {
            case Accept accept -> accept(countered, accept, agenda, now);
            case Ask _ when countered.progress().asksLeft() == 0 -> noAsksLeft(countered);
            case Ask(var times) when times.isEmpty() -> again(countered, List.of(), now, countered::ask);
            case Ask(var times) -> ask(countered, times, now, countered::ask);
            case Withdraw _ -> new Changed(countered.withdraw(now));
            case Cancel(var note) -> changed(countered.cancel(Party.VISITOR, note, now));
            case Recall _ -> Refused.NOT_YET;
            case Move _ -> Refused.because("action", "visitor.offer");
        };
    }

    private Outcome noAsksLeft(Countered countered) {
        return countered.agreed().isPresent()
                ? Refused.because("action", "visitor.no-asks-left.agreed", host.name())
                : Refused.because("action", "visitor.no-asks-left", host.name());
    }

    private static Outcome changed(Optional<Transition> cancelled) {
        return cancelled.<Outcome>map(Changed::new).orElse(NOTHING_AGREED);
    }

    private Outcome approved(Approved approved, Wish wish, Instant now) {
        boolean over = approved.isOver(now);
        return switch (wish) {
            case Cancel(var note) -> over ? Refused.OVER : new Changed(approved.cancel(Party.VISITOR, note, now));
            case Move _ when over -> Refused.OVER;
            case Move _
            when approved.progress().movesLeft() == 0 ->
                Refused.because("action", "visitor.no-moves-left", host.name());
            case Move(var times) -> ask(approved, times, now, approved::move);
            case Recall(var report) -> over ? new Changed(approved.recall(Party.VISITOR, report)) : Refused.NOT_YET;
            case Accept _, Ask _, Withdraw _ -> new Already();
        };
    }

    private static Outcome past(Past past, Wish wish) {
        return wish instanceof Recall(var report) && past.saidBy(Party.VISITOR).isEmpty()
                ? new Changed(past.recall(Party.VISITOR, report))
                : new Already();
    }

    private static Outcome accept(Countered countered, Accept accept, Agenda agenda, Instant now) {
        Optional<Slot> chosen = accept.time()
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
        Transition step(Proposal proposal);
    }

    // The same hours as on the page: what can be asked for at first can be asked for later.
    private Outcome ask(MeetupRequest request, List<LocalDateTime> times, Instant now, Asking asking) {
        Optional<City> city = host.city(request.details().city().id());
        Optional<Meeting> meeting = host.meeting(request.details().meeting());
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
        return again(request, slots, now, asking);
    }

    // Also without a time, and also where the trip is gone: the host suggests then.
    private Outcome again(MeetupRequest request, List<Slot> slots, Instant now, Asking asking) {
        RequestDetails details = request.details();
        Instant leaves = host.city(details.city().id())
                .map(city -> host.seenUntil(city, details.leave()))
                .orElseGet(details::stayEnds);
        Instant answerBy = host.rules().answerBy(slots, leaves, host.home().zone(), host.answersFrom(now));
        Instant clearBy = request.agreed()
                .map(agreed -> HostDeadline.upTo(agreed.clearBy(now)))
                .orElse(answerBy);
        return new Changed(asking.step(Proposal.begin(slots, now, answerBy.isBefore(clearBy) ? answerBy : clearBy)));
    }

    // In the visitor's language, where host.json says it in several.
    private String cityName(MeetupRequest request, City city) {
        return host.nameOf(request.details().city(), request.details().visitor().language())
                .orElse(city.name());
    }

    /**
     * The buttons that would change something now, given what each of them asks for; and to take one's data along.
     *
     * @param mailed whether the link that shows them stood in a mail
     */
    public List<VisitorAction> possible(MeetupRequest request, boolean mailed, Instant now) {
        if (request instanceof Erased) {
            return List.of();
        }
        return Stream.of(VisitorAction.values())
                .filter(action -> switch (VisitorCommand.example(action)) {
                    case Confirm confirm -> request.wantsProof() && isPossible(request, confirm, mailed, now);
                    case VisitorCommand.Change change -> isPossible(request, change, mailed, now);
                    case Export _ -> true;
                })
                .toList();
    }

    private boolean isPossible(MeetupRequest request, VisitorCommand.Change change, boolean mailed, Instant now) {
        return decide(request, change, new Situation(Agenda.NONE, Busy.NEVER, mailed), now)
                .isPossible();
    }
}
