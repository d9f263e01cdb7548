package meetme.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import meetme.meetup.InvitationId;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;

/**
 * An invitation and what has become of it. Each state is a type. It works once, and ends with the trip; 30 days after its end
 * nothing is left of it but that it was there, so that the host's sums stay true. docs/states.md has the whole.
 *
 * @see Answerable
 */
public sealed interface Invitation permits Answerable, Yes, Another, Withdrawn, Over {

    /** How long the name, the line and the guest's word are kept after the end. */
    Duration KEEPS_NAME = Duration.ofDays(30);

    /** How long it is remembered after the end that there was one. */
    Duration KEEPS_ROW = Duration.ofDays(90);

    InvitationDetails details();

    /** Counts the steps, from 1. Each press names the version that the page showed, and each step is stored on condition of it. */
    int version();

    /** Who was invited; nothing once that is erased. */
    Optional<Guest> guest();

    /** When it came to this. */
    Instant at();

    /** When it has ended: with its trip, whatever was answered, or when it was taken back or the trip called off. */
    default Instant endedAt() {
        Instant end = details().endsAt();
        return switch (this) {
            case Withdrawn _, Over _ -> at();
            // A trip may have been shortened since.
            case Open _, No _, Yes _, Another _ -> end.isAfter(at()) ? end : at();
        };
    }

    /** The same in other respects, of another version. */
    Invitation with(InvitationDetails details, int version);

    /** As it is seen now that its trip has another end, which nothing has stored yet. */
    default Invitation endingAt(Instant end) {
        return with(details().endingAt(end), version());
    }

    /** Its trip has another end now, which is stored. */
    default Invitation following(Instant end) {
        return with(details().endingAt(end), version() + 1);
    }

    /** Whether its trip may have been put off to that end. Next year's, which may have the same id in host.json, is another one. */
    default boolean canEndAt(Instant end) {
        return switch (this) {
            case Open _ -> true;
            case No _, Yes _, Another _, Withdrawn _, Over _ ->
                end.isBefore(details().endsAt().plus(KEEPS_ROW));
        };
    }

    /** The same without anything personal, by itself or because the guest wants it. An open one is over. */
    Invitation forget(Instant now);

    default InvitationId id() {
        return details().id();
    }

    /** Whether nothing personal is left. Then its link leads nowhere. */
    default boolean isForgotten() {
        return guest().isEmpty();
    }

    /** When the row itself goes. */
    default Instant rowEndsAt() {
        Instant end = details().endsAt();
        return (endedAt().isAfter(end) ? endedAt() : end).plus(KEEPS_ROW);
    }

    /** The state as everybody has to take it now: what nobody has answered until the end is over, whenever the sweep comes by. */
    default Invitation seenAt(Instant now) {
        return switch (this) {
            case Open open -> now.isBefore(details().endsAt()) ? open : open.asOver();
            case No _, Yes _, Another _, Withdrawn _, Over _ -> this;
        };
    }

    /** When something happens with time alone, if anything does. */
    default Optional<InvitationDue> next() {
        return switch (this) {
            case Open open -> Optional.of(new InvitationDue.End(details().endsAt(), open));
            case No _, Yes _, Another _, Withdrawn _, Over _ ->
                isForgotten()
                        ? Optional.empty()
                        : Optional.of(new InvitationDue.Forget(endedAt().plus(KEEPS_NAME), this));
        };
    }

    /** The request that came of it. */
    default Optional<RequestId> request() {
        return switch (this) {
            case Yes yes -> Optional.of(yes.booked());
            case Another another -> Optional.of(another.asked());
            case Open _, No _, Withdrawn _, Over _ -> Optional.empty();
        };
    }

    /** The time that was booked. */
    default Optional<Slot> time() {
        return switch (this) {
            case Yes yes -> Optional.of(yes.slot());
            case Open _, No _, Another _, Withdrawn _, Over _ -> Optional.empty();
        };
    }
}
