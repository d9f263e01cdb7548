package meetme.aws;

import cloud.localstack.Localstack;
import cloud.localstack.docker.annotation.LocalstackDockerConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** AWS as LocalStack plays it, or whatever else answers in its place. */
final class LocalStack {

    /** The last one that runs without an account. */
    private static final String TAG = "4.14.0";

    private static final int PORT = 4566;

    private LocalStack() {}

    /** Where it is: as told by the environment, on its usual port, or in a container that is started now. */
    static String endpoint() {
        return Optional.ofNullable(System.getenv("LOCALSTACK_ENDPOINT"))
                .or(LocalStack::onUsualPort)
                .or(LocalStack::inContainer)
                .orElseGet(() -> Assumptions.abort("Nothing is at LOCALSTACK_ENDPOINT or on port " + PORT
                        + ", and no Docker engine runs here to start it"));
    }

    private static Optional<String> onUsualPort() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 500);
            return Optional.of("http://127.0.0.1:" + PORT);
        } catch (IOException nobodyAnswers) {
            return Optional.empty();
        }
    }

    private static Optional<String> inContainer() {
        if (!dockerRuns()) {
            return Optional.empty();
        }
        Localstack.INSTANCE.startup(LocalstackDockerConfiguration.builder()
                .imageTag(TAG)
                .useSingleDockerContainer(true)
                .build());
        return Optional.of(URI.create(Localstack.INSTANCE.getEndpointDynamoDB()).toString());
    }

    private static boolean dockerRuns() {
        try {
            return new ProcessBuilder("docker", "info")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
