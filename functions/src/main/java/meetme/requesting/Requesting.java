package meetme.requesting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.FormBody;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Json;
import meetme.http.Problem;
import meetme.meetup.EmailAddress;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Acceptance;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Receipt;
import meetme.pages.FormPage;
import meetme.security.Fingerprint;
import meetme.security.Links;
import meetme.security.Stamps;
import meetme.text.Words;

/** {@code POST /api/requests}: from the page's script as JSON, or from the plain form without one. */
public final class Requesting {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Duration KEEP_KEY = Duration.ofHours(24);
    private static final Duration KEEP_CONTENT = Duration.ofMinutes(10);
    private static final int LONGEST_KEY = 200;

    private final Host host;
    private final Requests requests;
    private final Links links;
    private final RateLimits rateLimits;
    private final FormPage page;
    private final RequestForm form;

    /**
     * @param sender whom mail comes from: no visitor
     * @param random must be cryptographically strong
     */
    public Requesting(
            Host host,
            Requests requests,
            Links links,
            Stamps stamps,
            RateLimits rateLimits,
            FormPage page,
            EmailAddress sender,
            RandomGenerator random) {
        this.host = host;
        this.requests = requests;
        this.links = links;
        this.rateLimits = rateLimits;
        this.page = page;
        this.form = new RequestForm(host, stamps, sender, random);
    }

    public HttpResponse ask(HttpRequest call, Instant now) {
        return switch (call.mediaType()) {
            case JSON -> askByScript(call, now);
            case FORM -> askByForm(call, now);
            default -> Problem.unsupportedType(JSON + " or " + FORM);
        };
    }

    private HttpResponse askByScript(HttpRequest call, Instant now) {
        Optional<Fields> fields = Json.readObject(call.body()).map(Fields::new);
        if (fields.isEmpty()) {
            return Problem.notJson();
        }
        List<String> unknown = fields.get().unknown(RequestForm.FIELDS);
        if (!unknown.isEmpty()) {
            return Problem.unknownFields(unknown);
        }
        Submission submission = form.read(fields.get(), true, now);
        Words words = form.words(fields.get());
        Locale language = form.spoken(fields.get());
        Optional<String> key = call.header("idempotency-key");
        if (key.filter(any -> any.isBlank() || any.length() > LONGEST_KEY).isPresent()) {
            List<FieldError> errors = new ArrayList<>(submission.errors());
            errors.add(new FieldError("Idempotency-Key", words.say("key")));
            return invalid(words, errors);
        }
        Optional<IdempotencyKey> once = key.map(any -> new IdempotencyKey(
                hash("key", any.getBytes(StandardCharsets.UTF_8)), hash("body", call.body()), KEEP_KEY));
        return switch (submission) {
            case Submission.Accepted accepted ->
                answer(
                        requests.accept(accepted.details(), once, rateLimits.forScript(call), now),
                        language,
                        words,
                        now);
            // A repetition may come when its stamp or times are no longer good: it was accepted all the same.
            case Submission.Rejected rejected ->
                once.flatMap(any -> requests.previousAnswer(any, now))
                        .map(answered -> answer(answered, language, words, now))
                        .orElseGet(() -> invalid(words, rejected.errors()));
        };
    }

