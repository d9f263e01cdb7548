package meetme.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import meetme.deploying.Site;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser fetches before anybody has touched a page: the page, its style, its scripts and what they import. */
public final class FirstView {

    /**
     * In bytes, gzipped: what a server may send on a new connection before it hears from the browser again, ten packets of
     * 1,460 (RFC 6928), less some for the headers.
     */
    public static final int MOST = 14_000;

    private static final String NEEDED = "link[rel=stylesheet], link[rel=modulepreload], script[src]";

    /** Not {@code import('./x.js')}, which comes when it is called. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b(?:[^'\"(=]*\\bfrom)?\\s*['\"]([^'\"]+)['\"]");

    private static final Pattern OURS = Pattern.compile("/(?:v/[0-9a-f]{12}/)?[a-z][a-z/-]*\\.(?:css|js)");
    private static final Pattern NEIGHBOUR = Pattern.compile("\\.\\.?/(?:[a-z]+/)?[a-z-]+\\.js");

    private final Path site;
    private final String page;
    private final Document html;

    private FirstView(Path site, String page, Document html) {
        this.site = site;
        this.page = page;
        this.html = html;
    }

    /**
     * That of one page.
     *
     * @param page such as {@code de/index.html}
     */
    public static FirstView of(Path site, String page) throws IOException {
        return new FirstView(site, page, Jsoup.parse(Files.readString(site.resolve(page))));
    }

    /** The folder of the site's scripts and styles, such as {@code v/3f2a…/}. */
    public static String assets(Path site) {
        return new Site(site).assets().substring(1) + "/";
    }

    /** Paths in the site; the page is the first. */
    public Set<String> files() {
        Set<String> files = new LinkedHashSet<>(List.of(page));
        files.addAll(named());
        files.addAll(withImports(
                site, named().stream().filter(file -> file.endsWith(".js")).toList()));
        return files;
    }

    /** What the page itself names, so that it comes without waiting for anything else. */
    public Set<String> named() {
        Set<String> named = new LinkedHashSet<>();
        for (Element each : html.select(NEEDED)) {
            String path = each.attr("src") + each.attr("href");
            assertThat(path).as("%s has it from us", page).matches(OURS);
            named.add(path.substring(1));
        }
        return named;
    }

    /** The size of each file. */
    public Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        files().forEach(file -> sizes.put(file, gzipped(read(site.resolve(file)))));
        return sizes;
    }

    /** Those scripts, and what they import. */
    public static Set<String> withImports(Path site, Collection<String> scripts) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(scripts);
        while (!waiting.isEmpty()) {
            String script = waiting.pop();
            if (found.add(script)) {
                imports(site.resolve(script)).forEach(path -> waiting.add(beside(script, path)));
            }
        }
        return found;
    }

    private static List<String> imports(Path script) {
        return IMPORT.matcher(new String(read(script), UTF_8))
                .results()
                .map(each -> each.group(1))
                .peek(path ->
                        assertThat(path).as("%s imports what is ours", script).matches(NEIGHBOUR))
                .toList();
    }

    /** The path in the site of what a script imports by a path of its own. */
    static String beside(String script, String path) {
        return Path.of(script).resolveSibling(path).normalize().toString();
    }

    /** As CloudFront does it: at the level that is usual, not at the best. */
    public static int gzipped(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
