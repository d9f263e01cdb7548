package meetme.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.host.ZoneRulesVersion;
import meetme.text.Bundles;
import meetme.text.DateForm;

/** Builds the static site from its source folder. Part of the build; running it again on the same day gives the same files. */
public final class SiteBuilder {

    private static final String HOST_FILE = "host.json";

    /** Templates, and files that only the type checker reads. */
    private static final Pattern FOR_THE_BUILD = Pattern.compile("\\.jte$|\\.d\\.ts$|^(?:host|jsconfig)\\.json$");

    private static final Pattern ASSET = Pattern.compile("\\.(?:js|css)$");

    /** The folder of all builds of scripts and styles on the web: docs/decisions/0025-edge.md */
    private static final String BUILDS = "v";

    private static final int HASH_DIGITS = 12;

    /** A placeholder for the page's own address, if host.json does not contain it. {@code PageAddress} fills it in. */
    private static final URI UNKNOWN = URI.create("https://address-of-this-page.invalid");

    private final Path source;
    private final Path target;
    private final Instant now;
    private final Set<Path> made = new HashSet<>();

    private SiteBuilder(Path source, Path target, Instant now) {
        this.source = source.toAbsolutePath().normalize();
        this.target = target.toAbsolutePath().normalize();
        this.now = now;
    }

    /**
     * Exits with 1 if host.json needs fixing, and prints what is wrong and how to fix it, one line for each fault.
     *
     * @param args the folder with host.json, and the folder to fill
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Usage: SiteBuilder <static-site folder> <output folder>");
            System.exit(2);
        }
        List<String> faults = build(Path.of(args[0]), Path.of(args[1]), Instant.now());
        faults.forEach(System.err::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
    }

    /**
     * Fills the target with the site. Whatever else is in there is deleted, so that a page that was removed also disappears from the
     * web.
     *
     * @param now trips that are over by then are not shown
     * @return the faults of host.json, each with its fix; if there are any, nothing is written
     */
    public static List<String> build(Path source, Path target, Instant now) throws IOException {
        return new SiteBuilder(source, target, now).build();
    }

    private List<String> build() throws IOException {
        if (source.startsWith(target)) {
            throw new IllegalArgumentException(
                    "The site cannot be built in a folder that contains its sources: " + target);
        }
        return switch (HostFile.read(Files.readString(source.resolve(HOST_FILE)))) {
            case HostFile.Faulty faulty ->
                faulty.faults().stream().map(SiteBuilder::line).toList();
            case HostFile.Read read -> {
                List<String> missing = missing(read.host());
                if (missing.isEmpty()) {
                    String assets = BUILDS + "/" + hash();
                    renderPages(read.host(), "/" + assets);
                    copyFiles(target.resolve(assets));
                    drawCards(read.host());
                    deleteStale();
                    // Not a fault of the file: the pages are right, and the visitor's own browser knows better.
                    ZoneRulesVersion.warnings(read.host()).forEach(System.err::println);
                }
                yield missing;
            }
        };
    }

    private static String line(HostFile.Fault fault) {
        return fault.field().equals(HOST_FILE) ? fault.toString() : HOST_FILE + ": " + fault;
    }

    private List<String> missing(Host host) {
        Stream<String> picture = host.picture().filter(file -> !Files.isRegularFile(source.resolve(file))).stream()
                .map(file -> HOST_FILE + ": picture: there is no file " + file + " beside host.json; put it there");
        Stream<String> regions = Bundles.LANGUAGES.stream()
                .filter(language -> host.regions().containsKey(language))
                .flatMap(language -> unwritten(language, host.locale(language).getCountry()));
        return Stream.concat(picture, regions).toList();
    }

    // Not when the file is read, which a function does while somebody waits: it would have to read the words of every
    // language.
    private static Stream<String> unwritten(Locale language, String region) {
        List<String> regions = DateForm.regions(language);
        return regions.contains(region)
                ? Stream.empty()
                : Stream.of(
                        "%s: regions.%s: \"%s\" is not a region for which CLDR knows how dates are written in %s; use one of %s"
                                .formatted(
                                        HOST_FILE,
                                        language.toLanguageTag(),
                                        region,
                                        language.getDisplayLanguage(Locale.ENGLISH),
                                        String.join(
                                                " ", regions.stream().sorted().toList())));
    }

    /** Of all scripts and styles, and their names. One for all, so that they can name each other as they do in the sources. */
    private String hash() throws IOException {
        MessageDigest hash = sha256();
        for (Path file : filesIn(source)) {
            Path relative = source.relativize(file);
            if (isPublic(relative) && isAsset(relative)) {
                byte[] content = Files.readAllBytes(file);
                hash.update((relative.toString().replace('\\', '/') + "\n" + content.length + "\n").getBytes(UTF_8));
                hash.update(content);
            }
        }
        return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private void renderPages(Host host, String assets) throws IOException {
        Locale first = host.languages().getFirst();
        for (Locale language : host.languages()) {
            Path folder = folder(host, language);
            Pages pages = new Pages(host, language, now, host.url().or(() -> Optional.of(UNKNOWN)), assets);
            for (String name : language.equals(first) ? Pages.NAMES : Pages.FOR_VISITORS) {
                Files.writeString(make(folder.resolve(name + ".html")), pages.render(name));
            }
        }
    }

    private void copyFiles(Path assets) throws IOException {
        for (Path file : filesIn(source)) {
            Path relative = source.relativize(file);
            if (isPublic(relative)) {
                Path folder = isAsset(relative) ? assets : target;
                Files.copy(file, make(folder.resolve(relative)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void drawCards(Host host) throws IOException {
        for (Locale language : host.languages()) {
            Host spoken = host.in(language);
            Path card = make(folder(host, language).resolve(ShareCard.FILE));
            PageText words = PageHost.words(spoken, language, now);
            Optional<BufferedImage> drawn = ShareCard.draw(
                    words.knowing("said", spoken.promise()).say("quote"), spoken.name(), words.say("ask.in"));
            if (drawn.isPresent()) {
                ShareCard.write(drawn.get(), card);
            } else if (Files.exists(source.resolve(ShareCard.FILE))) {
                System.err.println("This JDK has no fonts, so the share card " + target.relativize(card)
                        + " is the one without words");
                Files.copy(source.resolve(ShareCard.FILE), card, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path folder(Host host, Locale language) {
        return target.resolve("." + host.folder(language)).normalize();
    }

    // Dot-files belong to the editor or the system, and are never meant for the web.
    private static boolean isPublic(Path relative) {
        boolean hidden = StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
        return !hidden && !FOR_THE_BUILD.matcher(relative.toString()).find();
    }

    private static boolean isAsset(Path relative) {
        return ASSET.matcher(relative.toString()).find();
    }

    private Path make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        made.add(file);
        return file;
    }

    private void deleteStale() throws IOException {
        for (Path file : filesIn(target)) {
            if (!made.contains(file)) {
                Files.delete(file);
            }
        }
        try (Stream<Path> folders = Files.walk(target)) {
            for (Path folder : folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(target))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isEmpty()) {
                        Files.delete(folder);
                    }
                }
            }
        }
    }

    /** In a stable order, so that two builds do the same. The target may be inside the source. */
    private List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> folder.equals(target) || !file.startsWith(target))
                    .sorted()
                    .toList();
        }
    }
}
