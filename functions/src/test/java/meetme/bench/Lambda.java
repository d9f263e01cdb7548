package meetme.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What Lambda brings, and how it lays a function out, in one folder of this machine. */
record Lambda(Path work) {

    /** The folder with the jars of AWS's runtime interface client. */
    Path client() {
        return work.resolve("runtime");
    }

    /** Its native part for this machine. */
    Path clientLibrary() throws IOException {
        return library("libaws-lambda-jni");
    }

    /** Where what the functions print goes. */
    Path logs() throws IOException {
        return Files.createDirectories(work.resolve("logs"));
    }

    /** Unpacks a function's zip, with the native library of this machine: the zip's is for the one in template.yaml. */
    Path unpacked(Path zip) throws IOException {
        Path task = work.resolve("ours");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    put(in, task.resolve(entry.getName()));
                }
            }
        }
        Files.copy(
                library("libaws-crt-jni"),
                task.resolve("lib").resolve("libaws-crt-jni.so"),
                StandardCopyOption.REPLACE_EXISTING);
        return task;
    }

    /** Lays out a function of one class, beside the jars that are there already. */
    Path compiled(String name, Class<?> function) throws IOException {
        Path task = work.resolve(name);
        String file = function.getName().replace('.', '/') + ".class";
        try (InputStream in = function.getResourceAsStream("/" + file)) {
            put(in, task.resolve(file));
        }
        return task;
    }

    private static void put(InputStream in, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path library(String name) throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("native"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
