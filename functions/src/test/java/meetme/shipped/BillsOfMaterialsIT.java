package meetme.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The bill of materials beside each zip names what is in the zip, all of it and nothing else, and each library's license. */
class BillsOfMaterialsIT {

    private static final Path TARGET = Path.of("target");
    private static final Path THIRD_PARTY = Path.of("THIRD-PARTY.md");

    /** What pom.xml files call the licenses that we accept. */
    private static final Map<String, String> NAMES = Map.of(
            "Apache License, Version 2.0", "Apache-2.0",
            "The Apache Software License, Version 2.0", "Apache-2.0",
            "The Apache License, Version 2.0", "Apache-2.0",
            "MIT", "MIT",
            "MIT License", "MIT",
            "MIT-0", "MIT-0",
            "FreeBSD License", "BSD-2-Clause",
            "EDL 1.0", "BSD-3-Clause");

    private static List<Library> libraries;

    @BeforeAll
    static void findTheJars() {
        Path repository = repository();
        // The CRT's jar in lambda.zip is for Lambda's machine, and so is not on this class path.
        Path crt = repository.resolve("software/amazon/awssdk/crt/aws-crt");
        libraries = Stream.concat(
                        BillOfMaterials.libraries(System.getProperty("java.class.path"), repository).stream(),
                        componentsOf("lambda").stream()
                                .filter(component -> component.get("name").equals("aws-crt"))
                                .map(component -> crt(crt, component)))
                .distinct()
                .toList();
    }

    private static Library crt(Path folder, Map<String, Object> component) {
        String version = component.get("version").toString();
        String purl = component.get("purl").toString();
        String classifier = purl.substring(purl.indexOf("classifier=") + "classifier=".length());
        return new Library(
                component.get("group").toString(),
                "aws-crt",
                version,
                classifier,
                folder.resolve(version).resolve("aws-crt-" + version + "-" + classifier + ".jar"));
    }

