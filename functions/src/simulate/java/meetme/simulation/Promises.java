package meetme.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import meetme.host.Plan;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Settling;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;
import meetme.simulation.dynamo.ModelTable;

/** What was promised to people: of each email as it leaves, and of everything once it is over. */
final class Promises {

    private static final int MOST_COPIES = 3;

    /** A clock may be wrong by this much. */
    static final Duration CLOCKS = Duration.ofSeconds(4);

    /** From when the call began that stored the decision. */
    private static final Duration UNDO = Duration.ofMinutes(2).minus(CLOCKS);

    private static final Duration APART = Duration.ofHours(12).minus(Duration.ofMinutes(5));
    private static final Duration LEASE = Duration.ofMinutes(2).minus(Duration.ofSeconds(20));

    private static final Set<String> ANNOUNCEMENTS = Set.of(
            "invite_to_visitor",
            "invite_to_host",
            "offer_to_visitor",
            "decline_to_visitor",
            "pitch_to_visitor",
            "stands_to_visitor");

    /** What still leaves about somebody who has been erased: the end of it. */
    private static final Set<String> FAREWELLS =
            Set.of("cancellation_to_visitor", "cancellation_to_host", "withdrawal_to_host");

    private static final Set<String> DECISIONS = Set.of("approve", "counter", "decline", "pitch");

    private final World world;
    private final Books books;
    private final ModelTable table;
    private final Guests guests;
    private final GuestPromises toGuests;

    Promises(World world, Books books, ModelTable table, Guests guests) {
        this.world = world;
        this.books = books;
        this.guests = guests;
        this.table = table;
        this.toGuests = new GuestPromises(world, books, table, guests);
    }

    // Each email, as SES accepts it

    void check(SentMail mail, List<SentMail> all) {
        checkCopies(mail, all);
        mail.request().ifPresent(request -> checkAbout(request, mail));
        if (mail.kind().equals("tell")) {
            toGuests.check(mail);
        }
        if (mail.kind().equals("nudges")) {
            checkApart(mail, all);
        }
    }

    private void checkCopies(SentMail mail, List<SentMail> all) {
        List<SentMail> copies = all.stream()
                .filter(other -> other.id().equals(mail.id()) && other != mail)
                .toList();
        long doubts = world.doubts().stream().filter(mail.id()::equals).count();
        // Who holds an email for longer than a lease is as good as dead.
        long slow = copies.stream()
                .filter(other -> world.isRunning(other.by()) && mail.at() - other.begunAt() > LEASE.toMillis())
                .count();
        if (copies.size() > doubts + slow) {
            throw new Violation(
                    "No email leaves twice unless nobody knows that it has left",
                    mail.id() + " by " + mail.by() + ", and before by "
                            + copies.getLast().by());
        }
        if (copies.size() >= MOST_COPIES) {
            throw new Violation("No email leaves more than three times", mail.id());
        }
    }

    private void checkAbout(String request, SentMail mail) {
        int version = mail.version();
        if (ANNOUNCEMENTS.contains(mail.kind())) {
            books.settlingSince(request, version)
                    .filter(since -> mail.at() < since + UNDO.toMillis())
                    .ifPresent(since -> {
                        throw new Violation(
                                "What can be undone is told to nobody", mail.id() + " after " + (mail.at() - since));
                    });
            if (books.isUndone(request, version)) {
                throw new Violation("What was undone is told to nobody", mail.id());
            }
        }
        boolean isErased = books.erasedAt(request)
                .filter(at ->
                        books.leasedAt(mail.row()).filter(taken -> taken < at).isEmpty())
                .isPresent();
        if (isErased && !FAREWELLS.contains(mail.kind()) && !mail.kind().equals("board")) {
            throw new Violation("Who was erased is mailed no more", mail.id() + " to " + mail.to());
        }
    }

    private void checkApart(SentMail mail, List<SentMail> all) {
        all.stream()
                .filter(other -> other.kind().equals("nudges") && !other.id().equals(mail.id()))
                .filter(other -> mail.at() - other.at() < APART.toMillis())
                .findFirst()
                .ifPresent(other -> {
                    throw new Violation("Reminders are twelve hours apart", mail.id() + " after " + other.id());
                });
    }

    /** That whoever asked for a trip has heard that it was called off. */
    void checkCalledOff(Plan plan) {
        for (Plan.CallOff off : plan.calledOff()) {
            boolean isWorkedOff = off.isSettled(world.now().minus(Duration.ofMinutes(10)))
                    && off.from() == Plan.Origin.BOARD
                    && !off.trip().isOver(world.now());
            if (!isWorkedOff) {
                continue;
            }
            toGuests.checkCalledOff(off.trip().city());
            books.requests().values().stream()
                    .filter(request -> request.details()
                            .city()
                            .id()
                            .equals(off.trip().city().id()))
                    .filter(this::isToCome)
                    .findFirst()
                    .ifPresent(request -> {
                        throw new Violation(
                                "Who asked for a trip hears that it is off",
                                request.id().value());
                    });
        }
    }

    private boolean isToCome(MeetupRequest request) {
        return request instanceof Pending
                || request instanceof Countered
                || (request instanceof Approved approved && !approved.isOver(world.now()));
    }

    // Once all is over

