package meetme.requesting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.pages.FormPage;

/** {@code GET /api/form}: the form with what is open now. The static page leads whoever has no script here. */
public final class LiveForm {

    private final Host host;
    private final FormPage page;

    public LiveForm(Host host, FormPage page) {
        this.host = host;
        this.page = page;
    }

    public HttpResponse show(HttpRequest request, Instant now) {
        return HttpResponse.html(200, page.blank(language(request.parameter("language")), now));
    }

    private Locale language(Optional<String> asked) {
        return host.languages().stream()
                .filter(language -> asked.equals(Optional.of(language.toLanguageTag())))
                .findFirst()
                .orElse(host.languages().getFirst());
    }
}
