package meetme.local.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are there as a whole or not at all, whenever the process may be killed. */
public final class AtomicFile {
    private AtomicFile() {}

    public static void write(Path file, byte[] content) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.write(half, content);
            Files.move(half, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException diskInTrouble) {
            throw new UncheckedIOException(diskInTrouble);
        }
    }
}
