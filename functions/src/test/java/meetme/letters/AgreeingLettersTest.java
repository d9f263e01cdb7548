package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mail.Method;
import meetme.mail.Mailbox;
import meetme.meetup.Approved;
import meetme.meetup.Decision;
import meetme.meetup.Notice;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class AgreeingLettersTest {

    private static final RequestDetails ASKED = Samples.asked(1);
    private static final Map<String, Mail> MAILS = LetterSamples.all(ASKED, "Look for the clock.");
    private static final Mailbox PAT =
            new Mailbox("Pat Visitor", ASKED.visitor().email());

    @Test
    void bothAreInvitedToTheSameMeetup() {
        // Given
        Mail visitors = MAILS.get("INVITE_TO_VISITOR");
        Mail hosts = MAILS.get("INVITE_TO_HOST");

        // Then
        assertThat(visitors.subject()).isEqualTo("It’s on: Thu 3 Dec, 10:00 Denver time");
        assertThat(hosts.subject()).isEqualTo("It’s on: Pat Visitor, Thu 3 Dec, 10:00 Denver time");
        assertThat(entry(visitors)).isEqualTo(entry(hosts)).hasSize(5);
        assertThat(visitors.calendar().map(CalendarPart::method)).contains(Method.REQUEST);
        for (Mail mail : List.of(visitors, hosts)) {
            for (String page : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
                assertThat(page)
                        .contains(
                                "Thu 3 Dec 2026, 10:00 – 11:00",
                                "Denver time, MST",
                                "Denver Union Station",
                                "1701 Wynkoop St",
                                "Coffee",
                                "Look for the clock.",
                                "invite.ics");
            }
            assertThat(Jsoup.parse(mail.html()).select("a").eachAttr("href"))
                    .filteredOn(link ->
                            !link.startsWith("https://www.linkedin.com/") && !link.equals("https://meet.example.com"))
                    .hasSize(4)
                    .anyMatch(link -> link.startsWith("https://outlook.office.com/calendar/0/deeplink/compose?"))
                    .contains("https://maps.example.com/union")
                    .anyMatch(link -> link.startsWith("https://calendar.google.com/calendar/render?action=TEMPLATE&"))
                    .anyMatch(link -> link.startsWith("https://outlook.live.com/calendar/0/deeplink/compose?"));
        }
    }

    /** What both entries must have in common, so that they are of one meetup. */
    private static List<String> entry(Mail mail) {
        return mail.calendar()
                .orElseThrow()
                .ics()
                .replace("\r\n ", "")
                .lines()
                .filter(line -> line.matches("(UID|SEQUENCE|DTSTART|DTEND|LOCATION):.*"))
                .toList();
    }

    @Test
    void theHostIsToldWhereNobodyHasShownThatTheAddressIsTheirs() {
        Approved proved = (Approved)
                LetterSamples.approved(ASKED, "Look for the clock.").confirm().to();
        Mail invitation = LetterSamples.LETTERS
                .write(Notice.INVITE_TO_HOST, proved, Samples.NOW)
                .orElseThrow();

        for (String name : List.of("INVITE_TO_HOST", "MISSED_TO_HOST", "FIRST_NUDGE_TO_HOST", "MOVE_TO_HOST")) {
            assertThat(MAILS.get(name).text()).contains("pat@example.com\nNot confirmed: ");
        }
        assertThat(invitation.text()).contains("pat@example.com").doesNotContain("onfirmed");
    }

    @Test
    void onceTheyMeetEachCanAnswerToTheOther() {
        List.of("INVITE_TO_VISITOR", "CANCELLATION_TO_VISITOR BY HOST", "CANCELLATION_TO_VISITOR BY VISITOR")
                .forEach(name -> assertThat(MAILS.get(name).replyTo()).contains(LetterSamples.LETTERHEAD.host()));
        List.of("INVITE_TO_HOST", "CANCELLATION_TO_HOST BY HOST", "CANCELLATION_TO_HOST BY VISITOR")
                .forEach(name -> assertThat(MAILS.get(name).replyTo()).contains(PAT));
    }

    @Test
    void theVisitorIsToldWhereTheStatusPageIs() {
        assertThat(MAILS.get("INVITE_TO_VISITOR").text())
                .contains("You can cancel on your page; the link is in my earlier email about this.");
    }

    @Test
    void aNoIsKindAndBringsTheStatusLink() {
        // Given
        Mail no = MAILS.get("DECLINE_TO_VISITOR");

        // Then
        assertThat(no.subject()).isEqualTo("Not this time: your request to meet");
        assertThat(no.text())
                .contains(
                        "I’m sorry",
                        "> Look for the clock.",
                        "https://meet.example.com/status#" + LetterSamples.LINKS.mint(Party.VISITOR, ASKED));
        assertThat(no.replyTo()).isEmpty();
        assertThat(no.calendar()).isEmpty();
    }

    @Test
    void untilTheHostHasApprovedNothingTypedGoesToTheAddressThatWasTyped() {
        // Given
        RequestDetails details = LetterSamples.asked(
                "BUY NOW", "BUY NOW", Optional.of("BUY NOW"), Optional.of(URI.create("https://evil.example")));

        // When
        Map<String, Mail> mails = LetterSamples.all(details, "Look for the clock.");

        // Then
        List.of("RECEIPT_TO_VISITOR", "DECLINE_TO_VISITOR", "PITCH_TO_VISITOR")
                .forEach(name -> assertThat(mails.get(name)).isEqualTo(MAILS.get(name)));
    }

    @Test
    void aPitchIsToldOnePoliteLineWithoutTheNote() {
        assertThat(MAILS.get("PITCH_TO_VISITOR").text())
                .contains("Thank you for writing. I keep these meetups for getting to know people, not for sales")
                .doesNotContain("Look for the clock.", "#");
    }

    @Test
    void theHostHearsOfAWithdrawal() {
        Mail mail = MAILS.get("WITHDRAWAL_TO_HOST");

        assertThat(mail.subject()).isEqualTo("Withdrawn: Pat Visitor is no longer asking to meet you");
        assertThat(mail.replyTo()).isEmpty();
        assertThat(Jsoup.parse(mail.html()).select("a")).isEmpty();
    }

    @Test
    void aCancellationSaysWhoCancelledAndTakesTheEntryOut() {
        assertThat(MAILS.get("CANCELLATION_TO_VISITOR BY HOST").text())
                .startsWith("I have to cancel\n")
                .contains("A note from me:\n> Look for the clock.");
        assertThat(MAILS.get("CANCELLATION_TO_VISITOR BY VISITOR").text())
                .startsWith("You’ve cancelled our meetup\n")
                .contains("Your note:\n> Look for the clock.");
        assertThat(MAILS.get("CANCELLATION_TO_HOST BY HOST").text())
                .startsWith("You’ve cancelled with Pat Visitor\n")
                .contains("Your note:\n> Look for the clock.");
        assertThat(MAILS.get("CANCELLATION_TO_HOST BY VISITOR").text())
                .startsWith("Pat Visitor has cancelled\n")
                .contains("A note from Pat Visitor:\n> Look for the clock.");
        MAILS.forEach((name, mail) -> {
            if (name.startsWith("CANCELLATION")) {
                assertThat(mail.subject()).startsWith("Cancelled: ").endsWith("Thu 3 Dec, 10:00 Denver time");
                assertThat(mail.calendar().map(CalendarPart::method)).contains(Method.CANCEL);
            }
        });
    }

    @Test
    void aPlaceInTheHostsOwnWordsNeedsNoAddressAndNoMap() {
        // Given
        Approved approved = (Approved) Samples.settled(LetterSamples.pending(ASKED)
                .approve(
                        ASKED.times().getFirst(),
                        Place.named("The bench by the <old> mill"),
                        Decision.at(Samples.NOW, Optional.empty())));

        // When
        Mail mail = LetterSamples.LETTERS
                .write(Notice.INVITE_TO_VISITOR, approved, Samples.NOW)
                .orElseThrow();

        // Then
        assertThat(mail.text())
                .contains(
                        "Where:\nThe bench by the <old> mill\n\nWhat:\nCoffee\n\nWhom to look for:\nSam Host\nhttps://meet.example.com\n\nCan’t make it after all?")
                .doesNotContain("A note from me", "Open the map");
        assertThat(Jsoup.parse(mail.html()).text())
                .contains(
                        "The bench by the <old> mill What Coffee Whom to look for Sam Host https://meet.example.com Add to");
    }

    @Test
    void aMapThatIsNoWebAddressIsNotLinked() {
        // Given
        Approved approved = (Approved) Samples.settled(LetterSamples.pending(ASKED)
                .approve(
                        ASKED.times().getFirst(),
                        new Place("Mill", "Road 1", Optional.of(URI.create("javascript:alert(1)"))),
                        Decision.at(Samples.NOW, Optional.empty())));

        // When
        Mail mail = LetterSamples.LETTERS
                .write(Notice.INVITE_TO_VISITOR, approved, Samples.NOW)
                .orElseThrow();

        // Then
        assertThat(mail.text() + mail.html() + mail.calendar()).doesNotContain("javascript");
        assertThat(mail.calendar().orElseThrow().ics()).doesNotContain("javascript");
    }
}
