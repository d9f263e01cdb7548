package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.seconds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.invitation.Another;
import meetme.invitation.Invitation;
import meetme.invitation.Invitations;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Yes;
import meetme.meetup.Agenda;
import meetme.meetup.InvitationId;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.StoreUnavailable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Invitations, all in one partition, with one item that says how many were sent out on a day. Inviting is conditional on that
 * item, so that two devices cannot pass a limit together; how many are open is read from the invitations themselves.
 */
public record DynamoInvitations(Table table) implements Invitations {

    private static final int TRIES = 4;
    private static final long MOST_PAUSE_NANOS = 20_000_000;

    /** Nobody who travels comes near it in three months; an answer with so many still fits into what Lambda sends. */
    private static final int MOST_KEPT = 5_000;

    // Inviting

    @Override
    public Inviting invite(List<Open> invitations, Optional<IdempotencyKey> once, Instant now) {
        for (int tries = 1; tries <= TRIES; tries++) {
            Optional<Inviting> before = once.flatMap(key -> invitedBefore(key, now));
            if (before.isPresent()) {
                return before.get();
            }
            List<Item> items = items(now);
            Head head = Head.of(items, now);
            Optional<Inviting> tooMany = tooMany(invitations.size(), items, head, now);
            if (tooMany.isPresent()) {
                return tooMany.get();
            }
            if (table.together(inviting(invitations, head, once, now))) {
                return new Inviting.Done(List.copyOf(invitations), once.flatMap(IdempotencyKey::signedWith));
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
        }
        throw new StoreUnavailable("Others are inviting at the same time", new IllegalStateException("conflict"));
    }

    @Override
    public Optional<Inviting> invitedBefore(IdempotencyKey key, Instant now) {
        return known(key, now)
                .map(item -> item.text("bodyHash").equals(key.bodyHash())
                        ? new Inviting.Done(invitedThen(item, now), item.textIfThere("signedWith"))
                        : new Inviting.KeyReused());
    }

    // Those that are left of them, in their order.
    private List<Invitation> invitedThen(Item once, Instant now) {
        List<InvitationId> ids = Stream.of(once.text("invitations").split(" ", -1))
                .map(InvitationId::new)
                .toList();
        Map<InvitationId, Invitation> byId = table
                .all(ids.stream().map(Keys::invitation).toList())
                .stream()
                .filter(item -> item.isAlive(now))
                .map(InvitationCodec::read)
                .collect(Collectors.toMap(Invitation::id, each -> each));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    private static Optional<Inviting> tooMany(int wanted, List<Item> items, Head head, Instant now) {
        List<Invitation> kept = read(items);
        long open =
                kept.stream().filter(each -> each.seenAt(now) instanceof Open).count();
        if (open + wanted > MOST_OPEN) {
            return Optional.of(new Inviting.TooManyOpen(Math.toIntExact(MOST_OPEN - open)));
        }
        int room = Math.min(MOST_A_DAY - head.today(), MOST_KEPT - kept.size());
        return wanted > room ? Optional.of(new Inviting.TooManyToday(Math.max(0, room))) : Optional.empty();
    }

    /**
     * How many were sent out on one day.
     *
     * @param version counts the changes; 0 before the first
     */
    private record Head(long version, String day, int today) {

        private static final String KIND = "inviting";

        static Head of(List<Item> items, Instant now) {
            String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            return items.stream()
                    .filter(item -> item.is(KIND))
                    .findFirst()
                    .map(item -> new Head(
                            item.number("version"), day, item.text("day").equals(day) ? item.integer("sent") : 0))
                    .orElse(new Head(0, day, 0));
        }

        Write plus(int more) {
            Write put = Write.put(Item.at(Keys.INVITING)
                    .text("kind", KIND)
                    .number("version", version + 1)
                    .text("day", day)
                    .number("sent", today + more));
            return version == 0
                    ? put.when("attribute_not_exists(pk)")
                    : put.when("version = :read").with(":read", version);
        }
    }

    private static List<Write> inviting(List<Open> invitations, Head head, Optional<IdempotencyKey> once, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(head.plus(invitations.size()));
        invitations.forEach(each -> writes.add(Write.putNew(InvitationCodec.write(each))));
        writes.add(DynamoInvitationNews.mayBeNews(now));
        once.ifPresent(key -> writes.add(
                unique(OnceCodec.invited(key, invitations.stream().map(Open::id).toList(), now), now)));
        return writes;
    }

    private static Write unique(Item once, Instant now) {
        // TTL may take days to delete, so an expired key counts as none.
        return Write.put(once)
                .when("attribute_not_exists(pk) OR expiresAt <= :now")
                .with(":now", seconds(now));
    }

    // Reading

    @Override
    public Optional<Invitation> find(InvitationId id, Instant now) {
        return table.one(Keys.invitation(id)).filter(item -> item.isAlive(now)).map(InvitationCodec::read);
    }

    @Override
    public List<Invitation> all(Instant now) {
        return read(items(now));
    }

    private static List<Invitation> read(List<Item> items) {
        return items.stream()
                .filter(item -> item.is(InvitationCodec.KIND))
                .map(InvitationCodec::read)
                .sorted(Comparator.comparing((Invitation each) -> each.details().at())
                        .reversed()
                        .thenComparing(each -> each.id().value()))
                .toList();
    }

    private List<Item> items(Instant now) {
        QueryRequest.Builder query = QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Item.s(Keys.INVITATIONS)));
        return table.query(query, 2 * MOST_KEPT).stream()
                .filter(item -> !item.is(InvitationCodec.KIND) || item.isAlive(now))
                .toList();
    }

