package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.host.Host;
import meetme.mail.Mail;
import meetme.meetup.Approved;
import meetme.meetup.Decision;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Place;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Nobody has to look for another mail to know what to do. */
class CompleteLettersTest {

    private static final RequestDetails ASKED = Samples.asked(1);
    private static final Map<String, Mail> MAILS = LetterSamples.all(ASKED, "Look for the clock.");

    @Test
    void aReminderHasAllThatTheWayTakes() {
        Mail visitors = MAILS.get("REMINDER_TO_VISITOR");
        Mail hosts = MAILS.get("REMINDER_TO_HOST");

        for (Mail mail : List.of(visitors, hosts)) {
            assertThat(mail.text())
                    .contains(
                            "Thu 3 Dec 2026, 10:00 – 11:00\nDenver time, MST",
                            "Denver Union Station\n1701 Wynkoop St\nOpen the map: https://maps.example.com/union",
                            "What:\nCoffee",
                            "> Look for the clock.");
        }
        assertThat(visitors.text()).contains("Whom to look for:\nSam Host\nhttps://meet.example.com\n");
        assertThat(hosts.text())
                .contains(
                        "pat@example.com",
                        "https://www.linkedin.com/in/pat",
                        "> We spoke at a conference",
                        "> I would love to hear how you began with robots.");
    }

    @Test
    void aReminderSaysTomorrowWhereItIsTomorrowThere() {
        Approved approved = LetterSamples.approved(ASKED, "See you");
        Instant start = approved.agreement().slot().start();

        assertThat(reminder(approved, start.minus(Duration.ofDays(1))).subject())
                .isEqualTo("Tomorrow: Thu 3 Dec, 10:00 Denver time");
        assertThat(reminder(approved, start.minus(Duration.ofDays(1))).text()).startsWith("We meet tomorrow\n");
        // It was midnight in Denver an hour before, and long before that in UTC.
        assertThat(reminder(approved, Instant.parse("2026-12-03T08:00:00Z")).subject())
                .isEqualTo("Today: Thu 3 Dec, 10:00 Denver time");
        assertThat(reminder(approved, Instant.parse("2026-12-03T06:00:00Z")).subject())
                .startsWith("Tomorrow: ");
        assertThat(reminder(approved, start.minus(Duration.ofHours(40))).subject())
                .startsWith("Coming up: ");
        assertThat(MAILS.get("REMINDER_TO_HOST").subject())
                .isEqualTo("Tomorrow: Pat Visitor, Thu 3 Dec, 10:00 Denver time");
    }

    @Test
    void afterAMoveBothAreToldWhichTimeNoLongerHolds() {
        Mail visitors = MAILS.get("INVITE_TO_VISITOR MOVED");
        Mail hosts = MAILS.get("INVITE_TO_HOST MOVED");

        assertThat(visitors.subject()).isEqualTo("New time: Fri 4 Dec, 09:00 Denver time");
        assertThat(hosts.subject()).isEqualTo("New time: Pat Visitor, Fri 4 Dec, 09:00 Denver time");
        for (Mail mail : List.of(visitors, hosts)) {
            String said = "Now Fri 4 Dec, 09:00 Denver time, no longer Thu 3 Dec, 10:00 Denver time.";
            assertThat(mail.text().split("\n\n", -1)[1]).isEqualTo(said);
            assertThat(Jsoup.parse(mail.html()).text()).contains(said);
        }
        assertThat(MAILS.get("INVITE_TO_VISITOR").text()).doesNotContain("no longer", "replaces");
    }

    @Test
    void whatChangedWithoutANewTimeIsSaidToReplaceTheOldOne() {
        Approved agreed = LetterSamples.approved(ASKED, "See you");
        Slot slot = agreed.agreement().slot();
        Pending asked = (Pending) agreed.move(Proposal.begin(List.of(slot), Samples.NOW, ASKED.answerBy()))
                .to();
        Approved elsewhere = (Approved) Samples.settled(
                asked.approve(slot, Place.named("The mill"), Decision.at(Samples.NOW, Optional.empty())));

        Mail visitors = write(LetterSamples.LETTERS, Notice.INVITE_TO_VISITOR, elsewhere);
        Mail hosts = write(LetterSamples.LETTERS, Notice.INVITE_TO_HOST, elsewhere);

        assertThat(visitors.subject()).isEqualTo("Updated: Thu 3 Dec, 10:00 Denver time");
        assertThat(visitors.text()).startsWith("An update on our meetup\n");
        assertThat(hosts.subject()).isEqualTo("Updated: Pat Visitor, Thu 3 Dec, 10:00 Denver time");
        assertThat(hosts.text()).startsWith("An update on your meetup with Pat Visitor\n");
        for (Mail mail : List.of(visitors, hosts)) {
            assertThat(mail.text()).contains("This replaces what was agreed before.", "The mill");
            assertThat(mail.calendar().orElseThrow().ics().replace("\r\n ", ""))
                    .contains("DESCRIPTION:This replaces what was agreed before.\\n");
        }
    }

