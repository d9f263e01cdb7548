package meetme.inviting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.http.Addresses;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.EmailAddress;
import meetme.text.Words;

/** Gathers what is wrong with a call, in the language of whoever reads it. */
final class Wrongs {

    static final String BUNDLE = "meetme.inviting.invitations";

    private static final String FORM = "meetme.requesting.requests";

    private final Words words;
    private final List<FieldError> errors = new ArrayList<>();

    Wrongs(Locale language) {
        this.words = Words.in(BUNDLE, language);
    }

    /** A field that must make sense; {@code key} is that of the words that tell what to do. */
    <T> Optional<T> required(String field, String key, Optional<T> value) {
        if (value.isEmpty()) {
            about(field, key);
        }
        return value;
    }

    /** A field that may be left out, but not be wrong. */
    <T> Optional<T> optional(String field, String key, Fields fields, Optional<T> value) {
        return fields.has(field) ? required(field, key, value) : Optional.empty();
    }

    void about(String field, String key, Object... values) {
        errors.add(new FieldError(field, words.say(key, values)));
    }

    /**
     * The address that somebody gives of themselves, as the form takes it and in its words.
     *
     * @param sender whom mail comes from: nobody's own address
     */
    Optional<EmailAddress> email(Fields fields, EmailAddress sender) {
        Words form = Words.in(FORM, words.language());
        Optional<EmailAddress> email = fields.text("email").flatMap(Addresses::email);
        Optional<String> nowhere = email.flatMap(Addresses::nowhere);
        if (email.isEmpty()) {
            errors.add(new FieldError("email", form.say("email")));
        } else if (nowhere.isPresent()) {
            errors.add(new FieldError("email", form.say("email.nowhere", nowhere.get())));
        } else if (email.get().mailbox().equals(sender.mailbox())) {
            errors.add(new FieldError("email", form.say("email.sender")));
        }
        return email;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Refuses the call, with all of them. */
    HttpResponse invalid() {
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }
}
