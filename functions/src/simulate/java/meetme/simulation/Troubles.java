package meetme.simulation;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.aws.dynamo.DynamoRingStore;
import meetme.aws.dynamo.Table;
import meetme.security.RingHistory;
import meetme.simulation.Functions.Kind;
import meetme.simulation.dynamo.ModelTable;

/** What happens beside calls that fail: outages, bounces, deployments, a rotation of the keys, a restore. */
final class Troubles {

    private static final List<Duration> OUTAGES = List.of(
            Duration.ofMinutes(3),
            Duration.ofMinutes(40),
            Duration.ofHours(6),
            Duration.ofHours(30),
            Duration.ofDays(3));

    /** Of mail. Each email that waits is tried every hour at least: for days, that would be most of a story. */
    private static final List<Duration> OUTAGES_OF_MAIL = List.of(
            Duration.ofMinutes(3),
            Duration.ofMinutes(3),
            Duration.ofMinutes(40),
            Duration.ofMinutes(40),
            Duration.ofHours(6),
            Duration.ofHours(6),
            Duration.ofHours(14),
            Duration.ofHours(30));

    /** What is throttled is tried every minute; for days, that would be most of all stories. */
    private static final Duration LONGEST_THROTTLING = Duration.ofMinutes(20);

    private static final int MOST_DELIVERIES = 3;

    /** In this order they may be called. */
    private enum Trouble {
        BOUNCE,
        OTHER_BOUNCE,
        ROTATION,
        PAUSE,
        SCHEDULE_OFF,
        SES_SANDBOXED,
        SES_PAUSED,
        SES_THROTTLED,
        DEPLOYMENT,
        EXPIRY,
        RESTORE
    }

    private final World world;
    private final Functions functions;
    private final SimulatedSes ses;
    private final Schedule schedule;
    private final ModelTable table;
    private final Table dynamo;
    private final Stream stream;

    Troubles(
            World world,
            Functions functions,
            SimulatedSes ses,
            Schedule schedule,
            ModelTable table,
            Table dynamo,
            Stream stream) {
        this.world = world;
        this.functions = functions;
        this.ses = ses;
        this.schedule = schedule;
        this.table = table;
        this.dynamo = dynamo;
        this.stream = stream;
    }

    void happen(String step) {
        Trouble trouble = world.dice().oneOf(some(), step + " trouble");
        Duration outage = world.dice().oneOf(OUTAGES, step + " outage");
        Duration ofMail = world.dice().oneOf(OUTAGES_OF_MAIL, step + " outage of mail");
        world.say(() -> step + ": " + trouble);
        switch (trouble) {
            case BOUNCE, OTHER_BOUNCE -> bounce(step);
            case ROTATION -> rotate();
            case PAUSE -> pause(step, outage);
            case SCHEDULE_OFF -> schedule.isOffUntil(world.millis() + outage.toMillis());
            case SES_SANDBOXED -> account(SimulatedSes.Account.SANDBOXED, ofMail);
            case SES_PAUSED -> account(SimulatedSes.Account.PAUSED, ofMail);
            case SES_THROTTLED ->
                account(
                        SimulatedSes.Account.THROTTLED,
                        ofMail.compareTo(LONGEST_THROTTLING) < 0 ? ofMail : LONGEST_THROTTLING);
            case DEPLOYMENT -> functions.redeploy();
            case EXPIRY -> table.expire(world.millis() / 1_000);
            case RESTORE -> restore(step, outage);
        }
    }

    /** Each story has its own. */
    private List<Trouble> some() {
        List<Trouble> some = List.of(Trouble.values()).stream()
                .filter(trouble -> world.dice().fraction("swarm of troubles " + trouble) < 0.5)
                .toList();
        return some.isEmpty() ? List.of(Trouble.values()) : some;
    }

    private void account(SimulatedSes.Account state, Duration outage) {
        ses.is(state);
        world.after(outage, () -> ses.is(SimulatedSes.Account.OPEN));
    }

    private void pause(String step, Duration outage) {
        switchSending(step, "paused");
        world.after(outage, () -> switchSending(step, "on"));
    }

    // The host looks whether it says so, and presses again.
    private void switchSending(String step, String to) {
        functions.call(Kind.SWEEP, step + ": sending " + to, Functions.json(Map.of("sending", to)), (task, answer) -> {
            if (answer.filter(said -> said.contains("\"" + to + "\"")).isEmpty()) {
                world.after(Duration.ofSeconds(30), () -> switchSending(step + ", again", to));
            }
        });
    }

    /** What the first deployment does before anybody calls. */
    void deploy() {
        keys().save(Optional.empty(), RingHistory.begin(new SecureRandom()));
    }

    private void rotate() {
        Optional<RingHistory> before = keys().find();
        before.ifPresent(ring -> keys().save(before, ring.turned(new SecureRandom(), world.now())));
    }

    private DynamoRingStore keys() {
        return new DynamoRingStore(dynamo);
    }

    // Docs: docs/deploying.md, "Restore". What was about to leave is put back unless it has left.
    private void restore(String step, Duration outage) {
        switchSending(step, "paused");
        world.after(Duration.ofMinutes(5), () -> {
            world.endAll();
            functions.redeploy();
            table.restore(item -> !item.get("kind").s().equals("mail")
                    || !List.of("waiting", "sending")
                            .contains(item.get("status").s())
                    || ses.mails().stream().noneMatch(mail -> mail.isOf(item)));
            stream.replay(table.all());
            world.after(outage, () -> switchSending(step, "on"));
        });
    }

    private void bounce(String step) {
        if (ses.mails().isEmpty()) {
            return;
        }
        SentMail mail = world.dice().oneOf(ses.mails(), step + " which mail");
        boolean isHard = world.dice().fraction(step + " hard") < 0.7;
        boolean isComplaint = world.dice().fraction(step + " complaint") < 0.2;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", isComplaint ? "Complaint" : "Bounce");
        if (isComplaint) {
            event.put(
                    "complaint",
                    Map.of(
                            "complaintFeedbackType",
                            "abuse",
                            "timestamp",
                            world.now().toString()));
        } else {
            event.put(
                    "bounce",
                    Map.of(
                            "bounceType",
                            isHard ? "Permanent" : "Transient",
                            "timestamp",
                            world.now().toString()));
        }
        event.put("mail", Map.of("destination", List.of(mail.to()), "headers", headers(mail)));
        deliver(step + ": " + mail.id() + " comes back", Functions.json(event), 1);
        if (world.dice().happens(0.3, step + " comes back twice")) {
            deliver(step + ": " + mail.id() + " comes back twice", Functions.json(event), 1);
        }
    }

    private static List<Map<String, String>> headers(SentMail mail) {
        List<Map<String, String>> headers = new ArrayList<>();
        mail.request()
                .ifPresent(
                        request -> headers.add(Map.of("name", "References", "value", "<" + request + "@example.com>")));
        return headers;
    }

    private void deliver(String name, String message, int time) {
        String event = Functions.json(Map.of("Records", List.of(Map.of("Sns", Map.of("Message", message)))));
        functions.call(Kind.BOUNCE, name + ", try " + time, event, (task, answer) -> {
            if ((task.isDead() || task.thrown().isPresent()) && time < MOST_DELIVERIES) {
                world.after(Duration.ofMinutes(time), () -> deliver(name, message, time + 1));
            }
        });
    }
}