    @Test
    void whoNeverGotAReceiptFindsTheirPageInTheInvitation() {
        // Given
        Approved approved = LetterSamples.approved(ASKED, "See you");
        String page = "https://meet.example.com/status#" + LetterSamples.LINKS.mint(Party.VISITOR, ASKED);

        // When
        Mail mail = write(LetterSamples.WITHOUT_A_RECEIPT, Notice.INVITE_TO_VISITOR, approved);

        // Then it has the link, and so no answer quotes it to the host
        assertThat(mail.text()).contains(page, "You can cancel on your page").doesNotContain("first mail");
        assertThat(mail.replyTo()).isEmpty();
        assertThat(mail.text()).contains("To write to me, use sam@host.example.com.");
        assertThat(mail.calendar()).isPresent();
        assertThat(mail.calendar().orElseThrow().ics().replace("\r\n ", "")).doesNotContain("/status");
        assertThat(MAILS.get("INVITE_TO_VISITOR").text()).doesNotContain(page);
    }

    @Test
    void aNoNamesTheNextTripsAndTheDaysThatAreStillOpen() {
        // Given
        Host host = Samples.travelling(
                Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07"),
                Samples.trip("past", "Boston", "America/New_York", "2026-05-03", "2026-05-07"));
        MeetupRequest declined =
                Samples.settled(LetterSamples.pending(ASKED).decline(Decision.at(Samples.NOW, Optional.empty())));

        // When
        Mail mail =
                write(LetterSamples.letters(host, LetterSamples.Known.ALL_WELL), Notice.DECLINE_TO_VISITOR, declined);

        // Then
        assertThat(mail.text())
                .contains(
                        "Where I’ll be next:\nNew York: Mon 3 May 2027 to Fri 7 May 2027\n\n",
                        "Later days that I still have open in Denver:\nMon 7 Dec 2026\nTue 8 Dec 2026\nWed 9 Dec 2026\n\n",
                        "To ask for another day:\nhttps://meet.example.com/\n")
                .doesNotContain("Boston");
    }

    @Test
    void aDayThatIsTakenIsNotNamedAsOpen() {
        Host host = Samples.host();
        Slot taken = new Slot(
                Instant.parse("2026-12-07T07:00:00Z"),
                Duration.ofDays(1),
                host.home().zone());
        Letters letters = LetterSamples.letters(host, new LetterSamples.Known(true, false, List.of(taken)));
        MeetupRequest declined =
                Samples.settled(LetterSamples.pending(ASKED).decline(Decision.at(Samples.NOW, Optional.empty())));

        Mail mail = write(letters, Notice.DECLINE_TO_VISITOR, declined);

        assertThat(mail.text())
                .contains("Later days that I still have open in Denver:\nTue 8 Dec 2026\n")
                .doesNotContain("Where I’ll be");
    }

