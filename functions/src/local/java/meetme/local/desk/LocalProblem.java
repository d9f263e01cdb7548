package meetme.local.desk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.local.io.HttpReplies;
import meetme.local.io.JsonMaps;

/** A refusal as the program's own ones look (RFC 9457). */
final class LocalProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    LocalProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    void write(HttpExchange exchange) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title());
        problem.put("status", status);
        problem.put("detail", getMessage());
        if (status == 422) {
            problem.put("errors", List.of(Map.of("field", "advance", "message", getMessage())));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        HttpReplies.write(exchange, status, JsonMaps.bytes(problem));
    }

    private String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 421 -> "Misdirected Request";
            case 422 -> "Unprocessable Content";
            default -> "Service Unavailable";
        };
    }
}
