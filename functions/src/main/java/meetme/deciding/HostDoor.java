package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import meetme.host.Host;
import meetme.link.Link;
import meetme.link.Links;
import meetme.meetup.Agenda;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Side;
import meetme.meetup.Store;
import meetme.web.Answer;
import meetme.web.Call;
import meetme.web.Fields;
import meetme.web.Problem;

/** Where the host's link leads: {@code POST /api/host/view} looks and changes nothing, {@code POST /api/host/act} acts. */
public final class HostDoor {

    /** No zone is further from UTC (18 hours is what the JDK allows), so these days hold the typed local time anywhere. */
    private static final Duration ANY_ZONE = Duration.ofHours(18).plus(HostView.NEAR);

    private final Door door;
    private final Store store;
    private final Presses presses;
    private final HostPress press;
    private final HostView view;

    public HostDoor(Host host, Store store, Links links) {
        this.door = new Door(links, Side.HOST, store);
        this.store = store;
        this.presses = new Presses(store, MeetupRequest::version);
        this.press = new HostPress(host);
        this.view = new HostView(host);
    }

    public Answer view(Call call, Instant now) {
        return door.look(
                call, now, request -> Optional.of(Answer.json(200, view.of(request, agendaNear(request), now))));
    }

    private Agenda agendaNear(MeetupRequest request) {
        return request instanceof MeetupRequest.Pending
                ? store.agenda(Agenda.monthsAround(request.asked().times(), HostView.NEAR))
                : Agenda.NONE;
    }

    public Answer act(Call call, Instant now) {
        return door.open(call, HostOrder.FIELDS, now, (link, fields) -> act(link, fields, now));
    }

    private Answer act(Link link, Fields fields, Instant now) {
        return switch (HostOrder.read(fields)) {
            case HostOrder.Reading.Wrong wrong -> Problem.invalid(wrong.errors());
            case HostOrder.Reading.Read read -> {
                HostOrder order = read.order();
                Presses.Result result = presses.carryOut(
                        link,
                        order.version(),
                        months(order),
                        now,
                        (request, agenda) -> press.press(request, order, agenda, now));
                yield Door.answer(result, (request, agenda) -> view.of(request, agenda, now));
            }
        };
    }

    // Known before the request is read, so that both come in one call.
    private static Set<YearMonth> months(HostOrder order) {
        Optional<LocalDateTime> time = order.time().filter(any -> order.action() == HostAction.APPROVE);
        return time.map(local -> local.toInstant(ZoneOffset.UTC))
                .map(instant -> Agenda.monthsBetween(instant.minus(ANY_ZONE), instant.plus(ANY_ZONE)))
                .orElse(Set.of());
    }
}
