package meetme.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import meetme.host.ZoneRulesVersion;
import meetme.local.io.FormCoding;
import meetme.local.io.HttpReplies;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;
import meetme.local.mail.Inbox;
import meetme.local.mail.MailParts;
import meetme.local.mail.ReceivedMail;

/** {@code /local/}: the inbox and the time machine, for people and for programs. Only here, never in the cloud. */
public final class Desk implements HttpHandler {
    private static final String HTML = "text/html; charset=utf-8";
    private static final int BODY_BYTES = 16 * 1024;
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; ";

    private final Inbox inbox;
    private final LocalClock clock;
    private final TimeMachine timeMachine;
    private final BooleanSupplier everythingIsUp;

    public Desk(Inbox inbox, LocalClock clock, TimeMachine timeMachine, BooleanSupplier everythingIsUp) {
        this.inbox = inbox;
        this.clock = clock;
        this.timeMachine = timeMachine;
        this.everythingIsUp = everythingIsUp;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY + "frame-ancestors 'none'");
        try {
            refuseStrangers(exchange);
            answer(exchange);
        } catch (LocalProblem problem) {
            problem.write(exchange);
        }
    }

    private static void refuseStrangers(HttpExchange exchange) throws LocalProblem {
        // A page from elsewhere whose name has been bound to this machine sends its own name.
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        if (!NAMES_OF_THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new LocalProblem(421, "The desk answers only to localhost");
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            throw new LocalProblem(403, "The desk does not accept calls from other sites");
        }
    }

    private void answer(HttpExchange exchange) throws IOException, LocalProblem {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/local/clock")) {
            allowOnly(exchange, "POST");
            moveClock(exchange);
            return;
        }
        allowOnly(exchange, "GET", "HEAD");
        switch (path) {
            case "/local" -> seeOther(exchange, "/local/");
            case "/local/" -> HttpReplies.write(exchange, 200, HTML, DeskPage.inbox(newestFirst(), clock.instant()));
            case "/local/desk.css" -> HttpReplies.write(exchange, 200, "text/css; charset=utf-8", DeskPage.STYLES);
            case "/local/mails" ->
                json(
                        exchange,
                        Map.of(
                                "mails",
                                inbox.mails().stream().map(Desk::summary).toList()));
            case "/local/health" -> health(exchange);
            default -> mail(exchange, path);
        }
    }

    private static void allowOnly(HttpExchange exchange, String... methods) throws LocalProblem {
        if (!List.of(methods).contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
            throw new LocalProblem(405, "Only " + String.join(" and ", methods));
        }
    }

    private List<ReceivedMail> newestFirst() {
        return inbox.mails().reversed();
    }

    private static Map<String, Object> summary(ReceivedMail mail) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("id", mail.id());
        summary.put("to", mail.to());
        summary.put("from", mail.from());
        summary.put("subject", mail.subject());
        summary.put("sentAt", mail.sentAt().toString());
        return summary;
    }

    private void health(HttpExchange exchange) throws IOException, LocalProblem {
        if (!everythingIsUp.getAsBoolean()) {
            throw new LocalProblem(503, "Not everything has started yet");
        }
        json(exchange, Map.of("status", "up", "zoneRules", ZoneRulesVersion.inUse()));
    }

    /** {@code /local/mails/ID}, {@code ID.eml} or {@code ID/html}. */
    private void mail(HttpExchange exchange, String path) throws IOException, LocalProblem {
        String[] idAndForm = path.replaceFirst("^/local/mails/", "").split("(?=[./])", 2);
        ReceivedMail mail =
                inbox.mail(idAndForm[0]).orElseThrow(() -> new LocalProblem(404, "This page does not exist"));
        switch (idAndForm.length == 1 ? "" : idAndForm[1]) {
            case "" -> HttpReplies.write(exchange, 200, HTML, DeskPage.mail(mail));
            case ".eml" -> {
                exchange.getResponseHeaders().set("Content-Type", "message/rfc822");
                HttpReplies.write(exchange, 200, mail.source());
            }
            case "/html" -> htmlPart(exchange, mail);
            default -> throw new LocalProblem(404, "This page does not exist");
        }
    }

    // The mail is shown as a mail program would: no scripts, nothing from elsewhere; its links open in the whole
    // window.
    private static void htmlPart(HttpExchange exchange, ReceivedMail mail) throws IOException, LocalProblem {
        String html = MailParts.of(mail.source())
                .html()
                .orElseThrow(() -> new LocalProblem(404, "This email has no HTML part"));
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                                + "form-action 'none'; frame-ancestors 'self'; "
                                + "sandbox allow-popups allow-popups-to-escape-sandbox "
                                + "allow-top-navigation-by-user-activation");
        HttpReplies.write(exchange, 200, HTML, DeskPage.withLinksIntoTheWholeWindow(html));
    }

    private void moveClock(HttpExchange exchange) throws IOException, LocalProblem {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) {
            throw new LocalProblem(413, "At most 16 KiB");
        }
        // Not by the content type: a JSON body from curl says that it is a form.
        boolean form = new String(body, UTF_8).startsWith("advance=");
        Advance advance = Advance.parse(form ? fromForm(body) : fromJson(body), clock.instant());
        Instant now = timeMachine.forward(advance);
        if (form) {
            seeOther(exchange, "/local/");
        } else {
            json(exchange, Map.of("now", now.toString()));
        }
    }

    private static String fromForm(byte[] body) {
        return FormCoding.fields(new String(body, UTF_8)).getOrDefault("advance", "");
    }

    private static String fromJson(byte[] body) throws LocalProblem {
        try {
            return MapFields.text(JsonMaps.object(body), "advance");
        } catch (IllegalArgumentException notJson) {
            throw new LocalProblem(400, "Send JSON such as {\"advance\":\"P1D\"}");
        }
    }

    private static void seeOther(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        HttpReplies.write(exchange, 303, new byte[0]);
    }

    private static void json(HttpExchange exchange, Map<String, Object> json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        HttpReplies.write(exchange, 200, JsonMaps.bytes(json));
    }
}
