package meetme.deciding.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import meetme.deciding.RequestView;
import meetme.deciding.host.HostDecisions;
import meetme.host.Host;
import meetme.http.JsonObject;
import meetme.invitation.InvitationSums;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestedCity;
import meetme.security.Links;

/** What the host's board shows: of each request what one needs to see whether to act, and the link to act. */
final class BoardView {

    private final Host host;
    private final Links links;
    private final HostDecisions decisions;

    BoardView(Host host, Links links) {
        this.host = host;
        this.links = links;
        this.decisions = new HostDecisions(host);
    }

    JsonObject of(Board.Page page, Instant now) {
        JsonObject json = new JsonObject().with("now", now.toString()).with("host", host.name());
        for (BoardSection section : BoardSection.values()) {
            json.with(JsonObject.name(section), entries(page.requests(), section, now));
        }
        JsonObject more = new JsonObject();
        page.more().forEach(next -> more.with(JsonObject.name(next.section()), BoardCursor.write(next)));
        return json.with("more", more).with("ledger", page.ledger().figures());
    }

    /** How those whom the host invited have answered. */
    JsonObject sums(InvitationSums sums) {
        return new JsonObject()
                .withAll(sums.all().figures())
                .with("cities", sums.cities().stream().map(this::city).toList());
    }

    private JsonObject city(InvitationSums.OfCity each) {
        RequestedCity city = each.city();
        return new JsonObject()
                .with("id", city.id())
                .with("name", host.nameOf(city, host.languages().getFirst()).orElse(city.id()))
                .withAll(each.counts().figures());
    }

    private List<JsonObject> entries(List<MeetupRequest> requests, BoardSection section, Instant now) {
        record Placed(BoardPosition position, MeetupRequest request) {}
        List<Placed> placed = new ArrayList<>();
        requests.forEach(request -> BoardPosition.of(request, now)
                .filter(position -> position.section() == section)
                .ifPresent(position -> placed.add(new Placed(position, request))));
        // Many wait until the end of one day: whoever asked first comes first.
        Comparator<Placed> order = Comparator.<Placed, Instant>comparing(
                        each -> each.position().at())
                .thenComparing(each -> each.request().details().at());
        return placed.stream()
                .sorted(section == BoardSection.PAST ? order.reversed() : order)
                .map(each -> entry(each.request(), now))
                .toList();
    }

    private JsonObject entry(MeetupRequest request, Instant now) {
        RequestDetails details = request.details();
        RequestView shown = new RequestView(host, Party.HOST, request);
        return new JsonObject()
                .with("id", details.id().value())
                .with("state", RequestView.state(request))
                .with("name", details.visitor().name())
                .with("city", shown.city())
                .with("meeting", shown.meeting())
                .with("times", request.times().stream().map(shown.text()::slot).toList())
                .withAll(request instanceof Pending ? shown.answerBy() : new JsonObject())
                .withAll(shown.outcome())
                .with("actions", JsonObject.names(decisions.possible(request, now)))
                .with("decideUrl", "/decide#" + links.mint(Party.HOST, details));
    }
}
