package meetme.local.io;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, to be closed again from the last to the first. */
public final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything, also where something cannot be closed. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (Exception theOthersStillCan) {
            System.err.println("Could not be closed: " + theOthersStillCan);
        }
    }
}
