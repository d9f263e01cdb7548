package meetme.lambda;

import static meetme.lambda.Planning.lisbon;
import static meetme.lambda.Planning.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import meetme.Samples;
import meetme.host.Plans;
import meetme.keeping.Sweep;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import meetme.mail.Account.Quota;
import meetme.meetup.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trip that is called off, and everybody who asked for it. */
class CallingOffIT {

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Planning host = new Planning(cloud);

    @BeforeEach
    void planATrip() {
        host.add(lisbon());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void nobodyIsToldForTwoMinutesAndThenEverybodyIsInWhateverState() {
        String pending = ask("2026-12-07T09:00");
        String approved = PlanIT.agree(cloud, "lisbon", "2026-12-07T10:00");
        String moved = PlanIT.agree(cloud, "lisbon", "2026-12-07T11:00");
        visitor(moved, "move", Map.of("times", List.of("2026-12-08T09:00")));
        String offered = ask("2026-12-08T10:00");
        host(offered, "counter", Map.of("times", List.of("2026-12-08T11:00")));
        String offeredAnew = PlanIT.agree(cloud, "lisbon", "2026-12-09T09:00");
        host(offeredAnew, "counter", Map.of("times", List.of("2026-12-09T10:00")));
        String withdrawn = ask("2026-12-09T11:00");
        visitor(withdrawn, "withdraw", Map.of());
        String pitch = ask("2026-12-09T18:00");
        host(pitch, "pitch", Map.of());
        settle();
        String atHome = cloud.post("/api/requests", cloud.form()).text("id");
        String justApproved = ask("2026-12-10T09:00");
        settleMails();
        int mails = cloud.mails().size();

        host.done("call-off-trip", Map.of("id", "lisbon", "anyway", true));
        host(justApproved, "approve", Map.of("time", "2026-12-10T09:00"));
        cloud.clock.advance(Duration.ofSeconds(119));
        cloud.sweep();
        assertThat(cloud.mails()).hasSize(mails);

        minutes(6);

        assertThat(state(pending)).isEqualTo("declined");
        assertThat(state(offered)).isEqualTo("declined");
        for (String agreed : List.of(approved, moved, offeredAnew, justApproved)) {
            assertThat(state(agreed)).isEqualTo("cancelled");
        }
        assertThat(state(withdrawn)).isEqualTo("withdrawn");
        assertThat(state(pitch)).isEqualTo("pitch");
        assertThat(state(atHome)).isEqualTo("pending");
        assertThat(endings()).as("each once").hasSize(4 * 2 + 2);
        assertThat(endings())
                .filteredOn(mail -> !mail.to().equals(List.of("host@example.com")))
                .hasSize(4 + 2)
                .allSatisfy(mail ->
                        assertThat(Letterbox.text(mail)).contains("I won’t be in Lisbon after all. I’m sorry!"));
        assertThat(cloud.get("/api/openings").body()).doesNotContain("lisbon");
        assertThat(list(host.look(), "trips"))
                .singleElement()
                .satisfies(trip -> assertThat(trip).containsKey("calledOff"));
    }

    @Test
    void whatIsUndoneInTimeTouchesNobody() {
        String pending = ask("2026-12-07T09:00");
        host.done("call-off-trip", Map.of("id", "lisbon"));
        cloud.clock.advance(Duration.ofSeconds(100));
        cloud.sweep();
        host.done("undo-call-off", Map.of("id", "lisbon"));
        minutes(5);

        assertThat(state(pending)).isEqualTo("pending");
        assertThat(endings()).isEmpty();
    }

    @Test
    void whatIsAcceptedAtTheSameMomentIsAnsweredToo() {
        // A function that has read the plan a moment ago
        Wiring another = new Wiring(cloud.environment, Samples.host());
        cloud.answersWith(another);
        Map<String, Object> form = PlanIT.to(cloud, "lisbon", "2026-12-07T09:00");
        cloud.answersWith(cloud.wiring());
        host.done("call-off-trip", Map.of("id", "lisbon"));
        cloud.answersWith(another);
        Reply late = cloud.post("/api/requests", form);
        assertThat(late.status()).as(late.body()).isEqualTo(201);
        minutes(6);

        assertThat(state(late.text("id"))).isEqualTo("declined");
        assertThat(endings()).hasSize(1);
    }

    @Test
    void whatTheHostTakesBackFromADeclineIsDeclinedAgain() {
        String pending = ask("2026-12-07T09:00");
        host.done("call-off-trip", Map.of("id", "lisbon"));
        minutes(2);
        assertThat(state(pending)).isEqualTo("declined");
        host(pending, "undo", Map.of());
        assertThat(state(pending)).isEqualTo("pending");
        minutes(4);

        assertThat(state(pending)).isEqualTo("declined");
        assertThat(endings()).hasSize(1);
    }

    @Test
    void aTripOfHostJsonIsWorkedOffLikeOneOfTheBoard() {
        String newYork = Samples.trip("new-york", "New York", "America/New_York", "2026-12-14", "2026-12-16");
        Wiring travelling = new Wiring(cloud.environment, Samples.travelling(newYork));
        cloud.answersWith(travelling);
        String pending = cloud.post("/api/requests", PlanIT.to(cloud, "new-york", "2026-12-15T10:00"))
                .text("id");
        host.done("call-off-trip", Map.of("id", "new-york"));
        minutes(5);

        assertThat(state(pending)).isEqualTo("declined");
    }

    @Test
    void whereverTheSweepEndsEachIsToldOnce() {
        int crashAt = 0;
        boolean crashed = true;
        while (crashed) {
            String city = crashAt == 0 ? "lisbon" : "lisbon-" + (crashAt + 1);
            if (crashAt > 0) {
                host.add(lisbon());
            }
            String pending = cloud.post("/api/requests", PlanIT.to(cloud, city, "2026-12-07T09:00"))
                    .text("id");
            String agreed = PlanIT.agree(cloud, city, "2026-12-07T10:00");
            int before = endings().size();
            host.done("call-off-trip", Map.of("id", city, "anyway", true));
            cloud.clock.advance(Duration.ofMinutes(2));
            crashed = sweepUntil(crashAt);
            minutes(6);

            assertThat(state(pending)).as("after a crash at %d", crashAt).isEqualTo("declined");
            assertThat(state(agreed)).as("after a crash at %d", crashAt).isEqualTo("cancelled");
            assertThat(endings()).as("after a crash at %d", crashAt).hasSize(before + 3);
            crashAt++;
        }
        assertThat(crashAt).as("places to crash at").isGreaterThan(5);
    }

    @Test
    void ofTwentyFourCallsOffAtOnceOneIsDoneAndCanBeUndone() throws Exception {
        int version = host.version();
        List<Callable<Reply>> presses = new ArrayList<>();
        for (int phone = 0; phone < 24; phone++) {
            presses.add(() -> host.act(version, "call-off-trip", Map.of("id", "lisbon")));
        }

        assertThat(PlanIT.atOnce(presses)).extracting(Reply::status).containsOnlyOnce(200);
        assertThat(host.version()).isEqualTo(version + 1);
        host.done("undo-call-off", Map.of("id", "lisbon"));
        assertThat(cloud.get("/api/openings").body()).contains("lisbon");
    }

    /** Ends the process at one of the calls of a sweep to the plan or to a request. */
    private boolean sweepUntil(int crashAt) {
        int[] calls = {0};
        Between fuse = (method, args, real) -> {
            // Before the call or after it, and from then on nothing is done any more.
            if (calls[0]++ >= crashAt) {
                throw new Ended();
            }
            Object result = real.call();
            if (calls[0]++ >= crashAt) {
                throw new Ended();
            }
            return result;
        };
        Stores real = cloud.stores();
        Stores stores = new GivenStores(
                fuse.on(Requests.class, real.requests()),
                real.agendas(),
                real.outbox(),
                real.due(),
                real.addresses(),
                real.mail(),
                real.account(),
                fuse.on(Plans.class, real.plans()),
                real.invitations(),
                real.news(),
                real.watches(),
                real.tellings());
        Sweep sweep = cloud.wiring()
                .sweep(stores, cloud.wiring().sesTransport(), () -> new Quota(50_000, 14), cloud.clock::advance);
        sweep.run(cloud.clock);
        return calls[0] > crashAt;
    }

    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    private String ask(String time) {
        Reply asked = cloud.post("/api/requests", PlanIT.to(cloud, "lisbon", time));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.text("id");
    }

    private void host(String id, String action, Map<String, Object> more) {
        press("host", Ways.hostToken(cloud, id), action, more);
    }

    private void visitor(String id, String action, Map<String, Object> more) {
        press("visitor", Ways.visitorToken(cloud, id), action, more);
    }

    private void press(String side, String token, String action, Map<String, Object> more) {
        int version =
                cloud.post("/api/" + side + "/view", Map.of("token", token)).version();
        Map<String, Object> press = new LinkedHashMap<>(Ways.press(token, version, action));
        press.putAll(more);
        Reply reply = cloud.post("/api/" + side + "/act", press);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private String state(String id) {
        return cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, id)))
                .text("state");
    }

    private void settle() {
        cloud.clock.advance(Duration.ofMinutes(2));
        settleMails();
    }

    private void settleMails() {
        cloud.sweep();
        cloud.sweep();
    }

    private void minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            cloud.clock.advance(Duration.ofMinutes(1));
            cloud.sweep();
        }
    }

    /** Emails that tell the end: a kind no, or that a meetup is off. */
    private List<ReceivedMail> endings() {
        return cloud.mails().stream()
                .filter(mail -> mail.subject().matches("(Cancelled|Not this time): .*"))
                .toList();
    }
}
