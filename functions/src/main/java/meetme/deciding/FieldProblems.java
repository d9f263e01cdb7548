package meetme.deciding;

import java.util.List;
import java.util.Locale;
import meetme.http.FieldError;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.text.Words;

/** Says in one language why a press comes to nothing. */
final class FieldProblems {

    private static final String BUNDLE = "meetme.deciding.refusals";

    private final Words words;

    FieldProblems(Locale language) {
        this.words = Words.in(BUNDLE, language);
    }

    HttpResponse invalid(List<FieldProblem> refusals) {
        List<FieldError> errors = refusals.stream()
                .map(refusal -> new FieldError(
                        refusal.field(),
                        words.say(refusal.key(), refusal.values().toArray())))
                .toList();
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    HttpResponse stale() {
        return Problem.conflict(words.say("stale"));
    }
}