    @Test
    void nothingIsSaidToReachAnAddressThatMailComesBackFrom() {
        Approved approved = LetterSamples.approved(ASKED, "See you");
        Mail invited = write(LetterSamples.UNREACHABLE, Notice.INVITE_TO_HOST, approved);
        Mail cancelled = write(
                LetterSamples.UNREACHABLE,
                Notice.CANCELLATION_TO_HOST,
                LetterSamples.cancelled(ASKED, Party.HOST, "Sorry"));

        for (Mail mail : List.of(invited, cancelled)) {
            assertThat(mail.text())
                    .contains("bounces", "pat@example.com", "https://www.linkedin.com/in/pat")
                    .doesNotContain("on its way");
        }
        List<MeetupRequest> states = List.of(approved, LetterSamples.cancelled(ASKED, Party.VISITOR, "Sorry"));
        for (Notice notice : List.of(
                Notice.INVITE_TO_HOST, Notice.REMINDER_TO_HOST, Notice.STANDS_TO_HOST, Notice.CANCELLATION_TO_HOST)) {
            Mail mail = states.stream()
                    .flatMap(state -> LetterSamples.UNREACHABLE.write(notice, state, Samples.NOW).stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(mail.replyTo()).as(notice.name()).isEmpty();
            assertThat(mail.text())
                    .as(notice.name())
                    .doesNotContain("A reply to this email goes")
                    .contains("pat@example.com");
        }
        assertThat(MAILS.get("INVITE_TO_HOST").text())
                .contains("An invitation with these same details is on its way")
                .doesNotContain("bounces");
    }

    @Test
    void whoeverIsAskedForAnotherTimeReadsWhatIsAgreedAndThatANoKeepsIt() {
        for (String name :
                List.of("FIRST_NUDGE_TO_HOST MOVED", "SECOND_NUDGE_TO_HOST MOVED", "LAST_CALL_TO_HOST MOVED")) {
            assertThat(MAILS.get(name).text())
                    .as(name)
                    .containsSubsequence(
                            "If you say no to another time, what you agreed on stands.",
                            "Agreed so far:\nThu 3 Dec 2026, 10:00 – 11:00 MST\n",
                            "View and answer:");
        }
        for (String name : List.of("MOVE_TO_HOST", "OTHER_TIMES_TO_HOST MOVED")) {
            assertThat(MAILS.get(name).text())
                    .as(name)
                    .contains("Agreed so far:\nThu 3 Dec 2026, 10:00", "also if you say no, and if you don’t answer");
        }
        for (String name : List.of("OTHER_TIMES_TO_HOST", "FIRST_NUDGE_TO_HOST", "LAST_CALL_TO_HOST")) {
            assertThat(MAILS.get(name).text()).as(name).doesNotContain("Agreed so far", "stands");
        }
    }

    @Test
    void everyLetterThatCanAnswerInTheHostsNameAsksNotToBeForwarded() {
        MAILS.forEach((name, mail) -> {
            if (name.contains("TO_HOST")) {
                assertThat(mail.text().contains("please don’t forward this email"))
                        .as(name)
                        .isEqualTo(mail.text().contains("/decide#"));
            }
        });
        assertThat(List.of("FIRST_NUDGE_TO_HOST", "LAST_CALL_TO_HOST", "OTHER_TIMES_TO_HOST", "MOVE_TO_HOST"))
                .allSatisfy(name -> assertThat(MAILS.get(name).text()).contains("Opening the link decides nothing."));
    }

    @Test
    void whereTheMeetupStandsNobodyHasToLookItUp() {
        Mail visitors = MAILS.get("STANDS_TO_VISITOR");
        Mail hosts = MAILS.get("STANDS_TO_HOST");

        assertThat(visitors.text())
                .containsSubsequence(
                        "Denver Union Station", "A note from me:\n> Look for the clock.", "Please cancel on your page");
        assertThat(hosts.text())
                .contains(
                        "Your note:\n> Look for the clock.",
                        "pat@example.com",
                        "> I would love to hear how you began with robots.",
                        "To cancel, use the link");
    }

    @Test
    void whatEndedWithoutAMeetupSaysWhereToAskAgain() {
        assertThat(MAILS.get("LAPSE_TO_VISITOR").text())
                .contains("To ask for another day:\nhttps://meet.example.com/\n");
        assertThat(MAILS.get("APOLOGY_TO_VISITOR").text())
                .contains(
                        "Later days that I still have open in Denver:\nMon 7 Dec 2026\n",
                        "To ask for another day:\nhttps://meet.example.com/\n");
    }

    @Test
    void theVisitorReadsWhomToLookForAndWhatIsOffered() {
        assertThat(MAILS.get("INVITE_TO_VISITOR").text()).contains("Whom to look for:\nSam Host\n");
        assertThat(MAILS.get("OFFER_TO_VISITOR").text()).contains("What:\nCoffee\n");
    }

    @Test
    void whatTheMailIsAboutComesBeforeTheFinePrint() {
        assertThat(MAILS.get("OFFER_TO_VISITOR").text())
                .containsSubsequence(
                        "What I suggest (Denver time):\nThu 3 Dec 2026, 10:00 – 11:00 MST\n",
                        "Where:\n",
                        "> Look for the clock.",
                        "You can choose until",
                        "Choose:\nhttps://",
                        "None of this works for you?");
        assertThat(MAILS.get("OFFER_TO_VISITOR MOVED").text())
                .contains("About our meetup on Thu 3 Dec, 10:00 Denver time: I have another suggestion.")
                .containsSubsequence(
                        "Choose:\n",
                        "Unless you choose one of these, what we agreed on stands: Thu 3 Dec, 10:00 Denver time.");
        for (String reminder : List.of("REMINDER_TO_VISITOR", "REMINDER_TO_HOST")) {
            assertThat(MAILS.get(reminder).text().split("\n\n", -1)[1])
                    .isEqualTo("When:\nThu 3 Dec 2026, 10:00 – 11:00\nDenver time, MST");
        }
        assertThat(MAILS.get("REQUEST_TO_HOST").text())
                .containsSubsequence(
                        "> I would love to hear",
                        "Times they suggest",
                        "Please answer by",
                        "View and answer:\n",
                        "Opening the link decides nothing.",
                        "pat@example.com");
    }

    private static Mail reminder(Approved approved, Instant now) {
        return LetterSamples.LETTERS
                .write(Notice.REMINDER_TO_VISITOR, approved, now)
                .orElseThrow();
    }

    private static Mail write(Letters letters, Notice notice, MeetupRequest state) {
        return letters.write(notice, state, Samples.NOW).orElseThrow();
    }
}
