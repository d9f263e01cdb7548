package meetme.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** HTTP as it is on the wire, for what a polite client does not send. */
public final class RawHttp {
    private RawHttp() {}

    /**
     * Sends it as it is, and returns the answer. The connection is closed after it.
     *
     * @param head the request without its empty last line
     */
    public static String send(URI base, String... head) throws IOException {
        return send(base, String.join("\r\n", head), "");
    }

    public static String post(URI base, String path, String body, String... headers) throws IOException {
        String head = "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d"
                .formatted(path, base.getAuthority(), body.getBytes(UTF_8).length);
        return send(base, head + (headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers)), body);
    }

    private static String send(URI base, String head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