    void checkEnd(List<Visitors.Form> forms, List<Presses.Pressed> pressed, List<SentMail> mails) {
        forms.forEach(form -> checkForm(form, mails));
        checkNobodyElse(forms);
        toGuests.checkEnd(mails);
        checkPresses(pressed);
        checkNudges(mails);
        books.requests().forEach((id, request) -> {
            if (!books.isPurged(id) && !(request instanceof Erased)) {
                checkOver(id, request, forms, mails);
            }
        });
        table.all().stream()
                .filter(item -> item.containsKey("dueAt") && !item.get("sk").s().equals("plan"))
                .filter(item -> Long.parseLong(item.get("dueAt").n()) <= world.millis())
                .findFirst()
                .ifPresent(item -> {
                    throw new Violation(
                            "Nothing open lacks a next attempt",
                            item.get("pk").s() + " " + item.get("sk").s() + " is still due");
                });
    }

    private void checkForm(Visitors.Form form, List<SentMail> mails) {
        if (form.accepted().isEmpty()) {
            return;
        }
        String id = form.accepted().getFirst().text("id");
        MeetupRequest request = Optional.ofNullable(books.requests().get(id))
                .orElseThrow(() -> new Violation("Nothing accepted is ever lost", id + " of " + form.key()));
        boolean isByItself = books.state(id, 1).filter("pitch"::equals).isPresent();
        boolean isTold = isTold(id, "REQUEST_TO_HOST", mails);
        if (!isByItself && !isTold && request.version() == 1) {
            throw new Violation("Each request reaches the host", id + " of " + form.key());
        }
    }

    /** Each stored request was asked for, and once. */
    private void checkNobodyElse(List<Visitors.Form> forms) {
        Map<String, String> byName = new TreeMap<>();
        books.requests().forEach((id, request) -> {
            String name = request.details().visitor().name();
            String other = byName.put(name, id);
            boolean isAsked = forms.stream().anyMatch(form -> form.body().contains("\"" + name + "\""))
                    || guests.guests().stream().anyMatch(guest -> guest.name().equals(name));
            if (other != null || !isAsked) {
                throw new Violation("A form is one request, however often it is sent", id + " and " + other);
            }
        });
    }

    private void checkPresses(List<Presses.Pressed> pressed) {
        Map<String, Presses.Pressed> won = new TreeMap<>();
        for (Presses.Pressed press : pressed) {
            if (!press.byHost() || !DECISIONS.contains(press.action())) {
                continue;
            }
            Presses.Pressed other = won.put(press.request() + " " + press.version(), press);
            if (other != null) {
                throw new Violation("One decision wins", press + " and " + other);
            }
            if (books.state(press.request(), press.version() + 1).isEmpty()) {
                throw new Violation("A press that was answered holds", press.toString());
            }
        }
    }

    private void checkNudges(List<SentMail> mails) {
        checkNudges(mails, "nudges", 2 * books.turns());
        checkNudges(mails, "last_calls", books.turns());
    }

    private static void checkNudges(List<SentMail> mails, String kind, int most) {
        long count = mails.stream()
                .filter(mail -> mail.kind().equals(kind))
                .map(SentMail::id)
                .distinct()
                .count();
        if (count > most) {
            throw new Violation("Each reminder leaves once", count + " " + kind + ", and " + most + " are due");
        }
    }

    private void checkOver(String id, MeetupRequest request, List<Visitors.Form> forms, List<SentMail> mails) {
        List<String> notices = switch (request) {
            case Pending _, Countered _, Settling _ ->
                throw new Violation("No request stays without an answer", id + " is still open");
            case Unanswered _ -> List.of("APOLOGY_TO_VISITOR", "MISSED_TO_HOST");
            case Declined _ -> List.of("DECLINE_TO_VISITOR");
            case Pitch _ -> List.of("PITCH_TO_VISITOR");
            case Lapsed _ -> List.of("LAPSE_TO_VISITOR", "LAPSE_TO_HOST");
            case Withdrawn _ -> List.of("WITHDRAWAL_TO_HOST");
            case Cancelled _ -> List.of("CANCELLATION_TO_VISITOR", "CANCELLATION_TO_HOST");
            case Approved _, Past _, Erased _ -> List.of();
        };
        for (String notice : notices) {
            if (!isTold(id, notice, mails) && !isCapped(request, notice, forms)) {
                throw new Violation("No request stays without an answer", id + ": " + notice + " has not left");
            }
        }
    }

    // Of unproved addresses no more than two a day are told that it has come to nothing, and one a day that it has
    // begun:
    // docs/decisions/0019-strangers.md
    private static boolean isCapped(MeetupRequest request, String notice, List<Visitors.Form> forms) {
        String email = request.details().visitor().email().value();
        long others = forms.stream().filter(form -> form.email().equals(email)).count() - 1;
        return notice.endsWith("_TO_VISITOR") && others >= (request.version() == 1 ? 1 : 2);
    }

    /** Whether it has left, or the program has said that it never will. */
    private boolean isTold(String id, String notice, List<SentMail> mails) {
        return mails.stream().anyMatch(mail -> mail.isOf(id, notice))
                || statuses(id, notice).contains("withheld")
                || (statuses(id, notice).contains("dead")
                        && world.alarms().stream().anyMatch(line -> line.contains(id) && line.contains("MailDead")));
    }

    private List<String> statuses(String id, String notice) {
        return table.partition("request#" + id).stream()
                .filter(item -> item.get("sk").s().startsWith("mail#" + notice + "#"))
                .map(item -> item.get("status").s())
                .toList();
    }
}
