package meetme.mail;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.confirming.Confirming;
import meetme.inviting.Inviting;
import meetme.link.Links;
import meetme.meetup.Asked;
import meetme.meetup.Decision;
import meetme.meetup.EmailAddress;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.Notice;
import meetme.meetup.Side;
import meetme.meetup.Visitor;

/** Everything that is ever mailed about Pat's request. */
public final class Letters {

    public static final Letterhead LETTERHEAD = new Letterhead(
            URI.create("https://meet.example.com"),
            new Mailbox("Meet Sam Host", new EmailAddress("meetups@meet.example.com")),
            new Mailbox("Sam Host", new EmailAddress("sam@host.example.com")));
    public static final Links LINKS = new Links(() -> Samples.KEYS);
    public static final Confirming CONFIRMING = new Confirming(Samples.host(), LETTERHEAD, LINKS);
    public static final Inviting INVITING = new Inviting(Samples.host(), LETTERHEAD, LINKS);

    private Letters() {}

    /** Pat's request, but by somebody of that name who would like to talk about that. */
    public static Asked asked(String name, String topic, Optional<String> know, Optional<URI> profile) {
        Asked pat = Samples.asked(1);
        return new Asked(
                pat.id(),
                new Visitor(name, pat.visitor().email(), profile, know, Locale.ENGLISH),
                topic,
                pat.city(),
                pat.arrive(),
                pat.leave(),
                pat.times(),
                pat.meeting(),
                pat.at(),
                pat.answerBy(),
                pat.forgetAt(),
                pat.linkNonce());
    }

    public static Asked named(String name) {
        return asked(name, "Whatever comes to our minds", Optional.empty(), Optional.empty());
    }

    public static Approved approved(Asked asked, String note) {
        return Pending.first(asked)
                .approve(asked.times().getFirst(), Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.of(note)))
                .settle();
    }

    public static Cancelled cancelled(Asked asked, Side by, String note) {
        return approved(asked, "See you there").cancel(by, Optional.of(note), Samples.NOW);
    }

    /** All mails about one request, whatever its way; what the host or a cancelling visitor adds is that note. */
    public static Map<String, Mail> all(Asked asked, String note) {
        Map<String, Mail> all = new LinkedHashMap<>();
        for (Notice notice : Notice.values()) {
            states(notice, asked, note)
                    .forEach(state -> all.put(
                            notice + (state instanceof Cancelled cancelled ? " BY " + cancelled.by() : ""),
                            writer(notice).write(notice, state, Samples.NOW)));
        }
        return all;
    }

    /** Those that the notice may be written in. */
    static List<MeetupRequest> states(Notice notice, Asked asked, String note) {
        Pending pending = Pending.first(asked);
        Decision decision = Decision.at(Samples.NOW, Optional.of(note));
        return switch (notice) {
            case REQUEST_TO_HOST, RECEIPT_TO_VISITOR -> List.of(pending);
            case INVITE_TO_VISITOR, INVITE_TO_HOST -> List.of(approved(asked, note));
            case DECLINE_TO_VISITOR -> List.of(pending.decline(decision).settle());
            case PITCH_TO_VISITOR -> List.of(pending.pitch(decision).settle());
            case WITHDRAWAL_TO_HOST -> List.of(pending.withdraw(Samples.NOW));
            case CANCELLATION_TO_VISITOR, CANCELLATION_TO_HOST ->
                List.of(cancelled(asked, Side.HOST, note), cancelled(asked, Side.VISITOR, note));
        };
    }

    private static Writer writer(Notice notice) {
        return switch (notice) {
            case REQUEST_TO_HOST, RECEIPT_TO_VISITOR -> CONFIRMING;
            case INVITE_TO_VISITOR,
                    INVITE_TO_HOST,
                    DECLINE_TO_VISITOR,
                    PITCH_TO_VISITOR,
                    WITHDRAWAL_TO_HOST,
                    CANCELLATION_TO_VISITOR,
                    CANCELLATION_TO_HOST -> INVITING;
        };
    }
}
