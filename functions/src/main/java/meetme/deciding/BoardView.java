package meetme.deciding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.host.City;
import meetme.host.Host;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.security.Links;

/** What the host's board shows: of each request what one needs to see whether to act, and the link to act. */
final class BoardView {

    private final Host host;
    private final Links links;
    private final RequestView parts;
    private final HostDecisions decisions;

    BoardView(Host host, Links links) {
        this.host = host;
        this.links = links;
        this.parts = new RequestView(host);
        this.decisions = new HostDecisions(host);
    }

    Map<String, Object> of(Board.Page page, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", now.toString());
        json.put("host", host.name());
        for (BoardSection section : BoardSection.values()) {
            json.put(BoardCursor.name(section), entries(page.requests(), section, now));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        page.more().forEach(next -> more.put(BoardCursor.name(next.section()), BoardCursor.write(next)));
        json.put("more", more);
        json.put("ledger", page.ledger().figures());
        return json;
    }

    private List<Map<String, Object>> entries(List<MeetupRequest> requests, BoardSection section, Instant now) {
        record Placed(BoardPosition position, MeetupRequest request) {}
        List<Placed> placed = new ArrayList<>();
        requests.forEach(request -> BoardPosition.of(request, now)
                .filter(position -> position.section() == section)
                .ifPresent(position -> placed.add(new Placed(position, request))));
        Comparator<Placed> order = Comparator.comparing(each -> each.position().at());
        return placed.stream()
                .sorted(section == BoardSection.PAST ? order.reversed() : order)
                .map(each -> entry(each.request(), now))
                .toList();
    }

    private Map<String, Object> entry(MeetupRequest request, Instant now) {
        RequestDetails details = request.details();
        ViewText spoken = new ViewText(host.languages().getFirst());
        City city = parts.city(details, spoken);
        Map<String, Object> all = parts.asked(request, spoken);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", details.id().value());
        json.put("state", RequestView.state(request));
        json.put("name", details.visitor().name());
        json.put("city", all.get("city"));
        json.put("meeting", all.get("meeting"));
        json.put("times", request.times().stream().map(spoken::slot).toList());
        if (request instanceof Pending) {
            json.put("answerBy", all.get("answerBy"));
            json.put("answerByText", all.get("answerByText"));
        }
        HostView.said(request, spoken, city).ifPresent(said -> json.put("said", said));
        parts.details(request, spoken, json);
        json.put(
                "actions",
                decisions.possible(request, now).stream()
                        .map(HostAction::wireName)
                        .toList());
        json.put("decideUrl", "/decide#" + links.mint(Party.HOST, details));
        return json;
    }
}
