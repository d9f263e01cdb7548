package meetme.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes beside each zip a bill of materials: the libraries of which something is in it, found by comparing bytes, and not the
 * dependencies of the whole program. The same zip gives the same bill. The build starts it as a source file, so that it
 * depends on no tests.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
final class BillOfMaterials {

    private final Licenses licenses;
    private final String time;

    /** @param time when it was made, for which the build always says the same */
    BillOfMaterials(Licenses licenses, String time) {
        this.licenses = licenses;
        this.time = time;
    }

    /**
     * Arguments: the folder of the zips, the local repository, THIRD-PARTY.md, the time, the class path, a jar that is not on it, and
     * the zips' names.
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Path repository = Path.of(arguments[1]);
        BillOfMaterials bill = new BillOfMaterials(Licenses.read(Path.of(arguments[2])), arguments[3]);
        List<Library> libraries = libraries(arguments[4] + File.pathSeparator + arguments[5], repository);
        for (String zip : Arrays.asList(arguments).subList(6, arguments.length)) {
            Files.writeString(target.resolve(zip + ".cdx.json"), bill.of(target, zip, libraries));
        }
    }

    /** Those of a class path. */
    static List<Library> libraries(String classPath, Path repository) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.startsWith(repository) && jar.toString().endsWith(".jar"))
                .map(jar -> Library.at(jar, repository))
                .toList();
    }

    /** The bill of one zip, whose jar of the same name is still beside it. */
    String of(Path target, String zip, List<Library> libraries) throws IOException {
        Map<String, Long> inside = inside(target, zip);
        Map<String, Object> bill = new LinkedHashMap<>();
        bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        String name = zip + ".zip";
        String hash = sha256(target.resolve(name));
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(hash.getBytes(UTF_8)));
        bill.put("version", 1);
        bill.put("metadata", ordered("timestamp", time, "component", ours(name, hash)));
        bill.put(
                "components",
                libraries.stream()
                        .filter(library -> library.isIn(inside))
                        .sorted(Comparator.comparing(Library::purl))
                        .map(this::component)
                        .toList());
        bill.put("compositions", List.of(ordered("aggregate", "complete", "assemblies", List.of(name))));
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(bill) + "\n";
    }

    static Map<String, Long> inside(Path target, String zip) {
        Map<String, Long> inside = Library.checksums(target.resolve(zip + ".jar"));
        inside.putAll(Library.checksums(target.resolve(zip + ".zip")));
        return inside;
    }

    private static Map<String, Object> ours(String name, String hash) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("type", "application");
        ours.put("bom-ref", name);
        ours.put("name", name);
        ours.put("hashes", hashes(hash));
        ours.put("licenses", licenses("Apache-2.0"));
        return ours;
    }

    private Map<String, Object> component(Library library) {
        String license = licenses.of(library)
                .orElseThrow(() -> new IllegalStateException(library.coordinates()
                        + " is in a zip, but not in functions/THIRD-PARTY.md: look up its license"))
                .license();
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", library.purl());
        component.put("group", library.group());
        component.put("name", library.name());
        component.put("version", library.version());
        component.put("hashes", hashes(sha256(library.jar())));
        component.put("licenses", licenses(license));
        component.put("purl", library.purl());
        return component;
    }

    private static List<Map<String, Object>> hashes(String sha256) {
        return List.of(ordered("alg", "SHA-256", "content", sha256));
    }

    private static List<Map<String, Object>> licenses(String id) {
        return List.of(Map.of("license", Map.of("id", id)));
    }

    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
