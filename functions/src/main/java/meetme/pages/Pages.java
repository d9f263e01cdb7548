package meetme.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.host.Host;

/** One host's pages in one language. The templates are in {@code static-site}, each in the folder of its page; the build has made
 * classes of them. */
final class Pages {

    /** The pages that are rendered ahead of time. The name of each is its template's and its file's, and mostly its folder's. */
    static final List<String> NAMES = List.of(
            "index", "asked", "status", "invited", "watch", "decide", "board", "plan", "invite", "privacy", "404");

    /** The pages that visitors read, in each of the host's languages; all others are only in the first. */
    static final List<String> FOR_VISITORS = List.of("index", "asked", "status", "invited", "watch", "privacy");

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "meetme.jte.pages");

    private final Host host;
    private final Locale language;
    private final PageText words;
    private final Instant now;
    private final Optional<URI> site;
    private final String assets;

    /**
     * At the address in host.json, if it has one.
     *
     * @param now trips that are over by then are not shown
     * @param assets where a browser finds the scripts and styles, such as {@code /v/3f2a…}
     */
    Pages(Host host, Locale language, Instant now, String assets) {
        this(host, language, now, host.url(), assets);
    }

    /** @param site the address that the pages say they have, if any */
    Pages(Host host, Locale language, Instant now, Optional<URI> site, String assets) {
        this.site = site;
        this.assets = assets;
        this.host = host.in(language);
        this.language = language;
        this.words = PageHost.words(this.host, language, now);
        this.now = now;
    }

    /** A page in the form that everybody gets. */
    String render(String name) {
        return switch (name) {
            case "index" -> index(Form.BLANK);
            case "invite" -> render(name, Map.of("languages", Spoken.by(host, now)));
            default -> render(name, Map.of());
        };
    }

    /** The page with the form in its current state. */
    String index(Form form) {
        return render("index", Map.of("form", form));
    }

    /** Where a mail program unsubscribes; not a file of the site, because only a function knows what is behind it. */
    String stop(boolean done) {
        return render("stop", Map.of("done", done));
    }

    private String render(String name, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("host", PageHost.of(host, words, Address.of(host, site, name, language, assets), now));
        values.put("words", words);
        StringOutput page = new StringOutput();
        ENGINE.render(folder(name) + "/" + name + ".jte", values, page);
        return page.toString().strip() + "\n";
    }

    private static String folder(String name) {
        return switch (name) {
            case "index", "asked" -> "ask";
            case "plan", "invite" -> "board";
            case "stop" -> "watch";
            // A Java package cannot be called 404.
            case "404" -> "missing";
            default -> name;
        };
    }
}
