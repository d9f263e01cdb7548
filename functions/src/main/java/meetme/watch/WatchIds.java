package meetme.watch;

import java.nio.charset.StandardCharsets;
import meetme.meetup.EmailAddress;
import meetme.meetup.WatchId;
import meetme.security.Fingerprint;

/** Which watch a mailbox has: always the same one, so that nobody is told twice, however they write their address. */
public final class WatchIds {

    private static final int DIGITS = 32;

    private WatchIds() {}

    public static WatchId of(EmailAddress address) {
        byte[] mailbox = address.mailbox().getBytes(StandardCharsets.UTF_8);
        return new WatchId(Fingerprint.of("watch", mailbox).substring(0, DIGITS));
    }
}
