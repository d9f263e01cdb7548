package meetme.deciding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.meetup.Asked;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Withdrawn;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Slot;

/** What both pages show of a request. */
final class RequestView {

    private final Host host;

    RequestView(Host host) {
        this.host = host;
    }

    /** The state's name in the API. */
    static String state(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> "pending";
            case Approved approved -> "approved";
            case Declined declined -> "declined";
            case Pitch pitch -> "pitch";
            case Withdrawn withdrawn -> "withdrawn";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** The request's city, or home where host.json no longer has it. */
    City city(Asked asked) {
        return host.city(asked.city()).orElse(host.home());
    }

    Map<String, Object> asked(Asked asked) {
        City city = city(asked);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", asked.id().value());
        json.put("name", asked.visitor().name());
        json.put("email", asked.visitor().email().value());
        asked.visitor().profile().ifPresent(profile -> json.put("profile", profile.toString()));
        asked.visitor().know().ifPresent(know -> json.put("know", know));
        json.put("topic", asked.topic());
        json.put(
                "city",
                Map.of(
                        "id",
                        asked.city(),
                        "name",
                        city.name(),
                        "timeZone",
                        city.zone().getId()));
        json.put("arrive", asked.arrive().toString());
        json.put("leave", asked.leave().toString());
        json.put("times", asked.times().stream().map(Spoken::slot).toList());
        json.put("meeting", Map.of("id", asked.meeting(), "label", meeting(asked)));
        json.put("askedAt", asked.at().toString());
        json.put("answerBy", asked.answerBy().toString());
        json.put("answerByText", Spoken.at(asked.answerBy(), city.zone()));
        return json;
    }

    private String meeting(Asked asked) {
        return host.meeting(asked.meeting()).map(meeting -> meeting.label()).orElse(asked.meeting());
    }

    /** What was agreed and is off: by whom, and with which words. */
    static Map<String, Object> cancelled(Cancelled cancelled) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meetup", meetup(cancelled.slot(), cancelled.place(), cancelled.note()));
        json.put("by", cancelled.by() == Side.HOST ? "host" : "visitor");
        return json;
    }

    static void note(Map<String, Object> json, Optional<String> note) {
        note.ifPresent(words -> json.put("note", words));
    }

    static Map<String, Object> meetup(Slot slot, Place place, Optional<String> note) {
        Map<String, Object> json = Spoken.slot(slot);
        json.put("place", Spoken.place(place));
        note(json, note);
        return json;
    }
}
