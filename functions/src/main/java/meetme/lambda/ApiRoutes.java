package meetme.lambda;

import java.security.SecureRandom;
import java.time.Instant;
import meetme.deciding.board.BoardEndpoint;
import meetme.deciding.board.ExportEndpoint;
import meetme.deciding.board.MailTrouble;
import meetme.deciding.board.StoredRequest;
import meetme.deciding.host.HostEndpoint;
import meetme.deciding.plan.PlanEndpoint;
import meetme.deciding.visitor.VisitorEndpoint;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.Plans;
import meetme.http.OriginSecrets;
import meetme.http.Routes;
import meetme.http.Routes.Route;
import meetme.linked.LinkedBoard;
import meetme.meetup.Board;
import meetme.meetup.EmailAddress;
import meetme.pages.FormPage;
import meetme.requesting.LiveForm;
import meetme.requesting.LiveTimes;
import meetme.requesting.OpeningsList;
import meetme.requesting.PromiseAccount;
import meetme.requesting.RateLimits;
import meetme.requesting.RequestEndpoint;
import meetme.requesting.TripsList;
import meetme.security.BoardTokens;
import meetme.security.ClientHashes;
import meetme.security.KeySource;
import meetme.security.Links;
import meetme.security.Stamps;
import meetme.security.WatchTokens;
import meetme.watch.WatchAsking;
import meetme.watching.StopEndpoint;
import meetme.watching.WatchEndpoint;
import meetme.watching.WatchersEndpoint;

/**
 * What answers which path. An endpoint is made for each call, of the host as their plan has them then; what is never called is
 * never loaded.
 */
final class ApiRoutes {

    private final CurrentHost current;
    private final Plans plans;
    private final Stores stores;
    private final Board board;
    private final KeySource keys;
    private final Links links;
    private final Stamps stamps;
    private final BoardTokens boardTokens;
    private final RateLimits rateLimits;
    private final WatchAsking.Limits watchLimits;
    private final EmailAddress sender;
    private final String assets;
    private final SecureRandom random = new SecureRandom();

    ApiRoutes(
            CurrentHost current,
            Plans plans,
            Stores stores,
            Board board,
            KeySource keys,
            BoardTokens boardTokens,
            RateLimits rateLimits,
            WatchAsking.Limits watchLimits,
            EmailAddress sender,
            String assets) {
        this.current = current;
        this.plans = plans;
        this.stores = stores;
        this.board = board;
        this.keys = keys;
        this.links = new Links(keys);
        this.stamps = new Stamps(keys);
        this.boardTokens = boardTokens;
        this.rateLimits = rateLimits;
        this.watchLimits = watchLimits;
        this.sender = sender;
        this.assets = assets;
    }

    Routes in(OriginSecrets secrets) {
        return InvitingRoutes.on(all(secrets), (call, now) -> inviting().answer(call, now));
    }

    private Routes all(OriginSecrets secrets) {
        Route watch = (call, now) -> watching(now).answer(call, now);
        return new Routes(secrets)
                .getShared("/api/openings", (call, now) -> new OpeningsList(current, plans, stamps).list(call, now))
                .getShared("/api/trips.ics", (call, now) -> new TripsList(current, plans).list(call, now))
                .getShared("/api/promise", (call, now) -> new PromiseAccount(stores.account()).tell(call, now))
                .get("/api/form", (call, now) -> form(current.at(now)).show(call, now))
                .post(
                        "/api/requests",
                        (call, now) -> requesting(current.at(now)).ask(call, now))
                .post("/api/host/view", (call, now) -> host(now).view(call, now))
                .post("/api/host/act", (call, now) -> host(now).act(call, now))
                .post("/api/host/board", (call, now) -> board().look(call, now))
                .post("/api/host/board/end", (call, now) -> board().endLinks(call, now))
                .post("/api/host/plan", (call, now) -> plan().view(call, now))
                .post("/api/host/plan/act", (call, now) -> plan().act(call, now))
                .post("/api/host/export", (call, now) -> export().export(call, now))
                .getEach(BoardEndpoint.FEED, (call, now) -> board().calendar(call, now))
                .post(WatchEndpoint.ASK, watch)
                .post(WatchEndpoint.VIEW, watch)
                .post(WatchEndpoint.ACT, watch)
                .eachFromAnywhere(
                        StopEndpoint.PATH, (call, now) -> stopping(now).answer(call, now))
                .post("/api/host/watchers", (call, now) -> watchers().answer(call, now))
                .post("/api/visitor/view", (call, now) -> visitor(now).view(call, now))
                .post("/api/visitor/act", (call, now) -> visitor(now).act(call, now))
                .post("/api/visitor/calendar", (call, now) -> visitor(now).calendar(call, now));
    }

    private RequestEndpoint requesting(Host today) {
        return new RequestEndpoint(today, stores.requests(), links, stamps, rateLimits, page(today), sender, random);
    }

    private LiveForm form(Host today) {
        return new LiveForm(today, page(today));
    }

    private FormPage page(Host today) {
        return new FormPage(today, assets, new LiveTimes(today, stores.agendas()));
    }

    private HostEndpoint host(Instant now) {
        return new HostEndpoint(current.at(now), stores.requests(), stores.agendas(), links, board);
    }

    private VisitorEndpoint visitor(Instant now) {
        return new VisitorEndpoint(current.at(now), stores.requests(), stores.agendas(), stores.addresses(), links);
    }

    private BoardEndpoint board() {
        return new BoardEndpoint(
                current.file(),
                board,
                stores.invitations(),
                links,
                boardTokens,
                stores.watches(),
                new MailTrouble(stores.outbox(), stores.mail()));
    }

    private PlanEndpoint plan() {
        return new PlanEndpoint(current, plans, board, linkedBoard());
    }

    private ExportEndpoint export() {
        StoredRequest stored = new StoredRequest(current.file(), stores.requests(), stores.addresses());
        return new ExportEndpoint(
                current.file(), board, plans, stores.invitations(), stored, linkedBoard(), stores.watches());
    }

    private InvitingRoutes inviting() {
        return new InvitingRoutes(
                current, plans, stores.invitations(), keys, linkedBoard(), watchAsking(), sender, random);
    }

    private LinkedBoard linkedBoard() {
        return new LinkedBoard(boardTokens);
    }

    private WatchEndpoint watching(Instant now) {
        return new WatchEndpoint(
                current.at(now), stores.watches(), watchAsking(), new WatchTokens(keys), stamps, sender);
    }

    /** Takes in who wants to be told, on whichever page they say so. */
    private WatchAsking watchAsking() {
        return new WatchAsking(stores.watches(), new ClientHashes(keys), watchLimits, random);
    }

    private StopEndpoint stopping(Instant now) {
        return new StopEndpoint(current.at(now), stores.watches(), new WatchTokens(keys), assets);
    }

    private WatchersEndpoint watchers() {
        return new WatchersEndpoint(current, plans, stores.watches(), stores.tellings(), linkedBoard());
    }
}
