package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import meetme.Samples;
import meetme.keeping.Sweep;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import meetme.mail.OutboxSender;
import meetme.meetup.Agenda;
import meetme.meetup.Approved;
import meetme.meetup.Decision;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Stored;
import org.junit.jupiter.api.Test;

/**
 * The process ends between any two steps: before or after each call to the store and the post, one after the other. It is
 * started again, the visitor's browser sends its form once more, and time goes on. Every mail must leave, none twice but
 * those of which nobody knows.
 */
class CrashIT {

    @Test
    void whereverTheProcessEndsNothingIsLost() {
        try (TestCloud cloud = TestCloud.start()) {
            int crashAt = 0;
            boolean crashed = true;
            while (crashed) {
                List<String> sent = new ArrayList<>();
                Fuse fuse = new Fuse(crashAt);
                live(cloud, fuse, sent, crashAt);
                check(sent, crashAt);
                crashed = fuse.isBurnt();
                crashAt++;
            }

            assertThat(crashAt).as("places to crash at").isGreaterThan(25);
            assertThat(cloud.items("request")).hasSize(crashAt);
            assertThat(cloud.items("mail").stream().map(row -> row.get("status").s()))
                    .containsOnly("sent");
            assertThat(cloud.stores()
                            .due()
                            .due(now(cloud).plus(Duration.ofDays(1)), 10)
                            .isEmpty())
                    .isTrue();
        }
    }

    private static void live(TestCloud cloud, Fuse fuse, List<String> sent, long seed) {
        Stores stores = fuse.on(cloud.stores());
        MailTransport transport = fuse.on(MailTransport.class, (from, to, message) -> {
            sent.add(messageId(message));
            return new MailTransport.Delivery.Sent("taken");
        });
        OutboxSender sender = cloud.wiring().outboxSender(stores, transport);
        Sweep sweep = cloud.wiring().sweep(stores, transport, () -> new Quota(50_000, 14), cloud.clock::advance);
        Pending pending = Samples.pending(seed, now(cloud));
        IdempotencyKey idempotencyKey =
                new IdempotencyKey("key " + seed, "hash", Duration.ofHours(1), Optional.empty());

        persistently(
                fuse,
                () -> stores.requests()
                        .accept(pending.details(), Optional.of(idempotencyKey), Samples.PLENTY, now(cloud)));
        for (Notice notice : List.of(Notice.REQUEST_TO_HOST, Notice.RECEIPT_TO_VISITOR)) {
            fuse.once(() -> sender.deliver(new OutboxRow.NoticeMail(pending.id(), notice, 1), now(cloud)));
        }
        awhile(cloud, sweep, fuse);
        persistently(fuse, () -> decide(cloud, stores, pending, true));
        awhile(cloud, sweep, fuse);
        persistently(fuse, () -> decide(cloud, stores, pending, false));
        awhile(cloud, sweep, fuse);
    }

    private static void awhile(TestCloud cloud, Sweep sweep, Fuse fuse) {
        for (int sweeps = 0; sweeps < 2; sweeps++) {
            // Longer than a lease, and than a decision takes to settle.
            cloud.clock.advance(Duration.ofMinutes(3));
            fuse.once(() -> sweep.run(cloud.clock));
        }
    }

    // As the page does: looks first, and presses if there is still something to press.
    private static void decide(TestCloud cloud, Stores stores, Pending pending, boolean approve) {
        Stored stored = stores.requests().find(pending.id(), now(cloud)).orElseThrow();
        if (approve && stored.request() instanceof Pending open) {
            Agenda agenda = stores.agendas()
                    .agenda(Agenda.monthsOf(open.details().times().get(0)));
            stores.requests()
                    .save(
                            stored,
                            open.approve(
                                    open.details().times().get(0),
                                    Samples.UNION_STATION,
                                    Decision.at(now(cloud), Optional.empty())),
                            agenda,
                            now(cloud));
        }
        if (!approve && stored.request() instanceof Approved approved) {
            stores.requests()
                    .save(stored, approved.cancel(Party.HOST, Optional.empty(), now(cloud)), Agenda.NONE, now(cloud));
        }
    }

    private static void persistently(Fuse fuse, Runnable step) {
        fuse.once(step);
        if (fuse.isGone()) {
            fuse.once(step);
        }
    }

    // The same for each copy of a mail.
    static String messageId(byte[] message) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message))
                    .getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(List<String> sent, int crashAt) {
        assertThat(Set.copyOf(sent)).as("mails after a crash at %d", crashAt).hasSize(6);
        assertThat(sent.size()).as("copies after a crash at %d", crashAt).isBetween(6, 7);
    }

    private static Instant now(TestCloud cloud) {
        return cloud.clock.instant();
    }
}