    // The folder that the jar of a library of which the group is known lies in.
    private static Path repository() {
        String jackson = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("jackson-jr-objects"))
                .findFirst()
                .orElseThrow();
        String group = Path.of("com", "fasterxml", "jackson", "jr").toString();
        return Path.of(jackson.substring(0, jackson.indexOf(group)));
    }

    static Set<String> zips() throws IOException {
        return ShippedZipsIT.zips().stream().map(zip -> zip.replace(".zip", "")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("zips")
    void everyClassIsOursOrOfALibraryThatTheBillNames(String zip) {
        Map<String, Long> known = new TreeMap<>();
        billed(zip).forEach(library -> known.putAll(Library.checksums(library.jar())));
        Set<String> unknown = BillOfMaterials.inside(TARGET, zip).entrySet().stream()
                .filter(entry -> !isOurs(entry.getKey()) && !entry.getValue().equals(known.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).isNotEmpty();
        assertThat(unknown).isEmpty();
    }

    private static boolean isOurs(String name) {
        return Files.exists(TARGET.resolve("classes").resolve(name));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void theBillNamesNothingOfWhichTheZipHoldsNothing(String zip) {
        Map<String, Long> inside = BillOfMaterials.inside(TARGET, zip);

        assertThat(billed(zip)).isNotEmpty().allMatch(library -> library.isIn(inside));
        assertThat(billed(zip)).hasSameSizeAs(componentsOf(zip));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void theHashesAreThoseOfTheJarsAndOfTheZip(String zip) {
        assertThat(componentsOf(zip)).isNotEmpty().allSatisfy(component -> {
            Path jar = billed(zip).stream()
                    .filter(library -> library.purl().equals(component.get("purl")))
                    .findFirst()
                    .orElseThrow()
                    .jar();
            assertThat(component.get("hashes").toString()).contains(BillOfMaterials.sha256(jar));
        });
        assertThat(bill(zip).get("metadata").toString()).contains(BillOfMaterials.sha256(TARGET.resolve(zip + ".zip")));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void theSameZipGivesTheSameBill(String zip) throws IOException {
        BillOfMaterials again = new BillOfMaterials(Licenses.read(THIRD_PARTY), timeOf(zip));

        assertThat(again.of(TARGET, zip, billed(zip))).isEqualTo(Files.readString(bill(TARGET, zip)));
    }

    private static String timeOf(String zip) {
        return ((Map<?, ?>) bill(zip).get("metadata")).get("timestamp").toString();
    }

    @Test
    void theTableSaysOfEachLibraryInWhichZipsItIs() throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        Licenses table = Licenses.read(THIRD_PARTY);
        for (String zip : zips()) {
            for (Library library : billed(zip)) {
                seen.computeIfAbsent(table.of(library).orElseThrow().libraries(), row -> new TreeSet<>())
                        .add(zip);
            }
        }

        assertThat(table.rows())
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row.zips()).as(row.libraries()).isEqualTo(seen.get(row.libraries())));
    }

    @Test
    void eachLicenseIsOneThatTheLibrarysOwnPomNamesAndThatWeAccept() throws Exception {
        Licenses table = Licenses.read(THIRD_PARTY);
        Map<String, String> wrong = new TreeMap<>();
        int looked = 0;
        for (String zip : zips()) {
            for (Library library : billed(zip)) {
                looked++;
                List<String> named = licensesOf(
                        library.jar().getParent().resolve(library.name() + "-" + library.version() + ".pom"));
                String claimed = table.of(library).orElseThrow().license();
                if (named.stream().noneMatch(name -> claimed.equals(NAMES.get(name)))) {
                    wrong.put(library.coordinates(), "is not under " + claimed + " but under " + named);
                }
            }
        }

        assertThat(looked).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    // Those of the parent, where it names none itself.
    private static List<String> licensesOf(Path pom) throws IOException, ParserConfigurationException, SAXException {
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        List<Element> licenses = children(xml.getDocumentElement(), "licenses").stream()
                .flatMap(all -> children(all, "license").stream())
                .toList();
        if (!licenses.isEmpty()) {
            return licenses.stream().map(license -> text(license, "name")).toList();
        }
        Element parent = children(xml.getDocumentElement(), "parent").getFirst();
        String name = text(parent, "artifactId");
        String version = text(parent, "version");
        return licensesOf(repository()
                .resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".pom"));
    }

    private static String text(Element element, String name) {
        return children(element, name).getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element element, String name) {
        return Stream.iterate(element.getFirstChild(), node -> node != null, node -> node.getNextSibling())
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    @Test
    void aLibraryOfWhichNobodyLookedUpTheLicenseStopsTheBuild() throws IOException {
        String all = Files.readString(THIRD_PARTY);
        BillOfMaterials without = new BillOfMaterials(
                Licenses.of(all.replaceAll("(?m)^\\| org\\.slf4j:.*\n", "")), "2026-01-01T00:00:00Z");

        assertThatThrownBy(() -> without.of(TARGET, "lambda", libraries))
                .hasMessageContaining("org.slf4j:slf4j-api is in a zip, but not in functions/THIRD-PARTY.md");
    }

    @ParameterizedTest
    @MethodSource("zips")
    void theTableAndOurLicenseAreInTheZip(String zip) throws IOException {
        try (ZipFile file = new ZipFile(TARGET.resolve(zip + ".zip").toFile())) {
            assertThat(file.getInputStream(file.getEntry("THIRD-PARTY.md")))
                    .hasBinaryContent(Files.readAllBytes(THIRD_PARTY));
            assertThat(file.getInputStream(file.getEntry("LICENSE")))
                    .hasBinaryContent(Files.readAllBytes(Path.of("..", "LICENSE")));
        }
    }

    // What the Apache License asks for, section 4 (d).
    @ParameterizedTest
    @MethodSource("zips")
    void whoIsNamedInALibrarysNoticeIsNamedInTheTable(String zip) throws IOException {
        String table = plain(Files.readString(THIRD_PARTY));
        Set<String> lacking = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (Library library : billed(zip)) {
            for (String line : noticesOf(library)) {
                seen.add(line);
                if (!table.contains(plain(line))) {
                    lacking.add(library.name() + ": " + line);
                }
            }
        }

        assertThat(seen).isNotEmpty();
        assertThat(lacking).isEmpty();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<String> noticesOf(Library library) throws IOException {
        try (ZipFile jar = new ZipFile(library.jar().toFile())) {
            StringBuilder notices = new StringBuilder();
            for (var entry : jar.stream()
                    .filter(each -> each.getName().matches("META-INF/NOTICE[^/]*"))
                    .toList()) {
                notices.append(new String(
                                jar.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .append('\n');
            }
            return notices.toString()
                    .lines()
                    .filter(line -> line.matches(".*Copyright (©|\\(c\\)|[0-9]|Amazon).*"))
                    .map(line -> line.replaceFirst("^[- ]+", ""))
                    .toList();
        }
    }

    private static List<Library> billed(String zip) {
        Set<Object> purls = componentsOf(zip).stream()
                .map(component -> component.get("purl"))
                .collect(Collectors.toSet());
        return libraries.stream()
                .filter(library -> purls.contains(library.purl()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> componentsOf(String zip) {
        return (List<Map<String, Object>>) bill(zip).get("components");
    }

    private static Map<String, Object> bill(String zip) {
        try {
            return JSON.std.mapFrom(bill(TARGET, zip).toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(zip, unreadable);
        }
    }

    private static Path bill(Path target, String zip) {
        return target.resolve(zip + ".cdx.json");
    }
}
