package meetme.inviting;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import meetme.host.CurrentHost;
import meetme.host.Plans;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonBody;
import meetme.http.Problem;
import meetme.invitation.Another;
import meetme.invitation.Answerable;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.Invitations;
import meetme.invitation.Invitations.Answer;
import meetme.invitation.Invitations.Earlier;
import meetme.invitation.Invitations.Made;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Over;
import meetme.invitation.Why;
import meetme.invitation.Withdrawn;
import meetme.invitation.Yes;
import meetme.log.Log;
import meetme.log.Metric;
import meetme.meetup.EmailAddress;
import meetme.meetup.Invited;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.security.ClientHashes;
import meetme.security.InvitationLink;
import meetme.security.InvitationLinks;
import meetme.security.KeySource;
import meetme.security.Links;
import meetme.security.Stamps;
import meetme.text.Words;
import meetme.watch.WatchAsking;

/** Where an invitation's link leads: {@code POST /api/invited/view} looks and changes nothing, {@code POST /api/invited/act} acts. */
public final class InvitedEndpoint {

    private static final Set<String> TOKEN_ONLY = Set.of("token");

    private static final int LONGEST_WORD = 200;

    /** A no can be added to, but not for ever. */
    private static final int MOST_STEPS = 20;

    /** A press that loses a race looks again, as everywhere. */
    private static final int TRIES = 12;

    private static final long MOST_PAUSE_NANOS = 20_000_000;

    private final CurrentHost current;
    private final Plans plans;
    private final Invitations invitations;
    private final InvitationLinks links;
    private final ClientHashes clients;
    private final Set<String> known;
    private final AnotherTime anotherTime;
    private final WatchAsking watching;
    private final EmailAddress sender;
    private final Answers answers;
    private final Booking booking;

    /**
     * @param formFields what {@code anotherTime} reads
     * @param sender whom mail comes from: no guest
     * @param random must be cryptographically strong
     */
    public InvitedEndpoint(
            CurrentHost current,
            Plans plans,
            Invitations invitations,
            KeySource keys,
            Set<String> formFields,
            AnotherTime anotherTime,
            WatchAsking watching,
            EmailAddress sender,
            RandomGenerator random) {
        this.current = current;
        this.plans = plans;
        this.invitations = invitations;
        this.links = new InvitationLinks(keys);
        this.clients = new ClientHashes(keys);
        this.known = new HashSet<>(Press.FIELDS);
        this.known.addAll(formFields);
        this.anotherTime = anotherTime;
        this.watching = watching;
        this.sender = sender;
        this.answers = new Answers(current, plans, new Links(keys), new InvitedView(new Stamps(keys)));
        this.booking = new Booking(invitations, clients, sender, random);
    }

    /** Shows it, and leaves no mark that it was seen. */
    public HttpResponse view(HttpRequest call, Instant now) {
        return JsonBody.read(
                call,
                TOKEN_ONLY,
                fields -> link(fields, now)
                        .flatMap(link -> find(link, now))
                        .map(invitation -> HttpResponse.json(200, answers.view(invitation, now)))
                        .orElseGet(Problem::notFound));
    }

    private Optional<InvitationLink> link(Fields fields, Instant now) {
        return fields.text("token").flatMap(token -> links.verify(token, now));
    }

    private Optional<Invitation> find(InvitationLink link, Instant now) {
        return invitations
                .find(link.invitation(), now)
                .filter(invitation -> link.repeats(invitation.details().linkNonce()) && !invitation.isForgotten());
    }

    /** Answers it, or erases what is kept. */
    public HttpResponse act(HttpRequest call, Instant now) {
        return JsonBody.read(call, fields -> {
            List<String> unknown = fields.unknown(known);
            Optional<InvitationLink> link = link(fields, now);
            if (link.isEmpty()) {
                return unknown.isEmpty() ? Problem.notFound() : Problem.unknownFields(unknown);
            }
            Press press = new Press(call, fields, link.get(), links.currentKey(), now);
            Optional<Invitation> invitation = find(link.get(), now);
            // First, because its answer may be that it was erased, so that there is nothing to find.
            Optional<Earlier> earlier = earlier(press);
            return earlier.flatMap(known -> repeated(known, link.get(), now))
                    .orElseGet(() -> invitation
                            .map(found -> unknown.isEmpty()
                                    ? act(press, found, earlier.isPresent())
                                    : Problem.unknownFields(unknown))
                            .orElseGet(Problem::notFound));
        });
    }

    private Optional<Earlier> earlier(Press press) {
        return press.once().flatMap(once -> invitations.earlier(once, press.now()));
    }

    private Optional<HttpResponse> repeated(Earlier earlier, InvitationLink link, Instant now) {
        return switch (earlier) {
            case Earlier.Same(var answer) ->
                invitations.find(link.invitation(), now).map(invitation -> answers.of(answer, invitation));
            case Earlier.KeyReused _ -> Optional.empty();
        };
    }

    private HttpResponse act(Press press, Invitation found, boolean keyReused) {
        if (keyReused) {
            return Repetition.keyReused();
        }
        Wrongs wrongs = press.wrongs(found.details().language());
        if (!wrongs.isEmpty()) {
            return wrongs.invalid();
        }
        Optional<Invitation> invitation = Optional.of(found);
        for (int tries = 1; tries <= TRIES; tries++) {
            if (invitation.isEmpty()) {
                return Problem.notFound();
            }
            Optional<HttpResponse> answer = answer(press, invitation.get());
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
            invitation = find(press.link(), press.now());
            // What was faster may have been this very press, sent twice at once.
            Optional<HttpResponse> same = earlier(press).flatMap(known -> repeated(known, press.link(), press.now()));
            if (same.isPresent()) {
                return same.get();
            }
        }
        return Problem.unavailable();
    }

