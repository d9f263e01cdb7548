package meetme.deciding;

import java.util.List;
import meetme.host.Host;
import meetme.http.FieldError;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.text.Words;

/** Says why a command comes to nothing, in the language of whoever gave it: of the visitor's, only the request tells. */
final class FieldProblems {

    private static final String BUNDLE = "meetme.deciding.refusals";

    private final Host host;
    private final Party reader;

    FieldProblems(Host host, Party reader) {
        this.host = host;
        this.reader = reader;
    }

    HttpResponse invalid(MeetupRequest request, List<FieldProblem> problems) {
        Words words = words(request);
        List<FieldError> errors = problems.stream()
                .map(problem -> new FieldError(
                        problem.field(),
                        words.say(problem.key(), problem.values().toArray())))
                .toList();
        return Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors);
    }

    HttpResponse stale(MeetupRequest request) {
        Words words = words(request);
        return Problem.conflict(words.say("stale"));
    }

    private Words words(MeetupRequest request) {
        return Words.in(BUNDLE, ViewText.language(host, reader, request.details()));
    }
}
