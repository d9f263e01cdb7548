package meetme.deciding;

import java.util.List;
import java.util.Locale;
import meetme.web.Answer;
import meetme.web.FieldError;
import meetme.web.Problem;
import meetme.words.Words;

/** Says in one language why a press comes to nothing. */
final class Refusals {

    private static final String BUNDLE = "meetme.deciding.refusals";

    private final Words words;

    Refusals(Locale language) {
        this.words = Words.in(BUNDLE, language);
    }

    Answer invalid(List<Refusal> refusals) {
        List<FieldError> errors = refusals.stream()
                .map(refusal -> new FieldError(
                        refusal.field(),
                        words.say(refusal.key(), refusal.values().toArray())))
                .toList();
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    Answer stale() {
        return Problem.conflict(words.say("stale"));
    }
}