    // Nothing where somebody else was faster: look again.
    private Optional<HttpResponse> answer(Press press, Invitation found) {
        return switch (press.action().orElseThrow()) {
            case ERASE ->
                press.isOf(found.version())
                        ? store(press, found.forget(press.now()), new Answer.Forgotten())
                        : stale(found);
            case YES -> ifOpen(press, found, situation -> booking.book(press, situation, answers));
            case ANOTHER -> ifOpen(press, found, situation -> askForAnother(press, situation));
            case NO -> ifOpen(press, found, situation -> refuse(press, situation));
        };
    }

    /** What one of the ways to answer comes to. */
    @FunctionalInterface
    private interface Way {
        Optional<HttpResponse> take(Situation situation);
    }

    private Optional<HttpResponse> ifOpen(Press press, Invitation found, Way way) {
        return switch (found) {
            case Open open -> ifOpen(press, open, way);
            case No no ->
                press.action().equals(Optional.of(Press.Action.NO)) && !addsTo(no, press)
                        ? Optional.of(Answers.already(no))
                        : ifOpen(press, no, way);
            case Yes _, Another _, Withdrawn _, Over _ -> Optional.of(Answers.already(found));
        };
    }

    private Optional<HttpResponse> ifOpen(Press press, Answerable found, Way way) {
        Situation situation = Situation.read(found, current, plans, press.now());
        if (!situation.invitation().isAnswerable(press.now())) {
            return Optional.of(Answers.over());
        }
        return press.isOf(found.version()) ? way.take(situation) : stale(found);
    }

    private static boolean addsTo(No no, Press press) {
        Fields fields = press.fields();
        return no.version() < MOST_STEPS && (fields.has("why") || fields.has("word") || fields.has("tellMe"));
    }

    private static Optional<HttpResponse> stale(Invitation invitation) {
        Words words = Words.in(Wrongs.BUNDLE, invitation.details().language());
        return Optional.of(Problem.conflict(words.say("stale")));
    }

    private Optional<HttpResponse> store(Press press, Invitation next, Answer answer) {
        return invitations.answer(next, answer, press.once(), press.now())
                ? Optional.of(answers.of(answer, next))
                : Optional.empty();
    }

    private Optional<HttpResponse> refuse(Press press, Situation situation) {
        Answerable invitation = situation.invitation();
        Locale language = invitation.details().language();
        Fields fields = press.fields();
        Wrongs wrongs = new Wrongs(language);
        Optional<Why> why = wrongs.optional("why", "why", fields, fields.constant("why", Why.values()));
        Optional<String> word = wrongs.optional("word", "word", fields, fields.lines("word", 0, LONGEST_WORD));
        if (fields.has("tellMe") && !fields.isBoolean("tellMe")) {
            wrongs.about("tellMe", "flag");
        }
        Optional<EmailAddress> email = fields.isTrue("tellMe") ? wrongs.email(fields, sender) : Optional.empty();
        if (!wrongs.isEmpty()) {
            return Optional.of(wrongs.invalid());
        }
        No no = invitation.no(why, word.filter(text -> !text.isEmpty()), press.now());
        return email.flatMap(address -> tell(address, invitation.details(), press))
                .or(() -> store(press, no, answers.refused(situation.after(no), press.now())));
    }

    // Has the address mailed, to ask whether it wants that. Where no more is taken today, the no is not stored either:
    // whoever
    // presses again without the wish loses nothing.
    private Optional<HttpResponse> tell(EmailAddress email, InvitationDetails details, Press press) {
        Optional<String> city = details.city().nameIn(details.language());
        Words words = Words.in("meetme.watching.watches", details.language());
        return switch (watching.ask(
                email, city, details.language(), press.call().header("x-viewer-address"), press.now())) {
            case TAKEN -> Optional.empty();
            case NETWORK_FULL ->
                Optional.of(Problem.tooMany(words.say("limit.network"), Repetition.untilTomorrow(press.now())));
            case DAY_FULL -> {
                Log.alarm(
                                Metric.DAILY_CAP_REACHED,
                                "The day's limit of watches is reached",
                                press.now().toEpochMilli())
                        .write();
                yield Optional.of(Problem.unavailable(words.say("limit.day"), Repetition.untilTomorrow(press.now())));
            }
        };
    }

    private Optional<HttpResponse> askForAnother(Press press, Situation situation) {
        Answerable invitation = situation.invitation();
        // What the invitation knows need not be typed again.
        Map<String, Object> form = new HashMap<>(press.fields().all());
        form.putIfAbsent("name", invitation.guest().map(Guest::name).orElse(""));
        form.putIfAbsent("city", invitation.details().city().id());
        form.putIfAbsent("language", invitation.details().language().toLanguageTag());
        return anotherTime.read(new Fields(form), press.now(), asked -> ask(press, invitation, asked));
    }

    private Optional<HttpResponse> ask(Press press, Answerable invitation, RequestDetails asked) {
        RequestDetails marked = asked.cameOf(new Invited.AnotherTime(invitation.id()));
        Made made = new Made(
                Pending.begin(marked),
                clients.of(press.call().header("x-viewer-address")).hash());
        Another next = invitation.another(marked.id(), press.now());
        return invitations.ask(next, made, press.once(), press.now())
                ? Optional.of(answers.of(made.asked(press.once()), next))
                : Optional.empty();
    }
}
