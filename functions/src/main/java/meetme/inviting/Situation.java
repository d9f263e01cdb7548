package meetme.inviting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import meetme.host.City;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.host.Plans;
import meetme.host.Taken;
import meetme.invitation.Answerable;
import meetme.meetup.Agenda;

/**
 * What somebody who is invited can choose from now.
 *
 * @param invitation with the end that the trip has now
 * @param host as their plan has them now
 * @param plan its version
 * @param agenda of all months that a choice may be in
 * @param last the last day to choose from
 */
record Situation(Answerable invitation, Host host, long plan, Agenda agenda, Taken taken, LocalDate last) {

    /** Nobody agrees on a day further ahead than anybody may ask for. */
    private static final int FURTHEST_DAYS = 366;

    /** As far as the host's pace looks: the meetups of a whole week count. */
    private static final Duration REACH = Duration.ofDays(8);

    /** The same once it was answered. */
    Situation after(Answerable answered) {
        return new Situation(answered, host, plan, agenda, taken, last);
    }

    /** Reads the host's plan and time, in one call. */
    static Situation read(Answerable invitation, CurrentHost current, Plans plans, Instant now) {
        LocalDate known = last(following(invitation, current.at(now)), now);
        Instant until = known.atStartOfDay(ZoneOffset.UTC).toInstant().plus(REACH);
        Plans.PlannedOpenings read = plans.withOpenings(Agenda.monthsBetween(now.minus(REACH), until));
        Host host = current.with(read.plan(), now);
        Answerable following = following(invitation, host);
        ZoneId zone = following.details().city().zone();
        Taken taken = new Taken(
                read.context().agenda().busy(),
                read.context().calendar().between(now, until, zone, now).busy());
        return new Situation(
                following, host, read.plan().version(), read.context().agenda(), taken, last(following, now));
    }

    // The trip may have been prolonged, shortened or put off since. Where it is gone, the end stays as it was.
    private static Answerable following(Answerable invitation, Host host) {
        return host.endOf(invitation.details().city()).map(invitation::endingAt).orElse(invitation);
    }

    private static LocalDate last(Answerable invitation, Instant now) {
        ZoneId zone = invitation.details().city().zone();
        LocalDate last = LocalDate.ofInstant(invitation.details().endsAt().minusMillis(1), zone);
        LocalDate furthest = LocalDate.ofInstant(now, zone).plusDays(FURTHEST_DAYS);
        return last.isBefore(furthest) ? last : furthest;
    }

    /** Where they would meet; nothing while the trip is called off. */
    Optional<City> city() {
        return host.city(invitation.details().city().id());
    }

    List<Openings.Day> days(Instant now) {
        return city().map(city -> Openings.until(last, host, city, taken, now)).orElse(List.of());
    }
}
