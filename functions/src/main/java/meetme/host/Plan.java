package meetme.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import meetme.meetup.Decision;

/**
 * What the host keeps on their board instead of in host.json, because it changes on the road. One whole, with one version:
 * whoever changes it has seen all of it.
 *
 * @param version counts the changes; 0 before the first
 * @param trips those that were added on the board and hold
 * @param calledOff trips of either origin, until their last day is over
 * @param usedIds of all trips and days off that there ever were: no id is used again
 */
public record Plan(long version, List<Trip> trips, List<CallOff> calledOff, TimeOff timeOff, List<String> usedIds) {

    /** Before the first change. */
    public static final Plan NONE = new Plan(0, List.of(), List.of(), TimeOff.NONE, List.of());

    public Plan {
        trips = List.copyOf(trips);
        calledOff = List.copyOf(calledOff);
        usedIds = List.copyOf(usedIds);
    }

    /** DynamoDB keeps 400 KB in one item, and each look at the page reads it all. */
    private static final int LARGEST_BYTES = 200_000;

    /** Where a trip was added. */
    public enum Origin {
        BOARD,
        HOST_JSON
    }

    /**
     * A trip that will not take place.
     *
     * @param at when the host called it off
     */
    public record CallOff(Trip trip, Origin from, Instant at) {

        private static final Duration MARGIN = Duration.ofSeconds(2);

        /** Until then it can be undone, and nobody is told. */
        public Instant settlesAt() {
            return at.plus(Decision.UNDO);
        }

        /** Whether it can be undone. Not at the very last: the sweep may be reading it. */
        public boolean canBeUndone(Instant now) {
            return now.isBefore(settlesAt().minus(MARGIN));
        }

        /** Whether it is time to answer everybody who asked for the trip. */
        public boolean isSettled(Instant now) {
            return !now.isBefore(settlesAt());
        }

        boolean isOf(Trip other) {
            return trip.city().id().equals(other.city().id())
                    && trip.firstDay().equals(other.firstDay())
                    && trip.lastDay().equals(other.lastDay());
        }
    }

    /** A trip of host.json that does not take place because one on the board is in its way. */
    public record Clash(Trip ofFile, Trip ofBoard) {}

    boolean isTooLarge() {
        return Stream.concat(trips.stream(), calledOff.stream().map(CallOff::trip))
                        .mapToInt(Plan::bytes)
                        .sum()
                > LARGEST_BYTES;
    }

    private static int bytes(Trip trip) {
        return trip.city().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Those of host.json's trips that a later deployment brought and that the board's trips leave no room for. */
    public List<Clash> clashes(Host file) {
        return held(file)
                .flatMap(trip -> inTheWayOf(trip).map(ofBoard -> new Clash(trip, ofBoard)).stream())
                .toList();
    }

    /** Those of host.json's trips that hold. */
    Stream<Trip> ofFile(Host file) {
        return held(file).filter(trip -> inTheWayOf(trip).isEmpty());
    }

    private Stream<Trip> held(Host file) {
        return file.trips().stream().filter(Predicate.not(this::isCalledOff));
    }

    private boolean isCalledOff(Trip trip) {
        return calledOff.stream().anyMatch(each -> each.isOf(trip));
    }

    private Optional<Trip> inTheWayOf(Trip trip) {
        return trips.stream()
                .filter(each -> each.overlaps(trip)
                        || each.city().id().equals(trip.city().id()))
                .findFirst();
    }
}
