package meetme.requesting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.http.FieldError;
import meetme.text.Words;

/** Gathers what is wrong with a form, in the visitor's language. */
final class FormErrors {

    private final Words words;
    private final List<FieldError> errors = new ArrayList<>();

    FormErrors(Words words) {
        this.words = words;
    }

    /** A field that must make sense, and there is one thing only that can be wrong with it. */
    <T> Optional<T> required(String field, Optional<T> value) {
        check(field, value.isPresent());
        return value;
    }

    void check(String field, boolean isRight) {
        if (!isRight) {
            about(field, field);
        }
    }

    /** @param key of the words, which tell what to do; {@code values} fill them in */
    void about(String field, String key, Object... values) {
        errors.add(new FieldError(field, words.say(key, values)));
    }

    Locale language() {
        return words.language();
    }

    List<FieldError> all() {
        return List.copyOf(errors);
    }
}
