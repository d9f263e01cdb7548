package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trust rows 2, 9 and 21: "tell me when you come" is no way to write to others, nor to drain the host's wallet. */
class WatchFloodIT {

    private final TestCloud cloud = TestCloud.start();
    private final Watching watching = new Watching(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void fiveHundredFormsForOneVictimAreOneMailADayWithNothingThatAnybodyTyped() {
        List<String> spellings =
                List.of("vic.tim@gmail.com", "victim@gmail.com", "VicTim+1@gmail.com", "v.i.c.t.i.m+x@googlemail.com");
        Map<String, Object> form = watching.form("", "You won, see evil.example");
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            form.put("email", spellings.get(i % spellings.size()));
            form.put("city", "You won " + i + ", see evil.example");
            Reply reply = watching.ask(form, "203." + i / 250 + "." + i % 250 + ".7");
            assertThat(reply.status()).isIn(202, 503);
            taken += reply.status() == 202 ? 1 : 0;
        }
        cloud.sweep();
        cloud.sweep();

        assertThat(taken).isEqualTo(400);
        assertThat(cloud.mails()).singleElement().satisfies(WatchFloodIT::isTheGoldenText);
        assertThat(cloud.items("watch")).hasSize(1);

        cloud.clock.advance(Duration.ofDays(1));
        Map<String, Object> again = watching.form("victim@gmail.com", "");
        for (int i = 0; i < 30; i++) {
            watching.ask(again, "203.0." + i + ".7");
        }
        cloud.sweep();
        assertThat(cloud.mails()).as("the day after").hasSize(2);
    }

    private static void isTheGoldenText(ReceivedMail mail) {
        assertThat(mail.subject()).isEqualTo("Please confirm: an email when I’m coming your way");
        assertThat(Letterbox.text(mail).replaceAll("#[A-Za-z0-9_-]+", "#TOKEN")).isEqualTo("""
                        Shall I tell you when I’m coming?

                        Somebody asked on my page to hear of my trips and gave this address. I hope it was you. If so, open the page and press “Yes, tell me”.

                        From then on, you get one email for each such trip, and nothing else. I keep your address for two years for that; one press ends it at any time.

                        Open the page:
                        https://meet.example.com/watch#TOKEN

                        If it wasn’t you, just ignore this email. Unless you say yes, I won’t write to you about any trip, and the address is erased after three days.

                        — Sam Host

                        --\s
                        Please don’t reply to this email: nobody reads the mailbox it was sent from.
                        This email came because somebody gave this address on https://meet.example.com, to hear when Sam Host is coming.
                        """);
    }

    @Test
    void theAnswerIsTheSameWhateverIsKnownOfTheAddress() {
        watching.on("known@example.org", "Lisbon");
        Reply known = watching.ask("known@example.org", "Lisbon");
        Reply unknown = watching.ask("unknown@example.org", "Lisbon");
        Reply again = watching.ask("unknown@example.org", "Lisbon");

        assertThat(List.of(unknown, again)).allMatch(reply -> reply.equals(known));
    }

    @Test
    void theTwentyFirstOfANetworkIsAskedToComeTomorrowWhoeverItIs() {
        Map<String, Object> form = watching.form("", "Lisbon");
        for (int i = 0; i < 25; i++) {
            form.put("email", "pat" + i + "@example.org");
            Reply reply = watching.ask(form, "2001:db8:1:" + i + "::1");
            assertThat(reply.status()).as("%d", i).isEqualTo(i < 20 ? 202 : 429);
            assertThat(reply.headers().containsKey("retry-after")).isEqualTo(i >= 20);
        }
        List<String> calls = AwsCalls.during(() -> watching.ask(form, "2001:db8:1::1"));
        assertThat(calls)
                .as("whoever is known to be over the limit costs nothing")
                .isEmpty();
        assertThat(watching.ask(form, "2001:db8:2::1").status()).isEqualTo(202);
        assertThat(cloud.items("watch")).hasSize(21);
        assertThat(cloud.post("/api/requests", cloud.form(), Map.of("x-viewer-address", "2001:db8:1::1"))
                        .status())
                .as("a request from there is counted by itself")
                .isEqualTo(201);

        cloud.clock.advance(Duration.ofHours(23));
        assertThat(watching.ask(watching.form("pat@example.org", ""), "2001:db8:1::1")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void pastTheDaysLimitEverybodyIsAskedToComeTomorrow() {
        Map<String, Object> form = watching.form("", "");
        int taken = 0;
        for (int i = 0; i < 450; i++) {
            form.put("email", "pat" + i + "@example.org");
            Reply reply = watching.ask(form, "203." + i / 200 + "." + i % 200 + ".7");
            assertThat(reply.status()).isIn(202, 503);
            taken += reply.status() == 202 ? 1 : 0;
        }

        assertThat(taken).isEqualTo(400);
        assertThat(cloud.items("watch")).hasSize(400);
        assertThat(AwsCalls.during(() -> watching.ask(form, "198.51.100.7"))).isEmpty();
    }
}
