package meetme.pages;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;

/**
 * Where a page is, and where it is in other languages.
 *
 * @param site where the page is on the web, without a trailing slash, if known
 * @param folder of the language, as in {@link Host#folder}
 * @param page its name, such as {@code status}
 * @param languages the languages that this page is written in, the default one first; only one for the host's pages
 * @param assets where its scripts and styles are, without a trailing slash
 */
public record Address(Optional<URI> site, String folder, String page, List<Language> languages, String assets) {

    /**
     * The page in one language.
     *
     * @param name of the language, in that language
     * @param spoken whether it is this page's language
     */
    public record Language(String tag, String name, String path, boolean spoken) {}

    static Address of(Host host, Optional<URI> site, String page, Locale language, String assets) {
        List<Locale> languages = Pages.FOR_VISITORS.contains(page) ? host.languages() : List.of(language);
        return new Address(
                site,
                host.folder(language),
                page,
                languages.stream()
                        .map(each -> new Language(
                                each.toLanguageTag(),
                                PageText.in(each).say("language"),
                                path(host.folder(each), page),
                                each.equals(language)))
                        .toList(),
                assets);
    }

    /** The path of another page in the same language. */
    String path(String other) {
        return path(folder, other);
    }

    private static String path(String folder, String page) {
        return folder + "/" + (page.equals("index") ? "" : page);
    }

    /** The share card's path, or its full address if known: some networks accept nothing else. */
    public String card() {
        return whole(folder + "/card.png");
    }

    /** The full address if it is known, otherwise the path. */
    public String whole(String path) {
        return site.map(known -> known + path).orElse(path);
    }

    /** This page's full address, if it is known. */
    public Optional<String> url() {
        return site.map(known -> known + path(page));
    }

    /** Whether there is a choice of languages. */
    public boolean hasOthers() {
        return languages.size() > 1;
    }

    /** Where to send somebody whose language is not among these. */
    public String fallback() {
        return languages.getFirst().path();
    }
}
