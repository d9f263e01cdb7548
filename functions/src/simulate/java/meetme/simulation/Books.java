package meetme.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import meetme.deciding.RequestView;
import meetme.host.Plan;
import meetme.lambda.Stores;
import meetme.meetup.Due;
import meetme.meetup.Erased;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pending;
import meetme.meetup.RequestId;
import meetme.meetup.RequestedCity;
import meetme.meetup.Settling;
import meetme.simulation.dynamo.Commit;
import meetme.simulation.dynamo.ModelTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was ever written: each write is seen here, and looked at. */
final class Books {

    /** Longer than a lease is, and than clocks may differ. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(3);

    private final World world;
    private final Stores stores;
    private final Sums sums;
    private final InvitationBook invitations;
    private final WatchBook watches;
    private final Map<String, MeetupRequest> requests = new TreeMap<>();
    private final Set<String> purged = new HashSet<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Long> settling = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final Map<String, Long> erased = new HashMap<>();
    private final Map<String, Long> leased = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> turns = new HashSet<>();
    private final Map<String, String> announced = new HashMap<>();

    /** @param stores that nothing happens to */
    Books(World world, ModelTable table, Stores stores) {
        this.world = world;
        this.stores = stores;
        this.sums = new Sums(world, stores);
        this.invitations = new InvitationBook(world, stores);
        this.watches = new WatchBook(world, table, stores);
    }

    InvitationBook invitations() {
        return invitations;
    }

    WatchBook watches() {
        return watches;
    }

    /** Each request as it was written last. */
    Map<String, MeetupRequest> requests() {
        return requests;
    }

    boolean isPurged(String request) {
        return purged.contains(request);
    }

    boolean lives(String request) {
        return Optional.ofNullable(requests.get(request))
                .filter(any -> !(any instanceof Erased))
                .isPresent();
    }

    /** The state that a version of a request began with. */
    Optional<String> state(String request, int version) {
        return Optional.ofNullable(states.get(request + " " + version));
    }

    /** When the call began that made this version, if it can be undone; in milliseconds. A sweep may take most of a minute. */
    Optional<Long> settlingSince(String request, int version) {
        return Optional.ofNullable(settling.get(request + " " + version));
    }

    boolean isUndone(String request, int version) {
        return undone.contains(request + " " + version);
    }

    Optional<Long> erasedAt(String request) {
        return Optional.ofNullable(erased.get(request));
    }

    /** When the row of an email was taken for sending the last time, by the beginning of its Message-ID. */
    Optional<Long> leasedAt(String row) {
        return Optional.ofNullable(leased.get(row));
    }

    /** Whether an email with that notice of that request was ever put into the outbox. */
    boolean isWritten(String request, String notice) {
        return written.contains(request + " " + notice);
    }

    /** How often it was the host's turn. */
    int turns() {
        return turns.size();
    }

    // Each write

    void note(Commit commit) {
        sums.note(commit);
        watches.note(commit);
        if (commit.isOf("request")) {
            noteRequest(commit);
        } else if (commit.isOf("mail") && !commit.isGone()) {
            noteMail(commit);
        } else if (commit.isOf("invitation")) {
            invitations.note(commit);
        }
    }

    /** Compares what has to be the same. */
    void compare() {
        sums.compare();
        watches.compare();
    }

    private void noteRequest(Commit commit) {
        String id = commit.key().pk().substring("request#".length());
        if (commit.isGone()) {
            checkGone(id, commit.before());
            purged.add(id);
            return;
        }
        long before = commit.isNew()
                ? 0
                : Long.parseLong(commit.before().get("revision").n());
        long after = Long.parseLong(commit.after().get("revision").n());
        Optional<MeetupRequest> was = Optional.ofNullable(requests.get(id));
        MeetupRequest is = stores.requests()
                .find(new RequestId(id), Instant.EPOCH)
                .orElseThrow()
                .request();
        // Only the deletion of what is erased is put off without a new revision.
        if (after != before + 1 && !(after == before && is instanceof Erased)) {
            throw new Violation("Nobody overwrites what they have not read", id + " from " + before + " to " + after);
        }
        checkTime(was, is);
        if (was.isEmpty() && is.details().yes().isPresent()) {
            checkFree(is);
        }
        requests.put(id, is);
        sums.note(is, commit.after());
        world.say(() -> "    request " + id + " version " + is.version() + ": " + RequestView.state(is)
                + (is instanceof Settling ? ", can be undone" : ""));
        follow(id, was, is);
    }

    private void checkGone(String id, Map<String, AttributeValue> item) {
        boolean isExpired = Long.parseLong(item.get("expiresAt").n()) * 1_000 <= world.millis();
        boolean isErased = requests.get(id) instanceof Erased gone && isDue(gone);
        if (!isExpired && !isErased) {
            throw new Violation("Nothing accepted is ever lost", id + " is gone");
        }
    }

