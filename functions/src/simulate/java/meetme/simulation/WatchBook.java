package meetme.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import meetme.lambda.Stores;
import meetme.meetup.WatchId;
import meetme.simulation.dynamo.Commit;
import meetme.simulation.dynamo.Key;
import meetme.simulation.dynamo.ModelTable;
import meetme.watch.Watch;
import meetme.watch.Watcher;
import meetme.watch.Wish;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who wanted to be told when, and who was: each write of a watch, and of telling people, is seen here, and looked at. */
final class WatchBook {

    /** @param watch none any more where time has left nothing of it */
    private record Was(long from, Optional<Watch> watch) {}

    /** Of a trip. */
    private record Begun(String city, long at) {}

    private final World world;
    private final ModelTable table;
    private final Stores stores;
    private final Map<String, List<Was>> watches = new TreeMap<>();
    private final Map<String, Begun> begun = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private long planChangedAt;

    /** @param stores that nothing happens to */
    WatchBook(World world, ModelTable table, Stores stores) {
        this.world = world;
        this.table = table;
        this.stores = stores;
    }

    void note(Commit commit) {
        if (commit.isOf("watch")) {
            noteWatch(commit);
        } else if (commit.isOf("telling")) {
            noteTelling(commit);
        } else if (commit.key().sk().equals("plan")) {
            planChangedAt = world.millis();
        }
    }

    private void noteWatch(Commit commit) {
        String id = commit.key().sk();
        checkRevision(commit);
        // As it was written, whatever time has done to it since.
        Optional<Watch> is = commit.isGone()
                ? Optional.empty()
                : stores.watches().find(new WatchId(id), Instant.EPOCH).watch();
        List<Was> history = watches.computeIfAbsent(id, _ -> new ArrayList<>());
        boolean wasOn = !history.isEmpty()
                && history.getLast().watch().filter(Watch.On.class::isInstance).isPresent();
        history.add(new Was(world.millis(), is));
        world.say(() -> "    watch " + id + ": "
                + is.map(watch -> watch.getClass().getSimpleName() + " "
                                + watch.places().size())
                        .orElse("gone"));
        boolean isOn = is.filter(Watch.On.class::isInstance).isPresent();
        boolean isPressed = world.taskIfAny()
                .filter(task -> task.name().contains("/api/watch/act"))
                .isPresent();
        if (isOn && !wasOn && !isPressed) {
            throw new Violation("Nobody is told who has not said that they want to be", id);
        }
    }

    private static void checkRevision(Commit commit) {
        long before = commit.isNew() ? 0 : revision(commit.before());
        if (!commit.isGone() && revision(commit.after()) != before + 1) {
            throw new Violation("Nobody overwrites what they have not read", commit.key() + " after " + before);
        }
    }

    private static long revision(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get("revision").n());
    }

    private void noteTelling(Commit commit) {
        if (commit.isGone()) {
            return;
        }
        checkRevision(commit);
        String trip = commit.key().sk();
        String state = commit.text("state");
        world.say(() -> "    telling of " + trip + ": " + state);
        boolean wasAtWork = !commit.isNew() && commit.before().get("state").s().equals("at work");
        if (state.equals("told")) {
            told.add(trip);
        } else if (!wasAtWork) {
            begun.put(trip, new Begun(commit.text("name"), world.millis()));
        }
    }

    /** That everybody of whom it was said that they are told has an email on its way. */
    void compare() {
        for (String trip : told) {
            Begun since = begun.get(trip);
            for (String watch : watches.keySet()) {
                boolean isToBeTold = hasWaited(watch, since.city(), since.at());
                if (isToBeTold && table.find(row(watch, trip)).isEmpty()) {
                    throw new Violation("Whoever waits for a city is told of the trip", watch + " of " + trip);
                }
            }
        }
        told.clear();
    }

    private static Key row(String watch, String trip) {
        return new Key("watch#" + watch, "mail#TELL#" + trip);
    }

    // Without a change since then, in which they had not.
    private boolean hasWaited(String id, String city, long since) {
        List<Was> history = watches.get(id);
        for (int i = 0; i < history.size(); i++) {
            boolean isLater = i == history.size() - 1 || history.get(i + 1).from() > since;
            if (isLater && !waits(history.get(i).watch(), city)) {
                return false;
            }
        }
        return history.getFirst().from() <= since;
    }

    private static boolean waits(Optional<Watch> watch, String city) {
        return watch.orElse(null) instanceof Watch.On on
                && on.wishes().stream()
                        .map(Wish::city)
                        .anyMatch(wish -> wish.map(city::equalsIgnoreCase).orElse(true));
    }

    /** Whether nobody has ended it between these times and begun another one, whose links are others. */
    boolean isTheSame(String id, long from, long until) {
        return nonce(id, from).isPresent() && nonce(id, from).equals(nonce(id, until));
    }

    private Optional<String> nonce(String id, long at) {
        return watches.getOrDefault(id, List.of()).stream()
                .filter(was -> was.from() <= at)
                .reduce((_, later) -> later)
                .flatMap(Was::watch)
                .flatMap(Watch::watcher)
                .map(Watcher::nonce);
    }

    /** That whoever is told of a trip wanted that when the email was begun, or since. */
    void check(SentMail mail, long leasedAt) {
        String trip = mail.which();
        String city = Optional.ofNullable(begun.get(trip)).map(Begun::city).orElse(trip);
        List<Was> history = watches.getOrDefault(mail.about(), List.of());
        for (int i = 0; i < history.size(); i++) {
            boolean isLater = i == history.size() - 1 || history.get(i + 1).from() >= leasedAt;
            if (isLater && waits(history.get(i).watch(), city)) {
                return;
            }
        }
        throw new Violation("Nobody is told who has not said that they want to be", mail.id());
    }

    /** That an email of which nothing became, although nobody has done anything since it was begun, was right not to leave. */
    void checkOvertaken(Key row, long leasedAt) {
        String watch = row.pk().substring(row.pk().indexOf('#') + 1);
        String trip = row.sk().substring(row.sk().lastIndexOf('#') + 1);
        boolean isOn = stores.plans().find().trips().stream()
                .anyMatch(any -> any.city().id().equals(trip) && !any.isOver(world.now()));
        if (planChangedAt < leasedAt && isOn && hasWaited(watch, begun.get(trip).city(), leasedAt)) {
            throw new Violation("Whoever waits for a city is told of the trip", row + " is overtaken by nothing");
        }
    }
}
