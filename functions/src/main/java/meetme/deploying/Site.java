package meetme.deploying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
     * Puts every file, whether it was there or not: there are only a few dozen, and this also corrects the headers they are
     * served with. Stale files are deleted only once everything new is there.
     *
     * @param page the address to fill in on the pages
     * @return how many files the site has
     */
    int publish(Bucket bucket, PageAddress page, TimeLeft time) {
        List<SiteFile> files = files();
        if (files.stream().noneMatch(file -> file.key().equals(FIRST_PAGE))) {
            throw new NoSite();
        }
        for (SiteFile file : files) {
            time.forOneStep();
            bucket.put(file, content(file, page));
        }
        Set<String> wanted = files.stream().map(SiteFile::key).collect(Collectors.toSet());
        delete(bucket, time, key -> !wanted.contains(key));
        return files.size();
    }

    void empty(Bucket bucket, TimeLeft time) {
        delete(bucket, time, key -> true);
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

    private static byte[] content(SiteFile file, PageAddress page) {
        try {
            return file.isPage()
                    ? page.in(Files.readString(file.content())).getBytes(UTF_8)
                    : Files.readAllBytes(file.content());
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
    private static void delete(Bucket bucket, TimeLeft time, Predicate<String> isStale) {
        List<String> stale = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            time.forOneStep();
            Bucket.Page page = bucket.list(next);
            page.keys().stream().filter(isStale).forEach(stale::add);
            next = page.next();
        } while (next.isPresent());
        for (int from = 0; from < stale.size(); from += Bucket.AT_ONCE) {
            time.forOneStep();
            bucket.delete(stale.subList(from, Math.min(stale.size(), from + Bucket.AT_ONCE)));
        }
    }

    /** A layer without a first page is a mistake in the deployment; a working site must not be deleted for it. */
    static final class NoSite extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoSite() {
            super("The layer has no " + FIRST_PAGE + ": build with mvn package, and give the function the layer");
        }
    }
}