    private HttpResponse answer(Acceptance acceptance, Locale language, Words words, Instant now) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> HttpResponse.json(201, receipt(accepted.receipt(), language));
            case Acceptance.KeyReused _ -> Problem.conflict("This Idempotency-Key came before with another body.");
            case Acceptance.TooMany tooMany -> RateLimits.refusal(tooMany.limit(), words, now);
        };
    }

    private static HttpResponse invalid(Words words, List<FieldError> errors) {
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    private Map<String, Object> receipt(Receipt receipt, Locale language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", receipt.id().value());
        json.put("state", receipt.closed() ? "pitch" : "pending");
        if (!receipt.closed()) {
            json.put("answerBy", receipt.answerBy().toString());
        }
        json.put("statusUrl", host.folder(language) + "/status#" + links.mintForAnswer(receipt));
        return json;
    }

    private HttpResponse askByForm(HttpRequest call, Instant now) {
        Optional<Map<String, List<String>>> values = FormBody.read(call.body());
        if (values.isEmpty()) {
            return Problem.notAForm();
        }
        if (values.get().entrySet().stream().anyMatch(Requesting::comesTwice)) {
            return Problem.notAForm();
        }
        Fields fields = new Fields(asJson(values.get()));
        List<String> unknown = fields.unknown(RequestForm.FIELDS);
        if (!unknown.isEmpty()) {
            return Problem.unknownFields(unknown);
        }
        Words words = form.words(fields);
        Locale language = form.spoken(fields);
        return switch (form.read(fields, false, now)) {
            case Submission.Rejected rejected ->
                HttpResponse.html(422, page.render(language, values.get(), rejected.errors(), now));
            case Submission.Accepted accepted -> {
                // Without a script there is no key: the content is its own for ten minutes, so that an impatient
                // second press of the button is no second request.
                String content = hash("content", call.body());
                Acceptance acceptance = acceptPlain(accepted.details(), content, call, now);
                if (acceptance instanceof Acceptance.Accepted earlier
                        && !earlier.receipt().id().equals(accepted.details().id())
                        && isOver(earlier.receipt().id(), now)) {
                    acceptance = acceptPlain(
                            accepted.details(), content + earlier.receipt().id(), call, now);
                }
                yield answerByPage(acceptance, values.get(), language, words, now);
            }
        };
    }

    private Acceptance acceptPlain(RequestDetails details, String content, HttpRequest call, Instant now) {
        IdempotencyKey idempotencyKey =
                new IdempotencyKey(hash("content", content.getBytes(StandardCharsets.UTF_8)), content, KEEP_CONTENT);
        return requests.accept(details, Optional.of(idempotencyKey), rateLimits.forPlainForm(call), now);
    }

    // Which of the two would count? The one that a check sees may not be the one that a person does.
    private static boolean comesTwice(Map.Entry<String, List<String>> field) {
        return !field.getKey().equals("times") && field.getValue().size() > 1;
    }

    // Whoever has withdrawn and sends the same again means it anew.
    private boolean isOver(RequestId id, Instant now) {
        return requests.find(id, now)
                .filter(stored -> stored.request().isOpen())
                .isEmpty();
    }

    private HttpResponse answerByPage(
            Acceptance acceptance, Map<String, List<String>> values, Locale language, Words words, Instant now) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted
            when accepted.receipt().closed() -> {
                FieldError why = new FieldError("form", words.say("pitch"));
                yield HttpResponse.html(422, page.render(language, values, List.of(why), now));
            }
            case Acceptance.Accepted _ -> HttpResponse.seeOther(host.folder(language) + "/asked");
            case Acceptance.KeyReused _ -> throw new IllegalStateException("The key was made from the body");
            case Acceptance.TooMany tooMany -> {
                FieldError why = new FieldError("form", RateLimits.wording(tooMany.limit(), words));
                yield RateLimits.refusal(tooMany.limit(), words, now)
                        .asHtml(page.render(language, values, List.of(why), now));
            }
        };
    }

    /** The form's values in the shape of the JSON body; times left blank were not proposed. */
    private static Map<String, Object> asJson(Map<String, List<String>> values) {
        Map<String, Object> json = new HashMap<>();
        values.forEach((name, all) -> json.put(name, all.get(all.size() - 1)));
        if (values.containsKey("times")) {
            json.put(
                    "times",
                    new ArrayList<>(values.get("times").stream()
                            .filter(time -> !time.isBlank())
                            .toList()));
        }
        if ("on".equals(json.get("pledge"))) {
            json.put("pledge", true);
        }
        return json;
    }

    private static String hash(String kind, byte[] content) {
        return Fingerprint.of((kind + "\0").getBytes(StandardCharsets.US_ASCII), content);
    }
}
