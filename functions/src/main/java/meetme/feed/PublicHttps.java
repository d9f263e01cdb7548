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
 * Opens https addresses of the public internet, and no others: the host's calendar is fetched from within an account, where
 * other addresses answer than outside.
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
        // Without a proxy: what one connects to could not be checked.
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
     * Looks once more at the address that was really connected to, before anything is sent: the name may have been given
     * another one in the meantime (DNS rebinding).
     */
    private final class Checked extends SSLSocketFactory {

        private final SSLSocketFactory tls;

        Checked(SSLSocketFactory tls) {
            this.tls = tls;
        }

        // The only one that HttpsURLConnection uses where there is no createSocket(), which is left as it is:
        // unsupported.
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
