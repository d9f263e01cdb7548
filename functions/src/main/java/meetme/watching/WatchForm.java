package meetme.watching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.host.Host;
import meetme.http.Addresses;
import meetme.http.FieldError;
import meetme.http.Fields;
import meetme.meetup.EmailAddress;
import meetme.security.Stamps;
import meetme.text.Words;

/** Reads the form of "tell me when you come". */
final class WatchForm {

    static final Set<String> FIELDS = Set.of("email", "city", "language", "stamp", "extra");

    static final String BUNDLE = "meetme.watching.watches";

    private static final int LONGEST_CITY = 60;

    private final Host host;
    private final Stamps stamps;
    private final EmailAddress sender;

    /** @param sender whom mail comes from: nobody to be told */
    WatchForm(Host host, Stamps stamps, EmailAddress sender) {
        this.host = host;
        this.stamps = stamps;
        this.sender = sender;
    }

    /** A form as it was read. */
    sealed interface Result {}

    record Filled(EmailAddress email, Optional<String> city, Locale language) implements Result {

        @Override
        public String toString() {
            return "Filled[…]";
        }
    }

    /** @param errors everything that is wrong with it, at once */
    record Wrong(List<FieldError> errors) implements Result {}

    Result read(Fields fields, Instant now) {
        Words words = words(fields);
        List<FieldError> errors = new ArrayList<>();
        check(
                errors,
                words,
                "extra",
                !fields.has("extra") || fields.text("extra").equals(Optional.of("")));
        check(errors, words, "stamp", isStamped(fields, now));
        Optional<EmailAddress> email = fields.text("email").flatMap(Addresses::email);
        check(errors, words, "email", email.isPresent());
        email.flatMap(Addresses::nowhere)
                .ifPresent(last -> errors.add(new FieldError("email", words.say("email.nowhere", last))));
        if (email.map(EmailAddress::mailbox).equals(Optional.of(sender.mailbox()))) {
            errors.add(new FieldError("email", words.say("email.sender")));
        }
        Optional<String> city = says(fields, "city") ? fields.line("city", 1, LONGEST_CITY) : Optional.empty();
        if (says(fields, "city") && city.isEmpty()) {
            errors.add(new FieldError("city", words.say("city")));
        }
        Optional<Locale> language = language(fields);
        check(errors, words, "language", language.isPresent());
        return errors.isEmpty()
                ? new Filled(email.orElseThrow(), city, language.orElseThrow())
                : new Wrong(List.copyOf(errors));
    }

    private static void check(List<FieldError> errors, Words words, String field, boolean isRight) {
        if (!isRight) {
            errors.add(new FieldError(field, words.say(field)));
        }
    }

    private boolean isStamped(Fields fields, Instant now) {
        return fields.text("stamp").filter(stamp -> stamps.isFresh(stamp, now)).isPresent();
    }

    // An optional field that is there but empty was left out.
    private static boolean says(Fields fields, String name) {
        return fields.has(name) && !fields.text(name).map(String::isBlank).orElse(false);
    }

    /** What is said about the form, in its language or else in the default one. */
    Words words(Fields fields) {
        return Words.in(BUNDLE, language(fields).orElse(host.languages().getFirst()));
    }

    private Optional<Locale> language(Fields fields) {
        if (!says(fields, "language")) {
            return Optional.of(host.languages().getFirst());
        }
        return fields.text("language")
                .flatMap(tag -> host.languages().stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst());
    }
}
