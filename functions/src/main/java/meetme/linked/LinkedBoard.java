package meetme.linked;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonBody;
import meetme.http.Problem;
import meetme.security.BoardTokens;
import meetme.security.BoardTokens.Reach;

/** What the link to the host's board leads to: the body is JSON, and the token in it opens everything. */
public record LinkedBoard(BoardTokens tokens) {

    /**
     * Lets in whoever holds a link that was not ended, and answers everybody else.
     *
     * @param known the names of the fields that there may be, {@code token} among them
     */
    public HttpResponse open(HttpRequest call, Set<String> known, Instant now, Function<Fields, HttpResponse> inside) {
        return JsonBody.read(
                call,
                known,
                fields -> fields.text("token")
                                .filter(token -> tokens.opens(token, Reach.BOARD, now))
                                .isPresent()
                        ? inside.apply(fields)
                        : Problem.notFound());
    }
}
