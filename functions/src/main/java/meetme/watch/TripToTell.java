package meetme.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import meetme.host.Host;
import meetme.host.Plan;
import meetme.host.Trip;

/**
 * The trip that people are told of, as it was when the host said so.
 *
 * @param endsAt when its last day is over
 * @param forgetAt until when nobody can be told of a trip of that id again
 */
public record TripToTell(
        String id, String name, LocalDate firstDay, LocalDate lastDay, Instant endsAt, Instant forgetAt) {

    // An id of the board's is never used again, but its trip may be moved; one of host.json may be next year's trip.
    private static final Duration OF_BOARD = Duration.ofDays(730);
    private static final Duration OF_FILE = Duration.ofDays(30);

    /** The trip of that id, if the host is still to go on it. */
    public static Optional<TripToTell> find(String id, Host file, Plan plan, Instant now) {
        boolean isOfBoard = plan.trips().stream().anyMatch(trip -> isOf(trip, id));
        return file.with(plan).tripsFrom(now).stream()
                .filter(trip -> isOf(trip, id))
                .map(trip -> of(trip, isOfBoard ? OF_BOARD : OF_FILE))
                .findFirst();
    }

    private static boolean isOf(Trip trip, String id) {
        return trip.city().id().equals(id);
    }

    private static TripToTell of(Trip trip, Duration remembered) {
        Instant endsAt =
                trip.lastDay().plusDays(1).atStartOfDay(trip.city().zone()).toInstant();
        return new TripToTell(
                trip.city().id(), trip.city().name(), trip.firstDay(), trip.lastDay(), endsAt, endsAt.plus(remembered));
    }

    /** The trip as the host has it, if it is still as people were to be told, and not over. */
    public Optional<Trip> in(Host host, Instant now) {
        return host.tripsFrom(now).stream()
                .filter(trip -> isOf(trip, id)
                        && trip.firstDay().equals(firstDay)
                        && trip.lastDay().equals(lastDay)
                        && trip.city().name().equals(name))
                .findFirst();
    }
}
