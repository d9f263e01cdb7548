package meetme.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The classes of a jar and of the JDK below it, and nothing else. Names are as the JVM writes them: {@code meetme/Jar}. */
final class Jar {

    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final Set<String> providers = new LinkedHashSet<>();
    private final Map<String, Optional<ClassModel>> jdk = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();

    private Jar() {}

    static Jar read(Path file) throws IOException {
        Jar jar = new Jar();
        try (JarFile entries = new JarFile(file.toFile())) {
            for (ZipEntry entry : entries.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    ClassModel model = parse(entries.getInputStream(entry));
                    jar.classes.put(model.thisClass().asInternalName(), model);
                } else if (entry.getName().matches("META-INF/services/[^/]+")) {
                    new String(entries.getInputStream(entry).readAllBytes(), UTF_8)
                            .lines()
                            .map(line -> line.replaceAll("#.*", "").strip().replace('.', '/'))
                            .filter(line -> !line.isEmpty())
                            .forEach(jar.providers::add);
                }
            }
        }
        for (String name : jar.names()) {
            for (String supertype : jar.supertypes(name)) {
                jar.subtypes
                        .computeIfAbsent(supertype, unknown -> new HashSet<>())
                        .add(name);
            }
        }
        return jar;
    }

    private static ClassModel parse(InputStream in) throws IOException {
        try (in) {
            return ClassFile.of().parse(in.readAllBytes());
        }
    }

    Set<String> names() {
        return classes.keySet();
    }

    Set<String> providers() {
        return providers;
    }

    Optional<ClassModel> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    Optional<ClassModel> ofTheJdk(String name) {
        return jdk.computeIfAbsent(name, unknown -> {
            try (InputStream in = JDK.getResourceAsStream(name + ".class")) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(ClassFile.of().parse(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
    }

    /** What it extends and implements itself. */
    List<String> parents(String name) {
        return find(name).or(() -> ofTheJdk(name)).stream()
                .flatMap(model -> Stream.concat(model.superclass().stream(), model.interfaces().stream()))
                .map(ClassEntry::asInternalName)
                .toList();
    }

    /** All above it, the nearest first. */
    Set<String> supertypes(String name) {
        Set<String> known = supertypes.get(name);
        if (known != null) {
            return known;
        }
        Set<String> above = new LinkedHashSet<>(parents(name));
        parents(name).forEach(parent -> above.addAll(supertypes(parent)));
        supertypes.put(name, above);
        return above;
    }

    /** All below it that are in the jar. */
    Set<String> subtypes(String name) {
        return subtypes.getOrDefault(name, Set.of());
    }
}
