package meetme.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of a repository.
 *
 * @param classifier empty where there is none
 */
record Library(String group, String name, String version, String classifier, Path jar) {

    /** Reads what it is from where it lies, which is the same in each repository of Maven's. */
    static Library at(Path jar, Path repository) {
        Path folder = repository.relativize(jar).getParent();
        int names = folder.getNameCount();
        String name = folder.getName(names - 2).toString();
        String version = folder.getName(names - 1).toString();
        String rest = jar.getFileName()
                .toString()
                .substring(name.length() + version.length() + 1)
                .replace(".jar", "");
        return new Library(
                folder.subpath(0, names - 2)
                        .toString()
                        .replace(jar.getFileSystem().getSeparator(), "."),
                name,
                version,
                rest.isEmpty() ? "" : rest.substring(1),
                jar);
    }

    String coordinates() {
        return group + ":" + name;
    }

    /** As CycloneDX names it: github.com/package-url/purl-spec */
    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version
                + (classifier.isEmpty() ? "" : "?classifier=" + classifier);
    }

    /** Whether something of it that is run is in there, byte for byte. */
    boolean isIn(Map<String, Long> checksums) {
        return checksums(jar).entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals(checksums.get(entry.getKey())));
    }

    /** Of each class and each native library, by its name; native libraries by their bare names, as they lie flat in a zip. */
    static Map<String, Long> checksums(Path zip) {
        Map<String, Long> checksums = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream()
                    .filter(entry -> entry.getName().matches(".*\\.(class|so)"))
                    .forEach(entry -> checksums.put(name(entry), entry.getCrc()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(zip.toString(), unreadable);
        }
        return checksums;
    }

    private static String name(ZipEntry entry) {
        String name = entry.getName();
        return name.endsWith(".so") ? name.substring(name.lastIndexOf('/') + 1) : name;
    }
}
