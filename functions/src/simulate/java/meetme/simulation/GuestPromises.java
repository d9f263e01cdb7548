package meetme.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import meetme.host.City;
import meetme.invitation.Invitation;
import meetme.invitation.Open;
import meetme.meetup.MeetupRequest;
import meetme.simulation.dynamo.ModelTable;

/** What was promised to those whom the host invites, and to those who want to be told when the host comes. */
final class GuestPromises {

    /** After the answer, or the end, whichever is later. */
    private static final Duration KEEPS_NAME = Duration.ofDays(31);

    /** Longer than any trouble of a story lasts, and the evening after it. */
    private static final Duration BY_THEN_TOLD = Duration.ofDays(12);

    private final World world;
    private final Books books;
    private final ModelTable table;
    private final Guests guests;

    GuestPromises(World world, Books books, ModelTable table, Guests guests) {
        this.world = world;
        this.books = books;
        this.table = table;
        this.guests = guests;
    }

    /** Of an email that tells of a trip, as SES accepts it. */
    void check(SentMail mail) {
        long leasedAt = books.leasedAt(mail.row()).orElse(mail.at());
        guests.stopped().stream()
                .filter(stop -> stop.mail().about().equals(mail.about()) && stop.at() <= leasedAt)
                .filter(stop ->
                        books.watches().isTheSame(mail.about(), stop.mail().at(), leasedAt))
                .findFirst()
                .ifPresent(stop -> {
                    throw new Violation("Who does not want to be told is not", mail.id());
                });
        books.watches().check(mail, leasedAt);
    }

    /** Of a trip to that city. */
    void checkCalledOff(City city) {
        books.invitations().invitations().values().stream()
                .filter(invitation -> invitation instanceof Open
                        && invitation.details().city().id().equals(city.id()))
                .findFirst()
                .ifPresent(open -> {
                    throw new Violation("Nobody can answer what was called off", open.toString());
                });
    }

    // Once all is over

    void checkEnd(List<SentMail> mails) {
        checkAnswers();
        books.requests().values().stream()
                .filter(request -> request.details().yes().isPresent())
                .forEach(this::checkBooked);
        checkNoes(mails);
        books.invitations().invitations().values().forEach(this::checkForgotten);
    }

    /** An invitation books once, and what it has booked is there. */
    private void checkAnswers() {
        Map<String, Guests.Answered> booked = new TreeMap<>();
        for (Guests.Answered answer : guests.answered()) {
            if (!answer.action().equals("yes") && !answer.action().equals("another")) {
                continue;
            }
            Guests.Answered other = booked.put(answer.guest().invitation(), answer);
            if (other != null) {
                throw new Violation("An invitation books once", answer + " and " + other);
            }
            boolean isStored = books.requests().values().stream()
                    .anyMatch(request -> request.details()
                            .visitor()
                            .name()
                            .equals(answer.guest().name()));
            if (!isStored) {
                throw new Violation("Nothing accepted is ever lost", answer.toString());
            }
        }
        guests.takenBack().stream()
                .filter(id -> !books.invitations().isTakenBack(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new Violation("What was taken back cannot be answered", id);
                });
        Set<String> asked = new HashSet<>();
        books.requests().values().stream()
                .flatMap(request -> request.details().invited().stream())
                .filter(invited -> !asked.add(invited.invitation().value()))
                .findFirst()
                .ifPresent(invited -> {
                    throw new Violation(
                            "An invitation books once", invited.invitation().value());
                });
    }

    // What became of each of the two emails is held elsewhere.
    private void checkBooked(MeetupRequest request) {
        String id = request.id().value();
        for (String notice : List.of("INVITE_TO_VISITOR", "INVITE_TO_HOST")) {
            if (!books.isWritten(id, notice)) {
                throw new Violation("Who says yes hears that it is on, and so does the host", id + ": " + notice);
            }
        }
    }

    private void checkNoes(List<SentMail> mails) {
        boolean isDead = table.partition("host").stream()
                .anyMatch(row -> row.get("sk").s().startsWith("mail#ANSWERS#")
                        && row.get("status").s().equals("dead"));
        if (isDead) {
            return;
        }
        List<String> told = mails.stream()
                .filter(mail -> mail.kind().equals("answers"))
                .map(SentMail::text)
                .toList();
        for (InvitationBook.StoodNo no : books.invitations().noes()) {
            boolean hasStood = no.until() - no.from() > BY_THEN_TOLD.toMillis();
            if (hasStood && told.stream().noneMatch(text -> text.contains(no.name()))) {
                throw new Violation("The host hears who has said no", no.toString());
            }
        }
    }

    private void checkForgotten(Invitation invitation) {
        Instant ended = invitation.details().endsAt().isAfter(invitation.at())
                ? invitation.details().endsAt()
                : invitation.at();
        if (!invitation.isForgotten() && world.now().isAfter(ended.plus(KEEPS_NAME))) {
            throw new Violation("A name goes when nobody needs it any more", invitation + " since " + ended);
        }
    }
}
