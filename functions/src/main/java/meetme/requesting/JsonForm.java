package meetme.requesting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Json;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Acceptance;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Receipt;
import meetme.security.Fingerprint;
import meetme.security.Links;
import meetme.text.Words;

/** The form as the page's script sends it, with a key that makes each attempt the same request. */
record JsonForm(RequestForm form, Host host, Requests requests, Links links, RateLimits rateLimits) {

    private static final Duration KEEP_KEY = Duration.ofHours(24);
    private static final int LONGEST_KEY = 200;

    HttpResponse ask(HttpRequest request, Instant now) {
        Optional<Fields> fields = Json.readObject(request.body()).map(Fields::new);
        if (fields.isEmpty()) {
            return Problem.notJson();
        }
        List<String> unknown = fields.get().unknown(RequestForm.FIELDS);
        return unknown.isEmpty() ? ask(request, fields.get(), now) : Problem.unknownFields(unknown);
    }

    private HttpResponse ask(HttpRequest request, Fields fields, Instant now) {
        Submission submission = form.read(fields, true, now);
        Words words = form.words(fields);
        Locale language = form.spoken(fields);
        Optional<String> key = request.header("idempotency-key");
        if (key.filter(any -> any.isBlank() || any.length() > LONGEST_KEY).isPresent()) {
            List<FieldError> errors = new ArrayList<>(submission.errors());
            errors.add(new FieldError("Idempotency-Key", words.say("key")));
            return invalid(words, errors);
        }
        Optional<IdempotencyKey> once = key.map(any -> new IdempotencyKey(
                Fingerprint.of("key", any.getBytes(StandardCharsets.UTF_8)),
                Fingerprint.of("body", request.body()),
                KEEP_KEY,
                Optional.of(links.currentKey())));
        return switch (submission) {
            case Submission.Accepted(var details) ->
                answer(requests.accept(details, once, rateLimits.forScript(request), now), language, words, now);
            // A repetition may come when its stamp or times are no longer good: it was accepted all the same.
            case Submission.Rejected(var errors) ->
                once.flatMap(any -> requests.previousAnswer(any, now))
                        .map(answered -> answer(answered, language, words, now))
                        .orElseGet(() -> invalid(words, errors));
        };
    }

    private HttpResponse answer(Acceptance acceptance, Locale language, Words words, Instant now) {
        return switch (acceptance) {
            case Acceptance.Accepted(var receipt) -> HttpResponse.json(201, receipt(receipt, language));
            case Acceptance.KeyReused _ ->
                Problem.conflict("This Idempotency-Key was already used with a different body.");
            case Acceptance.TooMany(var limit) -> RateLimits.refusal(limit, words, now);
        };
    }

    private static HttpResponse invalid(Words words, List<FieldError> errors) {
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    private JsonObject receipt(Receipt receipt, Locale language) {
        JsonObject json = new JsonObject().with("id", receipt.id().value());
        if (receipt.closed()) {
            json.with("state", "pitch");
        } else {
            json.with("state", "pending").with("answerBy", receipt.answerBy().toString());
        }
        return json.with("statusUrl", host.folder(language) + "/status#" + links.mintForAnswer(receipt));
    }
}
