package meetme.inviting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.security.InvitationLink;

/**
 * What somebody has pressed behind an invitation's link.
 *
 * @param signedWith id of the key that signs the link in its answer
 */
record Press(HttpRequest call, Fields fields, InvitationLink link, String signedWith, Instant now) {

    /** Those that only an invitation has; asking for another time takes the form's as well. */
    static final Set<String> FIELDS =
            Set.of("token", "version", "action", "time", "meeting", "email", "note", "why", "word", "tellMe");

    /** The guest's buttons. */
    enum Action {
        YES,
        NO,
        ANOTHER,
        ERASE
    }

    Optional<Action> action() {
        return fields.constant("action", Action.values());
    }

    boolean isOf(int version) {
        return fields.integer("version").equals(Optional.of(version));
    }

    /** Whoever sends the same again within a day gets the same answer; a key means something for this invitation alone. */
    Optional<IdempotencyKey> once() {
        return Repetition.key(call, "invited " + link.invitation().value(), signedWith);
    }

    /** What is wrong with it, whatever it is about. */
    Wrongs wrongs(Locale language) {
        Wrongs wrongs = new Wrongs(language);
        if (Repetition.isWrong(call)) {
            wrongs.about(Repetition.FIELD, "key");
        }
        wrongs.required("action", "action.guest", action());
        wrongs.required("version", "version", fields.integer("version"));
        return wrongs;
    }
}
