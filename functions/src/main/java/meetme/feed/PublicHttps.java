package meetme.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens only https addresses on the public internet: the host's calendar is fetched from within an AWS account, where
 * other addresses answer as well.
 */
public final class PublicHttps implements ConnectionPolicy {

    private final Predicate<InetAddress> allowed;

    public PublicHttps() {
        this(PublicAddress::is);
    }

    PublicHttps(Predicate<InetAddress> allowed) {
        this.allowed = allowed;
    }

    @Override
    public URLConnection open(URI address) throws IOException {
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new Refused("Not an https address");
        }
        for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
            check(each);
        }
        // Without a proxy, because the address behind it could not be checked.
        HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(new Checked(HttpsURLConnection.getDefaultSSLSocketFactory()));
        return connection;
    }

    private void check(InetAddress address) throws Refused {
        if (!allowed.test(address)) {
            throw new Refused("Not an address of the public internet");
        }
    }

    /**
     * Checks the address that was actually connected to, before anything is sent: the name may have been pointed
     * at another one in the meantime (DNS rebinding).
     */
    private final class Checked extends SSLSocketFactory {

        private final SSLSocketFactory tls;

        Checked(SSLSocketFactory tls) {
            this.tls = tls;
        }

        // The only method that HttpsURLConnection uses if createSocket() is unsupported, as it is by default.
        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            check(connected.getInetAddress());
            return tls.createSocket(connected, host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new Refused("Only what is connected can be checked");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress to, int port) throws IOException {
            return createSocket(to.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress to, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(to, port);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