    /** What time alone brings about is due by then, unless a trip was called off. */
    private void checkTime(Optional<MeetupRequest> was, MeetupRequest is) {
        boolean isByTime = world.isSweeping()
                && was.filter(old -> !old.equals(is) && !isDue(old)).isPresent();
        if (isByTime && !isCalledOff(is.details().city(), stores.plans().find())) {
            throw new Violation("Nothing happens before its time", is.id() + ": " + was.flatMap(Due::next));
        }
    }

    /** Whether a trip there was, before the last day of it is over. */
    static boolean isCalledOff(RequestedCity city, Plan plan) {
        return plan.calledOff().stream().anyMatch(off -> off.trip().city().id().equals(city.id()));
    }

    private boolean isDue(MeetupRequest request) {
        return Due.next(request)
                .filter(due -> !due.at().isAfter(world.now().plus(Promises.CLOCKS)))
                .isPresent();
    }

    /** A time that is booked at once is nobody else's. */
    private void checkFree(MeetupRequest begun) {
        begun.holds()
                .flatMap(slot -> requests.values().stream()
                        .filter(other -> other.holds().filter(slot::overlaps).isPresent())
                        .findFirst())
                .ifPresent(other -> {
                    throw new Violation(
                            "Who says yes to an invitation has the host's time", begun.id() + " and " + other.id());
                });
    }

    private void follow(String id, Optional<MeetupRequest> was, MeetupRequest is) {
        String version = id + " " + is.version();
        states.putIfAbsent(version, RequestView.state(is));
        if (is instanceof Settling) {
            settling.putIfAbsent(version, world.taskIfAny().map(Task::begunAt).orElse(world.millis()));
        }
        if (is instanceof Pending pending) {
            turns.add(id + " " + pending.proposal().since());
        }
        if (is instanceof Erased) {
            erased.putIfAbsent(id, world.millis());
        }
        if (was.isPresent() && was.get() instanceof Settling old && is.version() > old.version()) {
            undone.add(id + " " + old.version());
        }
    }

    private void noteMail(Commit commit) {
        String[] words = commit.key().sk().split("#", -1);
        String pk = commit.key().pk();
        String about = pk.substring(pk.indexOf('#') + 1);
        String row = (pk.equals("host") ? "" : about + ".") + words[1].toLowerCase(Locale.ROOT) + "." + words[2];
        String status = commit.after().get("status").s();
        world.say(() -> "    email " + row + " is " + status);
        if (!commit.isNew()) {
            String before = commit.before().get("status").s();
            if (Set.of("sent", "dead", "withheld").contains(before)) {
                throw new Violation("What has become of an email stays so", row + " from " + before + " to " + status);
            }
        } else if (pk.startsWith("request#")) {
            written.add(about + " " + words[1]);
            noteDecision(pk + " " + words[2], words[1]);
        }
        if (status.equals("overtaken") && words[1].equals("TELL")) {
            watches.checkOvertaken(commit.key(), leasedAt(row).orElseThrow());
        }
        if (status.equals("sending")) {
            leased.put(row, world.millis());
            long until = Long.parseLong(commit.after().get("dueAt").n());
            if (until > world.millis() + LONGEST_LEASE.toMillis()) {
                throw new Violation("Who dies holds up an email for minutes", row + " is held for longer");
            }
        }
    }

    private void noteDecision(String version, String notice) {
        group(notice).ifPresent(group -> {
            String other = announced.putIfAbsent(version, group);
            if (other != null && !other.equals(group)) {
                throw new Violation("One decision wins", version + " announces " + other + " and " + group);
            }
        });
    }

    private static Optional<String> group(String notice) {
        return switch (notice) {
            case "INVITE_TO_VISITOR", "INVITE_TO_HOST" -> Optional.of("an invitation");
            case "OFFER_TO_VISITOR" -> Optional.of("an offer");
            case "DECLINE_TO_VISITOR" -> Optional.of("a no");
            case "PITCH_TO_VISITOR" -> Optional.of("a pitch");
            case "APOLOGY_TO_VISITOR", "MISSED_TO_HOST" -> Optional.of("an apology");
            case "LAPSE_TO_VISITOR", "LAPSE_TO_HOST" -> Optional.of("a lapse");
            case "WITHDRAWAL_TO_HOST" -> Optional.of("a withdrawal");
            case "CANCELLATION_TO_VISITOR", "CANCELLATION_TO_HOST" -> Optional.of("a cancellation");
            default -> Optional.empty();
        };
    }
}
