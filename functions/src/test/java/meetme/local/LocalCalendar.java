package meetme.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Optional;
import meetme.busy.CalendarFeed;
import meetme.busy.Opener;
import meetme.busy.PublicHttps;
import meetme.host.Host;
import meetme.meetup.Busy;

/** The host's own calendar, which on one machine may be a file or a server on it, too. The cloud knows neither. */
public final class LocalCalendar implements Opener {

    private final Opener elsewhere = new PublicHttps();

    /**
     * The calendar behind an address.
     *
     * @param address of an ICS feed, such as {@code file:///home/robin/calendar.ics}; empty: there is none
     */
    public static Busy of(String address, Host host) {
        return address.isBlank()
                ? Busy.NEVER
                : new CalendarFeed(
                        address,
                        new LocalCalendar(),
                        host.home().zone(),
                        host.rules().askAhead());
    }

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
