package meetme.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import meetme.invitation.Answerable;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.No;
import meetme.invitation.Over;
import meetme.invitation.Withdrawn;
import meetme.lambda.Stores;
import meetme.meetup.InvitationId;
import meetme.simulation.dynamo.Commit;

/** What becomes of invitations: each write of one is seen here, and looked at. */
final class InvitationBook {

    private static final Duration KEEPS_NAME = Duration.ofDays(30);

    /**
     * An answer, as long as it stood.
     *
     * @param until when it was another one, in milliseconds
     */
    record StoodNo(String name, long from, long until) {}

    private final World world;
    private final Stores stores;
    private final Map<String, Invitation> invitations = new TreeMap<>();
    private final Map<String, Long> refusedAt = new TreeMap<>();
    private final List<StoodNo> noes = new ArrayList<>();

    /** @param stores that nothing happens to */
    InvitationBook(World world, Stores stores) {
        this.world = world;
        this.stores = stores;
    }

    /** Each as it was written last. */
    Map<String, Invitation> invitations() {
        return invitations;
    }

    /** Until now, where they still stand. */
    List<StoodNo> noes() {
        List<StoodNo> all = new ArrayList<>(noes);
        refusedAt.forEach((id, at) ->
                all.add(new StoodNo(invitations.get(id).guest().map(Guest::name).orElseThrow(), at, world.millis())));
        return all;
    }

    boolean isTakenBack(String id) {
        return invitations.get(id) instanceof Withdrawn;
    }

    void note(Commit commit) {
        if (commit.isGone()) {
            return;
        }
        String id = commit.key().sk();
        Invitation is =
                stores.invitations().find(new InvitationId(id), Instant.EPOCH).orElseThrow();
        Optional<Invitation> was = Optional.ofNullable(invitations.put(id, is));
        int before = was.map(Invitation::version).orElse(0);
        world.say(() -> "    invitation " + id + " version " + is.version() + ": "
                + is.getClass().getSimpleName() + (is.isForgotten() ? ", forgotten" : ""));
        if (is.version() != before + 1) {
            throw new Violation("Nobody overwrites what they have not read", is + " after version " + before);
        }
        checkDue(commit, is);
        was.ifPresent(old -> {
            checkStep(old, is);
            if (world.isSweeping()) {
                checkTime(old, is);
            }
        });
        follow(id, was, is);
    }

    private static void checkDue(Commit commit, Invitation is) {
        Optional<Long> dueAt = Optional.ofNullable(commit.after().get("dueAt")).map(at -> Long.parseLong(at.n()));
        Optional<Long> next = is.next().map(due -> due.at().toEpochMilli());
        if (!dueAt.equals(next)) {
            throw new Violation("Nothing open lacks a next attempt", is + " is due " + dueAt + " and not " + next);
        }
    }

    private static void checkStep(Invitation old, Invitation is) {
        boolean isForgetting = is.isForgotten() && !old.isForgotten() && old.getClass() == is.getClass();
        if (old.isForgotten() || !(old instanceof Answerable || isForgetting)) {
            throw new Violation("What has become of an invitation stays so", old + " becomes " + is);
        }
    }

    private void checkTime(Invitation old, Invitation is) {
        Instant latest = world.now().plus(Promises.CLOCKS);
        boolean isOver = is instanceof Over && !is.isForgotten();
        boolean isEarly = isOver
                ? latest.isBefore(old.details().endsAt())
                        && !Books.isCalledOff(
                                old.details().city(), stores.plans().find())
                : is.isForgotten() && latest.isBefore(old.endedAt().plus(KEEPS_NAME));
        if (isEarly) {
            throw new Violation("Nothing happens before its time", old + " becomes " + is);
        }
    }

    private void follow(String id, Optional<Invitation> was, Invitation is) {
        boolean isNo = is instanceof No && !is.isForgotten();
        if (isNo) {
            refusedAt.putIfAbsent(id, world.millis());
        } else if (refusedAt.containsKey(id)) {
            String name = was.flatMap(Invitation::guest).map(Guest::name).orElseThrow();
            noes.add(new StoodNo(name, refusedAt.remove(id), world.millis()));
        }
    }
}
