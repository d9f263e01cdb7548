package meetme.local;

import java.nio.file.Path;

/** Files that come with the tests. */
public final class SampleFiles {

    /** Of the sample program, so that these tests hold whatever becomes of the real one. */
    public static final Path TEMPLATE = Path.of("src", "test", "resources", "meetme", "local", "template.yaml");

    private SampleFiles() {}
}
