package meetme.deciding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Asked;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Settling;
import meetme.meetup.Side;
import meetme.meetup.Turn;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/** What both pages show of a request. */
final class RequestView {

    private final Host host;

    RequestView(Host host) {
        this.host = host;
    }

    /** The state's name in the API. */
    static String state(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> pending.agreed().isPresent() ? "moved" : "pending";
            case Settling settling -> state(settling.after());
            case Countered _ -> "countered";
            case Approved _ -> "approved";
            case Declined _ -> "declined";
            case Pitch _ -> "pitch";
            case Unanswered _ -> "unanswered";
            case Lapsed _ -> "lapsed";
            case Withdrawn _ -> "withdrawn";
            case Cancelled _ -> "cancelled";
            case Past past -> past.met() ? "met" : "missed";
            case Erased _ -> "erased";
        };
    }

    /** The request's city, or home where host.json no longer has it. */
    City city(Asked asked, Spoken spoken) {
        Host said = host.in(spoken.language());
        return said.city(asked.city()).orElse(said.home());
    }

    /** What came back from the visitor's address, for both pages to tell. */
    static Map<String, Object> returned(Feedback feedback, Spoken spoken, City city) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", feedback.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("at", feedback.at().toString());
        json.put("atText", spoken.at(feedback.at(), city));
        return json;
    }

    /** What was asked for, with the times that are on the table now. */
    Map<String, Object> asked(MeetupRequest request, Spoken spoken) {
        Asked asked = request.asked();
        City city = city(asked, spoken);
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
        Optional<Turn> turn = turn(request);
        json.put(
                "times",
                turn.map(Turn::times).orElse(asked.times()).stream()
                        .map(spoken::slot)
                        .toList());
        json.put("meeting", Map.of("id", asked.meeting(), "label", meeting(asked, spoken)));
        json.put("askedAt", asked.at().toString());
        var answerBy = turn.map(Turn::answerBy).orElse(asked.answerBy());
        json.put("answerBy", answerBy.toString());
        json.put("answerByText", spoken.at(answerBy, city.zone()));
        return json;
    }

    private static Optional<Turn> turn(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> Optional.of(pending.turn());
            case Unanswered unanswered -> Optional.of(unanswered.turn());
            case Settling settling -> turn(settling.before());
            case Countered _, Approved _, Declined _, Pitch _, Lapsed _, Withdrawn _, Cancelled _, Past _, Erased _ ->
                Optional.empty();
        };
    }

    private String meeting(Asked asked, Spoken spoken) {
        return host.in(spoken.language())
                .meeting(asked.meeting())
                .map(meeting -> meeting.label())
                .orElse(asked.meeting());
    }

    /** What a state has beyond the request itself: what was agreed, what is offered, who ended it. */
    void details(MeetupRequest request, Spoken spoken, Map<String, Object> json) {
        request.agreed().ifPresent(agreed -> json.put("meetup", meetup(agreed, spoken)));
        switch (request) {
            case Countered countered -> {
                json.put("offer", offer(countered, spoken));
                note(json, countered.decision().note());
            }
            case Cancelled cancelled -> {
                Map<String, Object> off = meetup(cancelled.off(), spoken);
                off.remove("note");
                note(off, cancelled.note());
                json.put("meetup", off);
                json.put("by", cancelled.by() == Side.HOST ? "host" : "visitor");
            }
            case Past past -> {
                Map<String, Object> recalled = new LinkedHashMap<>();
                past.host().ifPresent(said -> recalled.put("host", said.met() ? "met" : "missed"));
                past.visitor().ifPresent(said -> recalled.put("visitor", said.met() ? "met" : "missed"));
                json.put("recalled", recalled);
            }
            case Declined declined -> note(json, declined.decision().note());
            case Approved approved -> note(json, approved.decision().note());
            case Settling settling -> details(settling.after(), spoken, json);
            case Pending _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Erased _ -> {}
        }
    }

    private Map<String, Object> offer(Countered countered, Spoken spoken) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("times", countered.offer().times().stream().map(spoken::slot).toList());
        json.put("place", Spoken.place(countered.offer().place()));
        json.put("takeBy", countered.offer().takeBy().toString());
        json.put("takeByText", spoken.at(countered.offer().takeBy(), city(countered.asked(), spoken)));
        return json;
    }

    static void note(Map<String, Object> json, Optional<String> note) {
        note.ifPresent(words -> json.put("note", words));
    }

    private static Map<String, Object> meetup(Agreement agreed, Spoken spoken) {
        Map<String, Object> json = spoken.slot(agreed.slot());
        json.put("place", Spoken.place(agreed.place()));
        note(json, agreed.note());
        return json;
    }
}
