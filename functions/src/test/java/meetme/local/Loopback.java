package meetme.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** HTTP servers that only this machine can reach, with one virtual thread for each request. */
final class Loopback {
    static {
        // Longer than any client keeps a connection: who reuses one never finds it closed. Seconds.
        setUnlessGiven("sun.net.httpserver.idleInterval", "3600");
        // Head and body leave as two packets; without this the second waits 40 ms for the first one's receipt.
        setUnlessGiven("sun.net.httpserver.nodelay", "true");
    }

    private Loopback() {}

    /**
     * Bound but not started: whoever connects waits until it is.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException if the port is taken
     */
    static HttpServer server(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
