package meetme.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of the stub's own that every client trusts, as it would AWS's: beside the system's for the CRT, beside the
 * JDK's for Java. Nothing on this machine changes for others: the process gets mounts of its own.
 */
final class Trust {

    private static final char[] PASSWORD = "not a secret".toCharArray();
    private static final String MARK = "meetme.bench.mounted";

    // Where the CRT looks: aws-c-io, s2n_tls_channel_handler.c
    private static final List<Path> SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"));

    private final Path keys;
    private final Path folder;

    Trust(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.keys = folder.resolve("stub.p12");
    }

    /** Whether this process sees the certificate among those that are trusted. */
    static boolean isThere() {
        return Boolean.getBoolean(MARK);
    }

    /** Starts this program again, where it is trusted. @return its exit code */
    int again(List<String> arguments) throws IOException, InterruptedException, GeneralSecurityException {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            throw new IllegalStateException("AWS's runtime interface client and mounts of one's own take Linux");
        }
        Files.deleteIfExists(keys);
        run(List.of(
                tool("keytool"),
                "-genkeypair",
                "-alias",
                "stub",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-ext",
                "bc:c",
                "-validity",
                "7",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                keys.toString()));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", mounts() + "exec \"$@\"", "sh", tool("java"), "-D" + MARK + "=true"));
        command.addAll(List.of("-XX:+UseSerialGC", "-classpath", System.getProperty("java.class.path")));
        command.add(ColdStart.class.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String mounts() throws IOException, GeneralSecurityException {
        StringBuilder mounts = new StringBuilder();
        Path bundle = folder.resolve("ca.pem");
        Path found = SYSTEM.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This system has no certificates at " + SYSTEM));
        Files.write(bundle, Files.readAllBytes(found));
        Files.writeString(bundle, pem(certificate()), StandardOpenOption.APPEND);
        mounts.append(mount(bundle, found));
        Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        Path ours = folder.resolve("cacerts");
        addTo(cacerts, ours);
        return mounts.append(mount(ours, cacerts.toRealPath())).toString();
    }

    private static String mount(Path source, Path target) throws IOException {
        return "mount --bind '" + source.toRealPath() + "' '" + target.toRealPath() + "' && ";
    }

    // Without a password, as the JDK's own: to check one would take the clients time.
    private void addTo(Path store, Path target) throws IOException, GeneralSecurityException {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        KeyStore all = KeyStore.getInstance("PKCS12");
        KeyStore before = KeyStore.getInstance(store.toFile(), (char[]) null);
        all.load(null, null);
        for (String alias : Collections.list(before.aliases())) {
            all.setCertificateEntry(alias, before.getCertificate(alias));
        }
        all.setCertificateEntry("stub", certificate());
        try (OutputStream out = Files.newOutputStream(target)) {
            all.store(out, null);
        }
    }

    private Certificate certificate() throws IOException, GeneralSecurityException {
        return store().getCertificate("stub");
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** For the server. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return "\n-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (ended != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + ended);
        }
    }
}
