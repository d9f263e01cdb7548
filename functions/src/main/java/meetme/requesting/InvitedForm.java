package meetme.requesting;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import meetme.host.Host;
import meetme.http.Fields;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.EmailAddress;
import meetme.meetup.RequestDetails;
import meetme.security.Stamps;
import meetme.text.Words;

/** The same form, from somebody whom the host has invited. What keeps a flood out is that there are only so many invitations. */
public final class InvitedForm {

    /** All that it may have. */
    public static final Set<String> FIELDS = RequestForm.FIELDS;

    private final RequestForm form;

    /**
     * Of the host as they are now.
     *
     * @param sender whom mail comes from: no visitor
     * @param random must be cryptographically strong
     */
    public InvitedForm(Host host, Stamps stamps, EmailAddress sender, RandomGenerator random) {
        this.form = new RequestForm(host, stamps, sender, random);
    }

    /**
     * Says what is wrong with it, or what became of what is asked for.
     *
     * @param asked what becomes of it; nothing where it has to be tried again
     */
    public Optional<HttpResponse> read(
            Fields fields, Instant now, Function<RequestDetails, Optional<HttpResponse>> asked) {
        return switch (form.read(fields, true, now)) {
            case Submission.Accepted(var details) -> asked.apply(details);
            case Submission.Rejected(var errors) -> {
                Words words = form.words(fields);
                yield Optional.of(Problem.invalid(words.say("problem.title"), words.say("problem.detail"), errors));
            }
        };
    }
}
