package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mail.Method;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Invited;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both read where the host invited somebody and they said yes: nobody has asked for anything. */
class SaidYesLettersTest {

    private static final Approved SAID_YES = Samples.saidYes(1);
    private static final RequestDetails ALEX = SAID_YES.details();
    private static final String WORD = ALEX.yes().flatMap(Invited.Yes::word).orElseThrow();
    private static final Decision DECISION = Decision.at(Samples.NOW, Optional.of("A note by the host"));

    @Test
    void theHostReadsWhoSaidYesAndCanCancelFromThere() {
        Mail mail = written(Notice.INVITE_TO_HOST, SAID_YES);

        assertThat(mail.subject()).isEqualTo("Alex said yes: Thu 3 Dec, 10:00 Denver time");
        assertThat(mail.replyTo()).as("a quoted reply would hand the link over").isEmpty();
        assertThat(mail.calendar().map(CalendarPart::method)).contains(Method.REQUEST);
        for (String page : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
            assertThat(page)
                    .contains(
                            "Alex Guest said yes",
                            "Thu 3 Dec 2026, 10:00 – 11:00",
                            "Denver Union Station",
                            "Coffee",
                            WORD,
                            "I still owe you a coffee.",
                            "alex@example.com",
                            "Not confirmed: it was typed on the page of your invitation",
                            "https://meet.example.com/decide#" + LetterSamples.LINKS.mint(Party.HOST, ALEX));
        }
    }

    @Test
    void theGuestReadsAllThatTheyNeedAndNothingThatTheyTyped() {
        Mail mail = written(Notice.INVITE_TO_VISITOR, SAID_YES);

        assertThat(mail.subject()).isEqualTo("It’s on: Thu 3 Dec, 10:00 Denver time");
        assertThat(mail.replyTo()).isEmpty();
        for (String page : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
            assertThat(page)
                    .contains(
                            "I’m looking forward to meeting you, Alex Guest.",
                            "Thu 3 Dec 2026, 10:00 – 11:00",
                            "Denver Union Station",
                            "Coffee",
                            "I still owe you a coffee.",
                            "press “Yes, this is my address”",
                            "90 days after the meetup",
                            "somebody said yes to an invitation from Sam Host",
                            "https://meet.example.com/status#" + LetterSamples.LINKS.mint(Party.VISITOR, ALEX))
                    .doesNotContain(WORD);
        }
        assertThat(ics(mail))
                .contains("METHOD:REQUEST", "I still owe you a coffee.")
                .doesNotContain(WORD);
    }

    @Test
    void whatLaterMailsLeadToIsTheMailThatToldOfTheYes() {
        Mail moved = written(Notice.INVITE_TO_HOST, moved(SAID_YES));

        assertThat(moved.subject()).isEqualTo("New time: Alex Guest, Fri 4 Dec, 09:00 Denver time");
        assertThat(moved.replyTo()).isPresent();
        assertThat(moved.text()).contains("the email that told you of Alex Guest’s yes", WORD);
        assertThat(ics(moved)).contains("the email that told you of Alex Guest’s yes");
        assertThat(written(Notice.REMINDER_TO_HOST, SAID_YES).text())
                .contains("the email that told you of Alex Guest’s yes", WORD);
    }

    @Test
    void nobodyIsTakenToStayForTheDayOfTheMeetupOnly() {
        Mail asked = written(Notice.MOVE_TO_HOST, asksForAnother(SAID_YES));

        assertThat(asked.text())
                .contains("Alex Guest would like another time", "Fri 4 Dec")
                .doesNotContain("In Denver");
    }

    @Test
    void whoCancelsUnderAnUnprovedAddressIsNotSentTheirOwnNote() {
        Cancelled cancelled = (Cancelled) SAID_YES.cancel(Party.VISITOR, Optional.of("BUY NOW"), Samples.NOW)
                .to();
        Mail guests = written(Notice.CANCELLATION_TO_VISITOR, cancelled);
        Mail hosts = written(Notice.CANCELLATION_TO_HOST, cancelled);
        Cancelled proved = (Cancelled) cancelled.confirm().to();

        assertThat(guests.subject() + guests.text() + guests.html() + ics(guests))
                .doesNotContain("BUY NOW");
        assertThat(hosts.text()).contains("BUY NOW");
        assertThat(ics(hosts)).contains("BUY NOW");
        assertThat(written(Notice.CANCELLATION_TO_VISITOR, proved).text()).contains("BUY NOW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; (?i)request|asked|asking me|ask(ing)? to meet|would like to talk|thank you for asking",
                "es; (?i)petici.n|pediste|gracias por querer",
                "de; (?i)anfrage|gefragt|danke, dass du fragst|dass du mich treffen wolltest"
            })
    void nobodyIsToldThatTheyAskedForIt(String language, String asked) {
        Approved guest = Samples.saidYes(1, Locale.forLanguageTag(language));
        Letters letters =
                LetterSamples.letters(LettersWithoutTimesTest.speaking(language), LetterSamples.Known.ALL_WELL);
        Map<Notice, MeetupRequest> notices = notices(guest);

        assertThat(notices).hasSizeGreaterThan(14);
        notices.forEach((notice, state) -> {
            Mail mail = letters.write(notice, state, LetterSamples.at(notice)).orElseThrow();
            // Thanks for the word that it is off are in place.
            String said =
                    (mail.subject() + "\n" + mail.text() + ics(mail)).replace("Danke, dass du Bescheid gibst", "");
            assertThat(said).as(notice.name()).doesNotMatch(asked);
            assertThat(said).as(notice.name()).doesNotContain("null", "{0}", "{1}");
        });
    }

