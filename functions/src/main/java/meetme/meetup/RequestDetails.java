package meetme.meetup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the visitor asked for. It never changes; what becomes of it is the {@link MeetupRequest}'s state.
 *
 * @param topic what they would like to talk about; none where the host has invited them and they said yes
 * @param city as it was when they asked
 * @param arrive first day of the stay, in the city's time zone
 * @param leave last day of the stay, in the city's time zone; may equal {@code arrive}
 * @param times up to three, in the visitor's order of preference; none where the host is to suggest some
 * @param meeting id of the kind of meeting in host.json
 * @param at when the request was accepted
 * @param answerBy the time by which the visitor was told to expect an answer
 * @param forgetAt when everything personal is erased and every link to it ends
 * @param linkNonce 128 random bits in hexadecimal that every secret link to this request contains
 * @param invited that it came of an invitation, and how
 */
public record RequestDetails(
        RequestId id,
        Visitor visitor,
        Optional<String> topic,
        RequestedCity city,
        LocalDate arrive,
        LocalDate leave,
        List<Slot> times,
        String meeting,
        Instant at,
        Instant answerBy,
        Instant forgetAt,
        String linkNonce,
        Optional<Invited> invited) {

    public RequestDetails {
        times = List.copyOf(times);
    }

    /**
     * What somebody is taken to ask for who says yes to an invitation: that time, on a visit of that day.
     *
     * @param visitor by the name that the host wrote
     * @param forgetAt as for any request, counted from the end of the time
     */
    public static RequestDetails of(
            RequestId id,
            Visitor visitor,
            RequestedCity city,
            Slot time,
            String meeting,
            Instant at,
            Instant forgetAt,
            String linkNonce,
            Invited.Yes invited) {
        LocalDate day = time.local().toLocalDate();
        // There is nothing to answer any more.
        return new RequestDetails(
                id,
                visitor,
                Optional.empty(),
                city,
                day,
                day,
                List.of(time),
                meeting,
                at,
                at,
                forgetAt,
                linkNonce,
                Optional.of(invited));
    }

    /** The same, of somebody whom the host has invited and who asks for another time. */
    public RequestDetails cameOf(Invited.AnotherTime invited) {
        return new RequestDetails(
                id,
                visitor,
                topic,
                city,
                arrive,
                leave,
                times,
                meeting,
                at,
                answerBy,
                forgetAt,
                linkNonce,
                Optional.of(invited));
    }

    /** The yes to an invitation that it is, if it is one. */
    public Optional<Invited.Yes> yes() {
        return invited.flatMap(came -> switch (came) {
            case Invited.Yes yes -> Optional.of(yes);
            case Invited.AnotherTime _ -> Optional.empty();
        });
    }

    /** When the last day of the stay ends. */
    public Instant stayEnds() {
        return leave.plusDays(1).atStartOfDay(city.zone()).toInstant();
    }

    RequestDetails keptUntil(Instant later) {
        return new RequestDetails(
                id, visitor, topic, city, arrive, leave, times, meeting, at, answerBy, later, linkNonce, invited);
    }

    @Override
    public String toString() {
        return "RequestDetails[id=" + id + "]";
    }
}
