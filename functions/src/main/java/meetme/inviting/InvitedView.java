package meetme.inviting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.host.Trip;
import meetme.http.JsonObject;
import meetme.invitation.Another;
import meetme.invitation.Answerable;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Over;
import meetme.invitation.Withdrawn;
import meetme.invitation.Yes;
import meetme.inviting.InvitationsView.State;
import meetme.inviting.Press.Action;
import meetme.security.Stamps;

/** What whoever holds an invitation's link sees. A link may be passed on, so that a name stands there only while nobody has answered. */
record InvitedView(Stamps stamps) {

    private static final List<Action> FIRST = List.of(Action.YES, Action.NO, Action.ANOTHER, Action.ERASE);
    private static final List<Action> AFTER_NO = List.of(Action.YES, Action.ANOTHER, Action.ERASE);
    private static final List<Action> AFTERWARDS = List.of(Action.ERASE);

    /** While nobody can be met there, as the trip has been called off. */
    private static final List<Action> NO_LONGER = List.of(Action.NO, Action.ERASE);

    /** One that can be answered. */
    JsonObject of(Situation situation, Instant now) {
        Answerable invitation = situation.invitation();
        boolean takesPlace = situation.city().isPresent();
        return head(invitation, situation.host(), !takesPlace)
                .with("days", days(situation.days(now)))
                .with("version", invitation.version())
                .with("actions", JsonObject.names(actions(invitation, takesPlace)))
                .with("stamp", stamps.mint(now));
    }

    private static List<Action> actions(Answerable invitation, boolean takesPlace) {
        return switch (invitation) {
            case Open _ -> takesPlace ? FIRST : NO_LONGER;
            case No _ -> takesPlace ? AFTER_NO : AFTERWARDS;
        };
    }

    /** One that cannot any more. */
    JsonObject ended(Invitation invitation, Host host, Instant now) {
        return head(invitation, host, isCalledOff(invitation))
                .with("days", List.of())
                .with("version", invitation.version())
                .with("actions", JsonObject.names(AFTERWARDS))
                .with("stamp", stamps.mint(now));
    }

    // Nothing else ends one that nobody has answered before its trip ends.
    private static boolean isCalledOff(Invitation invitation) {
        return invitation instanceof Over over
                && over.at().isBefore(over.details().endsAt());
    }

    private static JsonObject head(Invitation invitation, Host host, boolean calledOff) {
        InvitationDetails details = invitation.details();
        Optional<Guest> guest = switch (invitation) {
            case Open open -> open.guest();
            case No _, Yes _, Another _, Withdrawn _, Over _ -> Optional.empty();
        };
        return new JsonObject()
                .with("state", JsonObject.name(State.of(invitation)))
                .maybe("calledOff", calledOff ? Optional.of(true) : Optional.empty())
                .maybe("name", guest.map(Guest::name))
                .with("host", host.name())
                .maybe("line", guest.flatMap(Guest::line))
                .with("city", city(host, details))
                .with("meetings", meetings(host.in(details.language())));
    }

    private static JsonObject city(Host host, InvitationDetails details) {
        Optional<Trip> trip = host.city(details.city().id()).flatMap(host::tripTo);
        Locale language = details.language();
        return InvitationsView.city(host, details, language)
                .maybe("from", trip.map(there -> there.firstDay().toString()))
                .maybe("to", trip.map(there -> there.lastDay().toString()));
    }

    private static List<JsonObject> meetings(Host host) {
        return host.meetings().stream().map(InvitedView::meeting).toList();
    }

    private static JsonObject meeting(Meeting meeting) {
        return new JsonObject().with("id", meeting.id()).with("label", meeting.label());
    }

    static List<JsonObject> days(List<Openings.Day> days) {
        return days.stream().map(InvitedView::day).toList();
    }

    private static JsonObject day(Openings.Day day) {
        return new JsonObject()
                .with("date", day.date().toString())
                .with("times", day.times().stream().map(LocalTime::toString).toList());
    }
}
