package meetme.deciding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Settling;
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
    City city(RequestDetails details, ViewText spoken) {
        Host said = host.in(spoken.language());
        return said.city(details.city()).orElse(said.home());
    }

    /** What came back from the visitor's address, for both pages to tell. */
    static Map<String, Object> returned(Feedback feedback, ViewText spoken, City city) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", feedback.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("at", feedback.at().toString());
        json.put("atText", spoken.at(feedback.at(), city));
        return json;
    }

    /** What was asked for, with the times that are on the table now. */
    Map<String, Object> asked(MeetupRequest request, ViewText spoken) {
        RequestDetails details = request.details();
        City city = city(details, spoken);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", details.id().value());
        json.put("name", details.visitor().name());
        json.put("email", details.visitor().email().value());
        details.visitor().profile().ifPresent(profile -> json.put("profile", profile.toString()));
        details.visitor().know().ifPresent(know -> json.put("know", know));
        json.put("topic", details.topic());
        json.put(
                "city",
                Map.of(
                        "id",
                        details.city(),
                        "name",
                        city.name(),
                        "timeZone",
                        city.zone().getId()));
        json.put("arrive", details.arrive().toString());
        json.put("leave", details.leave().toString());
        Optional<Proposal> turn = turn(request);
        json.put(
                "times",
                turn.map(Proposal::times).orElse(details.times()).stream()
                        .map(spoken::slot)
                        .toList());
        json.put("meeting", Map.of("id", details.meeting(), "label", meeting(details, spoken)));
        json.put("askedAt", details.at().toString());
        var answerBy = turn.map(Proposal::answerBy).orElse(details.answerBy());
        json.put("answerBy", answerBy.toString());
        json.put("answerByText", spoken.at(answerBy, city.zone()));
        return json;
    }

    private static Optional<Proposal> turn(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> Optional.of(pending.proposal());
            case Unanswered unanswered -> Optional.of(unanswered.proposal());
            case Settling settling -> turn(settling.before());
            case Countered _, Approved _, Declined _, Pitch _, Lapsed _, Withdrawn _, Cancelled _, Past _, Erased _ ->
                Optional.empty();
        };
    }

    private String meeting(RequestDetails details, ViewText spoken) {
        return host.in(spoken.language())
                .meeting(details.meeting())
                .map(meeting -> meeting.label())
                .orElse(details.meeting());
    }

    /** What a state has beyond the request itself: what was agreed, what is offered, who ended it. */
    void details(MeetupRequest request, ViewText spoken, Map<String, Object> json) {
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
                json.put("by", cancelled.by() == Party.HOST ? "host" : "visitor");
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

    private Map<String, Object> offer(Countered countered, ViewText spoken) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("times", countered.offer().times().stream().map(spoken::slot).toList());
        json.put("place", ViewText.place(countered.offer().place()));
        json.put("takeBy", countered.offer().takeBy().toString());
        json.put("takeByText", spoken.at(countered.offer().takeBy(), city(countered.details(), spoken)));
        return json;
    }

    static void note(Map<String, Object> json, Optional<String> note) {
        note.ifPresent(words -> json.put("note", words));
    }

    private static Map<String, Object> meetup(Agreement agreed, ViewText spoken) {
        Map<String, Object> json = spoken.slot(agreed.slot());
        json.put("place", ViewText.place(agreed.place()));
        note(json, agreed.note());
        return json;
    }
}
