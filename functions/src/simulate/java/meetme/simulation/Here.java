package meetme.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the program has for itself, without a port: what it logs, and random bytes. Both come to the world that the thread is in,
 * so that a story is the same each time it is told.
 */
final class Here {

    /** Named, or else it is looked for among all services several times for each email. */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private static final ThreadLocal<World> WORLD = new ThreadLocal<>();

    private Here() {}

    static void is(World world) {
        WORLD.set(world);
    }

    static void nowhere() {
        WORLD.remove();
    }

    private static Optional<World> world() {
        return Optional.ofNullable(WORLD.get());
    }

    /** Until it is closed. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Before anything of the program is made. */
    static Taken takeOver() {
        PrintStream usual = System.out;
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        Chance chance = new Chance();
        System.setOut(new LogLines(usual));
        System.setProperty(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
        Security.insertProviderAt(chance, 1);
        thread.setContextClassLoader(new Remembering(loader));
        return () -> {
            thread.setContextClassLoader(loader);
            System.clearProperty(STREAMS);
            Security.removeProvider(chance.getName());
            System.setOut(usual);
        };
    }

    /** Writing an email looks for services in each jar, every time: here there are a hundred, and not a handful as on Lambda. */
    private static final class Remembering extends ClassLoader {

        private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

        Remembering(ClassLoader usual) {
            super(usual);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(found.computeIfAbsent(name, this::look));
        }

        @Override
        public @Nullable URL getResource(String name) {
            List<URL> all = found.computeIfAbsent(name, this::look);
            return all.isEmpty() ? null : all.getFirst();
        }

        private List<URL> look(String name) {
            try {
                List<URL> all = new ArrayList<>();
                for (URL each : Collections.list(super.getResources(name))) {
                    all.add(remembered(each));
                }
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static URL remembered(URL resource) throws IOException {
            byte[] content;
            try (InputStream in = resource.openStream()) {
                content = in.readAllBytes();
            }
            return URL.of(URI.create(resource.toString()), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {
                            // It is here.
                        }

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(content);
                        }
                    };
                }
            });
        }
    }

    private static final class LogLines extends PrintStream {

        LogLines(OutputStream usual) {
            super(usual, true);
        }

        // As Log writes them.
        @Override
        public void println(Object line) {
            world().ifPresentOrElse(world -> world.logged(line.toString()), () -> super.println(line));
        }
    }

    private static final class Chance extends Provider {

        private static final long serialVersionUID = 1;

        Chance() {
            super("Chance", "1", "Random bytes by the seed of a story");
            put("SecureRandom.Chance", Bytes.class.getName());
        }
    }

    /** Found by its name. */
    public static final class Bytes extends SecureRandomSpi {

        private static final long serialVersionUID = 1;

        @Override
        protected void engineSetSeed(byte[] seed) {
            // The story's own decides.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            world().ifPresentOrElse(
                            world -> world.fill(bytes),
                            () -> ThreadLocalRandom.current().nextBytes(bytes));
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            return new byte[count];
        }
    }
}