    @Override
    public Optional<Earlier> earlier(IdempotencyKey once, Instant now) {
        return known(once, now)
                .map(item -> item.text("bodyHash").equals(once.bodyHash())
                        ? new Earlier.Same(OnceCodec.answer(item))
                        : new Earlier.KeyReused());
    }

    private Optional<Item> known(IdempotencyKey key, Instant now) {
        return table.one(Keys.once(key.key())).filter(item -> item.isAlive(now));
    }

    // Changing

    @Override
    public boolean save(Invitation next) {
        return table.alone(changed(next));
    }

    private static Write changed(Invitation next) {
        return Write.put(InvitationCodec.write(next)).when("version = :read").with(":read", next.version() - 1L);
    }

    @Override
    public boolean book(Yes next, Made made, Agenda agenda, long plan, Optional<IdempotencyKey> once, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(changed(next));
        writes.add(planIsStill(plan));
        writes.addAll(DynamoRequests.agreed(made.request(), made.network(), agenda, now));
        once.ifPresent(key -> writes.add(unique(OnceCodec.answered(key, made.booked(once), now), now)));
        return table.together(writes);
    }

    private static Write planIsStill(long version) {
        Write check = Write.check(Keys.PLAN);
        return version == 0
                ? check.when("attribute_not_exists(pk)")
                : check.when("version = :plan").with(":plan", version);
    }

    @Override
    public boolean ask(Another next, Made made, Optional<IdempotencyKey> once, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(changed(next));
        writes.addAll(DynamoRequests.agreed(made.request(), made.network(), Agenda.NONE, now));
        once.ifPresent(key -> writes.add(unique(OnceCodec.answered(key, made.asked(once), now), now)));
        return table.together(writes);
    }

    @Override
    public boolean answer(Invitation next, Answer answer, Optional<IdempotencyKey> once, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(changed(next));
        if (next instanceof No) {
            writes.add(DynamoInvitationNews.mayBeNews(now));
        }
        once.ifPresent(key -> writes.add(unique(OnceCodec.answered(key, answer, now), now)));
        return table.together(writes);
    }
}
