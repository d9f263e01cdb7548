package meetme.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHttpsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "169.254.170.2",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "localhost",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::10.0.0.1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]",
                "[2001:0:a00:1::]",
                "[100::1]"
            })
    void whatIsNotOfThePublicInternetIsRefused(String host) {
        assertThatThrownBy(() -> new PublicHttps().open(URI.create("https://" + host + "/private.ics")))
                .isInstanceOf(ConnectionPolicy.Refused.class)
                .message()
                .doesNotContain("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14/x.ics",
                "ftp://93.184.215.14/x.ics",
                "file:///etc/passwd",
                "jar:https://93.184.215.14!/x",
                "/x.ics",
                "https:///x.ics",
                "https:x"
            })
    void whatIsNotHttpsIsRefused(String address) {
        assertThatThrownBy(() -> new PublicHttps().open(URI.create(address)))
                .isInstanceOf(ConnectionPolicy.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "9.9.9.9",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "[2606:4700::1111]",
                "[2a00:1450::1]",
                "[2001:4860::8888]"
            })
    void anAddressOfThePublicInternetIsOpenedOverTls(String host) throws IOException {
        assertThat(new PublicHttps().open(URI.create("https://" + host + "/x.ics")))
                .isInstanceOf(HttpsURLConnection.class);
    }

    @Test
    void nothingIsSentToANameThatLeadsElsewhereByNow() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> firstByte(server));
            URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/x.ics");
            HttpsURLConnection connection =
                    (HttpsURLConnection) new PublicHttps(any -> looks.incrementAndGet() == 1).open(address);

            assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);
            connection.disconnect();

            assertThat(looks).hasValueGreaterThan(1);
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    private static int firstByte(ServerSocket server) {
        try (Socket connection = server.accept();
                InputStream in = connection.getInputStream()) {
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void aServerThatCannotProveItsNameIsRefused(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("self-signed.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "self",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(store)));
        server.start();
        try {
            URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/x.ics");
            HttpsURLConnection connection = (HttpsURLConnection) new PublicHttps(any -> true).open(address);

            assertThatThrownBy(connection::getResponseCode).isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
