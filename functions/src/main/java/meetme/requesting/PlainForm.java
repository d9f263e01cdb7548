package meetme.requesting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.FormBody;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.RequestDetails;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Acceptance;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Receipt;
import meetme.pages.FormPage;
import meetme.security.Fingerprint;
import meetme.text.Words;

/** The form as a browser sends it without a script, and the page that it gets back. */
record PlainForm(RequestForm form, Host host, Requests requests, FormPage page, RateLimits rateLimits) {

    private static final Duration KEEP_CONTENT = Duration.ofMinutes(10);

    HttpResponse ask(HttpRequest request, Instant now) {
        Optional<Map<String, List<String>>> read = FormBody.read(request.body());
        if (read.isEmpty() || read.get().entrySet().stream().anyMatch(PlainForm::comesTwice)) {
            return Problem.notAForm();
        }
        Map<String, List<String>> values = read.get();
        Fields fields = new Fields(asJson(values));
        List<String> unknown = fields.unknown(RequestForm.FIELDS);
        if (!unknown.isEmpty()) {
            return Problem.unknownFields(unknown);
        }
        Locale language = form.spoken(fields);
        return switch (form.read(fields, false, now)) {
            // An impatient second press may come when its times are no longer good: it was accepted all the same.
            case Submission.Rejected(var errors) ->
                acceptedBefore(request, now)
                        .map(earlier -> answer(earlier, values, language, form.words(fields), now))
                        .orElseGet(() -> HttpResponse.html(422, page.render(language, values, errors, now)));
            case Submission.Accepted(var details) ->
                answer(accept(details, request, now), values, language, form.words(fields), now);
        };
    }

    // Which of the two would count? The one that a check sees may not be the one that a person does.
    private static boolean comesTwice(Map.Entry<String, List<String>> field) {
        return !field.getKey().equals("times") && field.getValue().size() > 1;
    }

    /** The form's values in the shape of the JSON body; times left blank were not proposed. */
    private static Map<String, Object> asJson(Map<String, List<String>> values) {
        Map<String, Object> json = new HashMap<>();
        values.forEach((name, all) -> json.put(
                name,
                name.equals("times")
                        ? all.stream().filter(time -> !time.isBlank()).toList()
                        : all.getLast()));
        json.replace("pledge", "on", true);
        return json;
    }

    // Without a script there is no key: the content is its own for ten minutes, so that an impatient second press is no
    // second request.
    private Acceptance accept(RequestDetails details, HttpRequest request, Instant now) {
        String content = Fingerprint.of("content", request.body());
        Acceptance acceptance = accept(details, content, request, now);
        return acceptance instanceof Acceptance.Accepted(var earlier)
                        && !earlier.id().equals(details.id())
                        && isOver(earlier, now)
                ? accept(details, content + earlier.id(), request, now)
                : acceptance;
    }

    private Acceptance accept(RequestDetails details, String content, HttpRequest request, Instant now) {
        return requests.accept(details, Optional.of(once(content)), rateLimits.forPlainForm(request), now);
    }

    // Its answer has no link, so that no key signs one.
    private static IdempotencyKey once(String content) {
        String key = Fingerprint.of("content", content.getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey(key, content, KEEP_CONTENT, Optional.empty());
    }

    private Optional<Acceptance> acceptedBefore(HttpRequest request, Instant now) {
        return requests.previousAnswer(once(Fingerprint.of("content", request.body())), now)
                .filter(earlier -> earlier instanceof Acceptance.Accepted(var receipt) && !isOver(receipt, now));
    }

    // Whoever has withdrawn and sends the same again means it anew; what was closed at once never was open.
    private boolean isOver(Receipt earlier, Instant now) {
        return !earlier.closed()
                && requests.find(earlier.id(), now)
                        .filter(stored -> stored.request().isOpen())
                        .isEmpty();
    }

    private HttpResponse answer(
            Acceptance acceptance, Map<String, List<String>> values, Locale language, Words words, Instant now) {
        return switch (acceptance) {
            case Acceptance.Accepted(var receipt)
            when receipt.closed() -> HttpResponse.html(422, page(values, words.say("pitch"), language, now));
            case Acceptance.Accepted _ -> HttpResponse.seeOther(host.folder(language) + "/asked");
            case Acceptance.KeyReused _ -> throw new IllegalStateException("The key was made from the body");
            case Acceptance.TooMany(var limit) ->
                RateLimits.refusal(limit, words, now)
                        .asHtml(page(values, RateLimits.wording(limit, words), language, now));
        };
    }

    private String page(Map<String, List<String>> values, String why, Locale language, Instant now) {
        return page.render(language, values, List.of(new FieldError("form", why)), now);
    }
}
