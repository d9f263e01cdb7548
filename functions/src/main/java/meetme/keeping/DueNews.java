package meetme.keeping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.invitation.Invitation;
import meetme.invitation.News;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.meetup.OutboxRow;

/**
 * What the host is to be told of their invitations at some time. A yes and the wish for another time are emails of their own, at
 * once. The noes of a day make one, in the evening; and three days before a trip, so do those who have not answered.
 *
 * <p>All of it follows from the invitations and from what was told before. After an outage, however long, there is one email with
 * all the noes, and none about a trip that has begun.
 *
 * @param told what will have been told
 * @param emails what is to be sent now
 * @param look when there may be more to tell; none where only somebody's doing can bring it about
 */
record DueNews(News told, List<OutboxRow.Report> emails, Optional<Instant> look) {

    /** Of the day where the host is at home: the noes until then are told. */
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** After that, what was answered before the evening has been stored. */
    private static final Duration STORED = Duration.ofMinutes(5);

    private static final int DAYS_BEFORE = 3;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Nobody is silent who was invited less long ago. */
    static final Duration TO_ANSWER = Duration.ofDays(1);

    DueNews {
        emails = List.copyOf(emails);
    }

    /**
     * @param unsent whether the last email about answers has not left yet, as when SES is down: what has come since waits for the
     *     next evening, so that no heap arrives
     * @param host as they are now, with the trips on their board
     */
    static DueNews at(Instant now, News before, boolean unsent, List<Invitation> invitations, Host host) {
        ZoneId home = host.home().zone();
        Instant evening = lastEvening(now, home);
        List<Instant> noes = noes(invitations, before.upTo());
        List<OutboxRow.Report> emails = new ArrayList<>();
        News told = before.keeping(
                host.trips().stream().map(trip -> trip.city().id()).collect(Collectors.toSet()));
        if (!unsent && noes.stream().anyMatch(at -> !at.isAfter(evening))) {
            told = told.told(evening);
            emails.add(new OutboxRow.GuestsAnswers(day(LocalDate.ofInstant(evening, home))));
        }
        List<Instant> later = new ArrayList<>();
        if (noes.stream().anyMatch(told.upTo()::isBefore)) {
            later.add(nextLook(evening, home));
        }
        for (Trip trip : host.trips()) {
            Optional<Instant> due = reminder(trip, told, invitations, home, now);
            if (due.isPresent() && due.get().isAfter(now)) {
                later.add(due.get());
                // The host may change their trips at any time.
                later.add(nextLook(evening, home));
            } else if (due.isPresent()) {
                told = told.reminded(trip.city().id());
                emails.add(new OutboxRow.SilentGuests(day(trip.firstDay())));
            }
        }
        return new DueNews(told, emails, later.stream().min(Comparator.naturalOrder()));
    }

    /** The last one whose noes have been stored. */
    private static Instant lastEvening(Instant now, ZoneId home) {
        Instant stored = now.minus(STORED);
        Instant today =
                LocalDate.ofInstant(stored, home).atTime(EVENING).atZone(home).toInstant();
        return stored.isBefore(today)
                ? LocalDate.ofInstant(stored, home)
                        .minusDays(1)
                        .atTime(EVENING)
                        .atZone(home)
                        .toInstant()
                : today;
    }

    private static Instant nextLook(Instant evening, ZoneId home) {
        return LocalDate.ofInstant(evening, home)
                .plusDays(1)
                .atTime(EVENING)
                .atZone(home)
                .toInstant()
                .plus(STORED);
    }

    private static List<Instant> noes(List<Invitation> invitations, Instant after) {
        return invitations.stream()
                .filter(each -> each instanceof No no && !no.isForgotten())
                .map(Invitation::at)
                .filter(at -> at.isAfter(after))
                .toList();
    }

    /** When the host is to be reminded of a trip's silent guests: never where it is done, too late, or about nobody. */
    private static Optional<Instant> reminder(
            Trip trip, News told, List<Invitation> invitations, ZoneId home, Instant now) {
        if (told.reminded().contains(trip.city().id()) || !now.isBefore(trip.begins())) {
            return Optional.empty();
        }
        Instant morning = trip.firstDay()
                .minusDays(DAYS_BEFORE)
                .atTime(MORNING)
                .atZone(home)
                .toInstant();
        return invitations.stream()
                .filter(each -> each instanceof Open && isFor(each, trip))
                .map(open -> open.details().at().plus(TO_ANSWER))
                .min(Comparator.naturalOrder())
                .map(due -> due.isBefore(morning) ? morning : due)
                .filter(trip.begins()::isAfter);
    }

    static boolean isFor(Invitation invitation, Trip trip) {
        return invitation.details().city().id().equals(trip.city().id());
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
