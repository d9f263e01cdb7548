package meetme.deciding.host;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.host.Pace;
import meetme.host.Taken;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Busy;
import meetme.meetup.Feedback;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Negotiable;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;

/** What the host sees beside one request: what is close to its times, and when they could meet during the stay. */
final class HostSituation {

    private final Host host;
    private final MeetupRequest request;
    private final RequestDetails details;

    HostSituation(Host host, MeetupRequest request) {
        this.host = host;
        this.request = request;
        this.details = request.details();
    }

    /**
     * What was read.
     *
     * @param open the times that the host could suggest; empty if nobody looked for them, or if nothing can be suggested
     */
    record Known(Agenda agenda, Busy.Reading calendar, Optional<Feedback> feedback, Optional<List<Openings.Day>> open) {

        /** After a press, the page knows the rest already, and it is not worth one more call. */
        static Known by(Agenda agenda) {
            return new Known(agenda, Busy.Reading.NOTHING, Optional.empty(), Optional.empty());
        }
    }

    /** The months of the agenda to be read. */
    Set<YearMonth> months(Instant now) {
        if (!(request instanceof Negotiable)) {
            return Set.of();
        }
        Set<YearMonth> months = new TreeSet<>();
        if (request instanceof Pending) {
            months.addAll(Agenda.monthsAround(request.times(), reach()));
        }
        if (details.stayEnds().isAfter(now)) {
            months.addAll(Agenda.monthsBetween(stayBegins(now), details.stayEnds()));
        }
        return months;
    }

    // As far as the host's pace looks.
    private Duration reach() {
        Pace pace = host.rules().pace();
        return pace.perWeek().isPresent()
                ? Duration.ofDays(7)
                : pace.perDay().isPresent() ? Duration.ofDays(1) : HostDecisions.NEAR;
    }

    Known known(Agendas.HostContext context, Instant now) {
        if (!(request instanceof Negotiable)) {
            return new Known(context.agenda(), Busy.Reading.NOTHING, context.feedback(), Optional.empty());
        }
        Busy.Reading duringStay = duringStay(context.calendar(), now);
        return new Known(
                context.agenda(),
                request instanceof Pending && !request.times().isEmpty()
                        ? context.calendar().around(request.times(), HostDecisions.NEAR, now)
                        : duringStay,
                context.feedback(),
                Optional.of(open(context.agenda(), duringStay, now)));
    }

    private Busy.Reading duringStay(Busy calendar, Instant now) {
        return details.stayEnds().isAfter(now)
                ? calendar.between(
                        stayBegins(now), details.stayEnds(), details.city().zone(), now)
                : Busy.Reading.NOTHING;
    }

    private Instant stayBegins(Instant now) {
        Instant begins = details.arrive().atStartOfDay(details.city().zone()).toInstant();
        return begins.isAfter(now) ? begins : now;
    }

    // What is agreed with this visitor is no obstacle to another suggestion.
    private List<Openings.Day> open(Agenda agenda, Busy.Reading calendar, Instant now) {
        Taken taken = new Taken(agenda.others(request.id()), calendar.busy());
        return host.city(details.city().id())
                .map(city -> Openings.within(
                        details.arrive(), details.leave(), host, city, host.meeting(details.meeting()), taken, now))
                .orElse(List.of());
    }
}
