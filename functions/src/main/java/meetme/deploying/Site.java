package meetme.deploying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The site as the build made it, in a folder, and how it gets into a bucket. */
public final class Site {

    private static final String FIRST_PAGE = "index.html";

    private final Path folder;

    public Site(Path folder) {
        this.folder = folder;
    }

    /**
     * Where a browser finds this build's scripts and styles.
     *
     * @return such as {@code /v/3f2a…}
     */
    public String assets() {
        return "/" + builds(files()).stream().findFirst().orElseThrow(() -> new NoSite("scripts"));
    }

    /**
     * Puts the scripts and styles alone, so that whatever names them can come.
     *
     * @return where a browser finds them
     */
    String publishAssets(Bucket bucket, TimeLeft time) {
        String assets = assets();
        for (SiteFile file : files().stream().filter(SiteFile::isOfABuild).toList()) {
            time.forOneStep();
            bucket.put(file, content(file));
        }
        return assets;
    }

    /**
     * Puts every file, whether it was there or not: there are only a few dozen, and this also corrects the headers they are
     * served with. Stale files are deleted only once everything new is there. Scripts and styles become stale late.
     *
     * @param page the address to fill in on the pages
     * @return how many files the site has
     */
    int publish(Bucket bucket, PageAddress page, TimeLeft time, Instant now) {
        List<SiteFile> files = files();
        if (files.stream().noneMatch(file -> file.key().equals(FIRST_PAGE))) {
            throw new NoSite(FIRST_PAGE);
        }
        for (SiteFile file : files) {
            time.forOneStep();
            bucket.put(
                    file,
                    file.isPage() ? page.in(new String(content(file), UTF_8)).getBytes(UTF_8) : content(file));
        }
        Set<String> wanted = files.stream().map(SiteFile::key).collect(Collectors.toSet());
        List<Bucket.Entry> entries = entries(bucket, time);
        Set<String> needed = Builds.stillNeeded(entries, builds(files), now);
        delete(
                bucket,
                time,
                entries,
                key -> !wanted.contains(key) && !(Builds.isIn(key) && needed.contains(Builds.of(key))));
        return files.size();
    }

    private static Set<String> builds(List<SiteFile> files) {
        return files.stream()
                .filter(SiteFile::isOfABuild)
                .map(file -> Builds.of(file.key()))
                .collect(Collectors.toSet());
    }

    void empty(Bucket bucket, TimeLeft time) {
        delete(bucket, time, entries(bucket, time), key -> true);
    }

    void emptyAssets(Bucket bucket, TimeLeft time) {
        delete(bucket, time, entries(bucket, time), Builds::isIn);
    }

    /** Pages come last, so that none names a file that is not there yet. Links are not followed, so nothing else is published. */
    private List<SiteFile> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> new SiteFile(key(path), path))
                    .sorted(Comparator.comparing(SiteFile::isPage).thenComparing(SiteFile::key))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(SiteFile file) {
        try {
            return Files.readAllBytes(file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key(Path file) {
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    // The whole list first, because deleting may shift its pages.
    private static List<Bucket.Entry> entries(Bucket bucket, TimeLeft time) {
        List<Bucket.Entry> entries = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            time.forOneStep();
            Bucket.Page page = bucket.list(next);
            entries.addAll(page.entries());
            next = page.next();
        } while (next.isPresent());
        return entries;
    }

    private static void delete(Bucket bucket, TimeLeft time, List<Bucket.Entry> entries, Predicate<String> isStale) {
        List<String> stale =
                entries.stream().map(Bucket.Entry::key).filter(isStale).toList();
        for (int from = 0; from < stale.size(); from += Bucket.AT_ONCE) {
            time.forOneStep();
            bucket.delete(stale.subList(from, Math.min(stale.size(), from + Bucket.AT_ONCE)));
        }
    }

    /** A layer without a first page is a mistake in the deployment; a working site must not be deleted for it. */
    static final class NoSite extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoSite(String what) {
            super("The layer has no " + what + ": build with mvn package, and give the function the layer");
        }
    }
}
