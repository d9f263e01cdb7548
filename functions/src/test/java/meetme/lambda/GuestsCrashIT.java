package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.SampleInvitations;
import meetme.keeping.Sweep;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import org.junit.jupiter.api.Test;

/**
 * The sweep ends before or after any of its calls to the store and the post, one after the other, and the next one goes on. Whatever
 * happens, the host hears once of each no and once of each silent trip, and in the end no name is left.
 */
class GuestsCrashIT {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    private static final List<Instant> WHEN = List.of(
            Instant.parse("2026-11-23T01:05:00Z"),
            Instant.parse("2026-12-04T16:00:00Z"),
            SampleInvitations.LISBON.end(),
            SampleInvitations.LISBON.end().plus(Duration.ofDays(30)));

    @Test
    void whereverTheSweepEndsTheHostIsToldOnceAndNoNameIsLeft() {
        int crashAt = 0;
        boolean crashed = true;
        while (crashed) {
            Fuse fuse = new Fuse(crashAt);
            try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY, SampleInvitations.HOST)) {
                List<String> sent = live(cloud, fuse);

                assertThat(Set.copyOf(sent))
                        .as("emails after a crash at %d", crashAt)
                        .hasSize(2);
                assertThat(sent.size())
                        .as("copies after a crash at %d", crashAt)
                        .isBetween(2, 3);
                assertThat(cloud.items().toString())
                        .as("names after a crash at %d", crashAt)
                        .doesNotContain("Canary");
                assertThat(cloud.stores()
                                .due()
                                .due(cloud.clock.instant().plus(Duration.ofDays(1)), 10)
                                .isEmpty())
                        .as("nothing is left to do after a crash at %d", crashAt)
                        .isTrue();
            }
            crashed = fuse.isBurnt();
            crashAt++;
        }

        assertThat(crashAt).as("places to crash at").isGreaterThan(20);
    }

    private static List<String> live(TestCloud cloud, Fuse fuse) {
        List<String> sent = new ArrayList<>();
        Stores stores = fuse.on(cloud.stores());
        MailTransport transport = fuse.on(MailTransport.class, (from, to, message) -> {
            sent.add(messageId(message));
            return new MailTransport.Delivery.Sent("taken");
        });
        Sweep sweep = cloud.wiring().sweep(stores, transport, () -> new Quota(50_000, 14), cloud.clock::advance);
        GuestList guests = new GuestList(cloud);
        guests.invite("Si Canary");
        guests.no(guests.invite("No Canary"), "Canary word");
        fuse.once(() -> sweep.run(cloud.clock));
        for (Instant when : WHEN) {
            cloud.clock.forwardTo(when);
            for (int sweeps = 0; sweeps < 3; sweeps++) {
                fuse.once(() -> sweep.run(cloud.clock));
                // Longer than a lease.
                cloud.clock.advance(Duration.ofMinutes(3));
            }
        }
        return sent;
    }

    private static String messageId(byte[] message) {
        Matcher header = MESSAGE_ID.matcher(new String(message, StandardCharsets.UTF_8));
        assertThat(header.find()).isTrue();
        return header.group(1);
    }
}
