package meetme.meetup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the visitor asked for. It never changes; what becomes of it is the {@link MeetupRequest}'s state.
 *
 * @param city as it was when they asked
 * @param arrive first day of the stay, in the city's time zone
 * @param leave last day of the stay, in the city's time zone; may equal {@code arrive}
 * @param times up to three, in the visitor's order of preference; none where the host is to suggest some
 * @param meeting id of the kind of meeting in host.json
 * @param at when the request was accepted
 * @param answerBy the time by which the visitor was told to expect an answer
 * @param forgetAt when everything personal is erased and every link to it ends
 * @param linkNonce 128 random bits in hexadecimal that every secret link to this request contains
 */
public record RequestDetails(
        RequestId id,
        Visitor visitor,
        String topic,
        RequestedCity city,
        LocalDate arrive,
        LocalDate leave,
        List<Slot> times,
        String meeting,
        Instant at,
        Instant answerBy,
        Instant forgetAt,
        String linkNonce) {

    public RequestDetails {
        times = List.copyOf(times);
    }

    /** When the last day of the stay ends. */
    public Instant stayEnds() {
        return leave.plusDays(1).atStartOfDay(city.zone()).toInstant();
    }

    RequestDetails keptUntil(Instant later) {
        return new RequestDetails(
                id, visitor, topic, city, arrive, leave, times, meeting, at, answerBy, later, linkNonce);
    }

    @Override
    public String toString() {
        return "RequestDetails[id=" + id + "]";
    }
}
