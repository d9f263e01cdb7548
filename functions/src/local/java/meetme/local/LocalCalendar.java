package meetme.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Optional;
import meetme.feed.ConnectionPolicy;
import meetme.feed.PublicHttps;

/** Where the host's own calendar may be: on one machine a file or a server on it, too. The cloud opens neither. */
public final class LocalCalendar implements ConnectionPolicy {

    private final ConnectionPolicy elsewhere = new PublicHttps();

    @Override
    public URLConnection open(URI address) throws IOException {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> address.toURL().openConnection();
            case "http" -> {
                if (!InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                    throw new Refused("http, and not on this machine");
                }
                yield address.toURL().openConnection(Proxy.NO_PROXY);
            }
            default -> elsewhere.open(address);
        };
    }
}