    @Test
    void whoAsksForAnotherTimeIsMarkedAsInvitedInEveryMailThatAsksTheHost() {
        RequestDetails another = Samples.asked(1).cameOf(new Invited.AnotherTime(Samples.INVITATION));
        Pending pending = LetterSamples.pending(another);

        for (Notice notice : List.of(
                Notice.REQUEST_TO_HOST,
                Notice.FIRST_NUDGE_TO_HOST,
                Notice.SECOND_NUDGE_TO_HOST,
                Notice.LAST_CALL_TO_HOST)) {
            assertThat(written(notice, pending).text())
                    .as(notice.name())
                    .contains("You had invited them, and they are asking for another time.");
            assertThat(written(notice, Samples.pending(1)).text()).doesNotContain("invited");
        }
    }

    /** Everything that can be mailed about it, each in a state of which it is true. */
    private static Map<Notice, MeetupRequest> notices(Approved guest) {
        Offer offer = new Offer(
                List.of(Samples.denver(Samples.FRIDAY_NINE)),
                Samples.UNION_STATION,
                guest.agreement().slot().start());
        Countered offered = (Countered) Samples.settled(guest.counter(offer, DECISION));
        Pending asks = asksForAnother(guest);
        Map<Notice, MeetupRequest> notices = new LinkedHashMap<>();
        notices.put(Notice.INVITE_TO_HOST, guest);
        notices.put(Notice.INVITE_TO_VISITOR, guest);
        notices.put(Notice.UNREACHABLE_TO_HOST, guest);
        notices.put(Notice.REMINDER_TO_HOST, guest);
        notices.put(Notice.REMINDER_TO_VISITOR, guest);
        notices.put(Notice.QUESTION_TO_HOST, guest);
        notices.put(Notice.QUESTION_TO_VISITOR, guest);
        notices.put(Notice.MOVE_TO_HOST, asks);
        notices.put(Notice.FIRST_NUDGE_TO_HOST, asks);
        notices.put(Notice.LAST_CALL_TO_HOST, asks);
        notices.put(Notice.STANDS_TO_HOST, Samples.settled(asks.decline(DECISION)));
        notices.put(Notice.STANDS_TO_VISITOR, Samples.settled(asks.decline(DECISION)));
        notices.put(Notice.OFFER_TO_VISITOR, offered);
        notices.put(Notice.OFFER_REMINDER_TO_VISITOR, offered);
        notices.put(
                Notice.OTHER_TIMES_TO_HOST,
                offered.ask(Proposal.begin(
                                List.of(), Samples.NOW, guest.agreement().slot().start()))
                        .to());
        notices.put(
                Notice.CANCELLATION_TO_HOST,
                guest.cancel(Party.VISITOR, Optional.empty(), Samples.NOW).to());
        notices.put(
                Notice.CANCELLATION_TO_VISITOR,
                guest.cancel(Party.HOST, Optional.empty(), Samples.NOW).to());
        return notices;
    }

    private static Pending asksForAnother(Approved guest) {
        return (Pending) guest.move(Proposal.begin(
                        List.of(Samples.denver(Samples.FRIDAY_NINE)),
                        Samples.NOW,
                        guest.agreement().slot().start()))
                .to();
    }

    private static Approved moved(Approved guest) {
        return (Approved) Samples.settled(
                asksForAnother(guest).approve(Samples.denver(Samples.FRIDAY_NINE), Samples.UNION_STATION, DECISION));
    }

    private static Mail written(Notice notice, MeetupRequest request) {
        return LetterSamples.LETTERS
                .write(notice, request, LetterSamples.at(notice))
                .orElseThrow();
    }

    private static String ics(Mail mail) {
        return mail.calendar().map(part -> part.ics().replace("\r\n ", "")).orElse("");
    }
}
