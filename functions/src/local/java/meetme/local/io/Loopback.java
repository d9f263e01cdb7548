package meetme.local.io;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** HTTP servers that only this machine can reach, with one virtual thread for each request. */
public final class Loopback {
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
    public static HttpServer server(int port) throws IOException {
        HttpServer server = HttpServer.create(address(port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }

    /** The same on any free port, behind TLS. */
    public static HttpsServer server(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
