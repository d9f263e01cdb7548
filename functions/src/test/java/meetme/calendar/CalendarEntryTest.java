package meetme.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import meetme.Samples;
import meetme.letters.LetterSamples;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mail.Method;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Decision;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.text.SafeText;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEntryTest {

    private static final RequestDetails ASKED = Samples.asked(1);
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
    private static final CalendarEntry ENTRY = new CalendarEntry(Samples.host(), LetterSamples.LETTERHEAD);

    @Test
    void anInvitationSaysAllThatACalendarNeeds() throws Exception {
        // When
        CalendarPart part = ENTRY.request(ASKED, approved(ASKED, "See you").agreement(), Party.VISITOR, NOW);

        // Then
        assertThat(part.method()).isEqualTo(Method.REQUEST);
        assertThat(part.ics().replace("\r\n ", "").split("\r\n"))
                .containsExactlyInAnyOrder(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Meet Me//Meet Me 1//EN",
                        "METHOD:REQUEST",
                        "BEGIN:VEVENT",
                        "UID:" + ASKED.id() + "@meetme",
                        "SEQUENCE:0",
                        "DTSTAMP:20261123T010203Z",
                        "DTSTART:20261203T170000Z",
                        "DTEND:20261203T180000Z",
                        "SUMMARY:Coffee: Sam Host and Pat Visitor",
                        "LOCATION:Denver Union Station\\, 1701 Wynkoop St",
                        "DESCRIPTION:What: Coffee\\n"
                                + "When: Thu 3 Dec 2026\\, 10:00 – 11:00 MST (Denver time)\\n"
                                + "From Sam Host: See you\\n"
                                + "Map: https://maps.example.com/union\\n"
                                + "Sam Host’s page: https://meet.example.com\\n"
                                + "Can’t make it after all? Cancel on your own page (my emails link to it)\\, or write"
                                + " to me.\\n"
                                + "Please don’t rely on the Yes and No buttons in your calendar: your answer may not reach"
                                + " me.",
                        "URL:https://maps.example.com/union",
                        "TRANSP:OPAQUE",
                        "STATUS:CONFIRMED",
                        "ORGANIZER;SENT-BY=\"mailto:meetups@meet.example.com\";CN=Sam Host:mailto:sam@host.example.com",
                        "ATTENDEE;CUTYPE=INDIVIDUAL;RSVP=FALSE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Sam Host:"
                                + "mailto:sam@host.example.com",
                        "ATTENDEE;CUTYPE=INDIVIDUAL;RSVP=FALSE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=Pat "
                                + "Visitor:mailto:pat@example.com",
                        "END:VEVENT",
                        "END:VCALENDAR");
        assertThat(independently(part.ics()).validate().hasErrors()).isFalse();
    }

    @Test
    void aCancellationIsTheNextRevisionOfTheSameEntry() throws Exception {
        // Given
        Approved approved = approved(ASKED, "See you");

        // When
        String invited = ENTRY.request(approved.details(), approved.agreement(), Party.HOST, NOW)
                .ics();
        CalendarPart part = ENTRY.cancel(
                (Cancelled)
                        approved.cancel(Party.HOST, Optional.of("Sorry"), NOW).to(),
                Party.HOST,
                NOW);

        // Then
        assertThat(part.method()).isEqualTo(Method.CANCEL);
        assertThat(part.ics()).contains("\r\nMETHOD:CANCEL\r\n", "\r\nSTATUS:CANCELLED\r\n", "\r\nSEQUENCE:1\r\n");
        assertThat(event(part.ics()).getUid()).isEqualTo(event(invited).getUid());
        assertThat(event(part.ics()).getOrganizer()).isEqualTo(event(invited).getOrganizer());
        assertThat(event(part.ics()).getAttendees()).hasSize(2);
        assertThat(independently(part.ics()).validate().hasErrors()).isFalse();
    }

    @Test
    void aFileToKeepIsTheSameEntryButNoMessage() throws Exception {
        // Given
        Approved approved = approved(ASKED, "See you");

        // When
        String ics = new CalendarFile(Samples.host()).of(approved.details(), approved.agreement(), Party.VISITOR, NOW);

        // Then
        String invited = ENTRY.request(approved.details(), approved.agreement(), Party.VISITOR, NOW)
                .ics();
        assertThat(invited.replace("\r\n ", "").split("\r\n"))
                .filteredOn(line -> !line.startsWith("METHOD") && !line.contains("mailto:"))
                .extracting(line -> line.replace("\\nSam Host’s page: https://meet.example.com", "")
                        .replaceFirst("\\\\nPlease don’t rely.*", ""))
                .containsExactlyInAnyOrder(ics.replace("\r\n ", "").split("\r\n"));
        assertThat(independently(ics).validate().hasErrors()).isFalse();
    }

    /** Thunderbird, Claws and KMail mail a REPLY to the organizer, asked to or not. */
    @Test
    void whatTheVisitorsCalendarAnswersReachesTheHost() throws Exception {
        for (Method method : Method.values()) {
            VEvent event = event(sent(method, Party.VISITOR));

            assertThat(event.getOrganizer().getEmail()).isEqualTo("sam@host.example.com");
            assertThat(event.getOrganizer().getSentBy()).isEqualTo("mailto:meetups@meet.example.com");
            assertThat(event.getOrganizer().getCommonName()).isEqualTo("Sam Host");
            Property organizer = onlyEvent(sent(method, Party.VISITOR))
                    .getProperty("ORGANIZER")
                    .orElseThrow();
            assertThat(organizer.getValue()).isEqualTo("mailto:sam@host.example.com");
            assertThat(organizer.getParameter("SENT-BY").orElseThrow().getValue())
                    .isEqualTo("mailto:meetups@meet.example.com");
        }
    }

    /** Outlook throws an invitation away whose reader has organized it. */
    @Test
    void theHostsOwnCopyIsOrganizedByTheSender() {
        for (Method method : Method.values()) {
            VEvent event = event(sent(method, Party.HOST));

            assertThat(event.getOrganizer().getEmail()).isEqualTo("meetups@meet.example.com");
            assertThat(event.getOrganizer().getCommonName())
                    .isEqualTo(LetterSamples.LETTERHEAD.sender().name());
            assertThat(event.getOrganizer().getSentBy()).isNull();
        }
    }

    @Test
    void theHostHasAcceptedAndNobodyIsAskedToAnswer() {
        for (Party reader : Party.values()) {
            assertThat(event(sent(Method.REQUEST, reader)).getAttendees())
                    .extracting(Attendee::getEmail, Attendee::getParticipationStatus, Attendee::getRsvp)
                    .containsExactly(
                            tuple("sam@host.example.com", ParticipationStatus.ACCEPTED, false),
                            tuple("pat@example.com", ParticipationStatus.NEEDS_ACTION, false));
        }
    }

    /** Evolution, Claws and KMail show the entry instead of the mail. */
    @Test
    void theEntryAloneSaysAllThatTheMailSays() {
        Approved moved = LetterSamples.moved(ASKED, "By the clock");

        String visitors = description(ENTRY.request(ASKED, moved.agreement(), Party.VISITOR, NOW));
        String hosts = description(ENTRY.request(ASKED, moved.agreement(), Party.HOST, NOW));

        String newTime =
                "New time: Fri 4 Dec, 09:00 Denver time, no longer Thu 3 Dec, 10:00 Denver time.\nWhat: Coffee\n";
        assertThat(visitors)
                .startsWith(newTime)
                .contains("From Sam Host: By the clock", "Cancel on your own page", "may not reach me");
        assertThat(hosts)
                .startsWith(newTime)
                .contains("From Sam Host: By the clock", "the email with Pat Visitor’s request", "reach anybody");
    }

    @Test
    void aCancellationSaysWhoCancelledAndWhy() {
        for (Party reader : Party.values()) {
            VEvent byHost = event(ENTRY.cancel(LetterSamples.cancelled(ASKED, Party.HOST, "The flu"), reader, NOW)
                    .ics());
            VEvent byVisitor =
                    event(ENTRY.cancel(LetterSamples.cancelled(ASKED, Party.VISITOR, "My train"), reader, NOW)
                            .ics());

            String host = "Sam Host has cancelled this meetup.\nFrom Sam Host: The flu";
            assertThat(byHost.getDescription().getValue()).startsWith(host + "\nWhat: Coffee\nWhen: Thu 3 Dec");
            assertThat(byHost.getComments())
                    .extracting(comment -> comment.getValue())
                    .containsExactly(host);
            String visitor = "Pat Visitor has cancelled this meetup.\nFrom Pat Visitor: My train";
            assertThat(byVisitor.getDescription().getValue()).startsWith(visitor + "\n");
            assertThat(byVisitor.getComments())
                    .extracting(comment -> comment.getValue())
                    .containsExactly(visitor);
        }
    }

    private static String sent(Method method, Party reader) {
        Approved approved = approved(ASKED, "See you");
        return switch (method) {
            case REQUEST ->
                ENTRY.request(ASKED, approved.agreement(), reader, NOW).ics();
            case CANCEL ->
                ENTRY.cancel(LetterSamples.cancelled(ASKED, Party.HOST, "Sorry"), reader, NOW)
                        .ics();
        };
    }

    private static String description(CalendarPart part) {
        return event(part.ics()).getDescription().getValue();
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward on 14 March 2027 at 2:00, and back on 1 November 2026 at 2:00.
        "2027-03-14T01:30, 2027-03-14T08:30:00Z",
        "2027-03-14T03:00, 2027-03-14T09:00:00Z",
        "2026-11-01T01:30, 2026-11-01T07:30:00Z",
        "2026-11-01T02:00, 2026-11-01T09:00:00Z"
    })
    void onDaysWhenClocksChangeTheTimeIsRight(String local, Instant start) throws Exception {
        // Given
        Slot slot = Samples.denver(LocalDateTime.parse(local));
        Approved approved = (Approved) Samples.settled(LetterSamples.pending(ASKED)
                .approve(slot, Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.empty())));

        // When
        String ics = ENTRY.request(approved.details(), approved.agreement(), Party.VISITOR, NOW)
                .ics();

        // Then
        VEvent event = event(ics);
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(start));
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(start.plus(Duration.ofHours(1))));
        CalendarComponent other = onlyEvent(ics);
        assertThat(value(other, "DTSTART")).isEqualTo(utc(start));
        assertThat(value(other, "DTEND")).isEqualTo(utc(start.plus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; , \\ : \" ' ^ ^n ^' \\n \\; trailing \\",
                "two\nlines\n\nand three",
                "Grüße aus 東京 🥖 👩‍👩‍👧",
                "ü🥖東x",
                "END:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\nBEGIN:VEVENT",
                "x\nEND:VCALENDAR\nBEGIN:VCALENDAR",
                "\r\nATTENDEE:mailto:victim@example.org",
                "Pat, Visitor\\",
                "\";X-EVIL=1:mailto:victim@example.org",
                "a\u0000b\u001B[31m\u0085c\u2028d\u202Ee"
            })
    void whateverIsTypedStaysTextAndComesBackAsItWas(String typed) throws Exception {
        // Given somebody who types it everywhere, and more than fits on a line
        String text = typed + " " + typed.repeat(8) + "|";
        Approved approved = (Approved) Samples.settled(LetterSamples.pending(LetterSamples.named(text))
                .approve(
                        ASKED.times().getFirst(),
                        new Place(text, text, Optional.of(URI.create("https://maps.example.com/a?b=c,d;e"))),
                        Decision.at(Samples.NOW, Optional.of(text))));

        // When
        String ics = ENTRY.request(approved.details(), approved.agreement(), Party.VISITOR, NOW)
                .ics();

        // Then it is one event with the usual properties, in lines that are short enough
        CalendarComponent event = onlyEvent(ics);
        List<Property> properties = event.getProperties();
        assertThat(properties.stream().map(Property::getName))
                .containsExactlyInAnyOrder(
                        "UID",
                        "SEQUENCE",
                        "DTSTAMP",
                        "DTSTART",
                        "DTEND",
                        "SUMMARY",
                        "LOCATION",
                        "DESCRIPTION",
                        "URL",
                        "TRANSP",
                        "STATUS",
                        "ORGANIZER",
                        "ATTENDEE",
                        "ATTENDEE");
        assertThat(ics).doesNotContainPattern("[^\r]\n|\r[^\n]").doesNotContainPattern("[\\p{Cc}&&[^\r\n]]");
        assertThat(ics.split("\r\n"))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));

        // And both libraries read back what was typed
        String oneLine = SafeText.oneLine(text);
        String note = "From Sam Host: " + SafeText.text(text) + "\nMap: https://maps.example.com/a?b=c,d;e";
        assertThat(value(event, "SUMMARY")).isEqualTo("Coffee: Sam Host and " + oneLine);
        assertThat(value(event, "LOCATION")).isEqualTo(SafeText.oneLine(text + ", " + text));
        assertThat(value(event, "DESCRIPTION")).contains(note);
        assertThat(value(event, "URL")).isEqualTo("https://maps.example.com/a?b=c,d;e");
        VEvent same = event(ics);
        assertThat(same.getSummary().getValue()).isEqualTo("Coffee: Sam Host and " + oneLine);
        assertThat(same.getLocation().getValue()).isEqualTo(SafeText.oneLine(text + ", " + text));
        assertThat(same.getDescription().getValue()).contains(note);
        assertThat(same.getAttendees()).hasSize(2);
        assertThat(same.getAttendees().get(1).getEmail()).isEqualTo("pat@example.com");
        assertThat(same.getAlarms()).isEmpty();
        assertThat(same.getAttendees().get(1).getCommonName())
                .isEqualTo(oneLine.replace('"', '\'').replace('\\', '＼'));
    }

    /** ical4j lets a backslash escape a closing quote, and Python's icalendar whatever follows: none may stand there. */
    @ParameterizedTest
    @ValueSource(strings = {"Pat\\", "Pat, Visitor\\", "\\", "Pat\\n; \\\\"})
    void aNameThatEndsInABackslashEscapesNothingBehindIt(String name) throws Exception {
        String ics = ENTRY.request(
                        LetterSamples.named(name),
                        approved(LetterSamples.named(name), "See you").agreement(),
                        Party.HOST,
                        NOW)
                .ics();

        CalendarComponent event = onlyEvent(ics);
        assertThat(event.getProperties("ATTENDEE")).hasSize(2);
        Property attendee = event.getProperties("ATTENDEE").get(1);
        assertThat(attendee.getValue()).isEqualTo("mailto:pat@example.com");
        assertThat(attendee.getParameter("RSVP")).isPresent();
        assertThat(value(event, "SUMMARY")).endsWith(" and " + name);
        assertThat(event(ics).getAttendees().get(1).getEmail()).isEqualTo("pat@example.com");
        assertThat(event(ics).getSummary().getValue()).endsWith(" and " + name);
        assertThat(ics.replace("\r\n ", "").lines().filter(line -> line.startsWith("ATTENDEE")))
                .hasSize(2)
                .noneMatch(line -> line.contains("\\"));
    }

    /** RFC 6868. Not with ^n behind a caret: ical4j undoes that in the wrong order. */
    @ParameterizedTest
    @ValueSource(strings = {"Pat ^_^ Visitor", "^", "^^ Pat", "Pat; ^, Visitor: ^"})
    void aNameWithCaretsIsWhatBothLibrariesRead(String name) throws Exception {
        String ics = ENTRY.request(
                        LetterSamples.named(name),
                        approved(LetterSamples.named(name), "See you").agreement(),
                        Party.HOST,
                        NOW)
                .ics();

        assertThat(event(ics).getAttendees().get(1).getCommonName()).isEqualTo(name);
        assertThat(onlyEvent(ics)
                        .getProperties("ATTENDEE")
                        .get(1)
                        .getParameter("CN")
                        .orElseThrow()
                        .getValue())
                .isEqualTo(name);
    }

    @Test
    void theTopicIsForTheTwoAlone() {
        assertThat(ENTRY.request(ASKED, approved(ASKED, "See you").agreement(), Party.HOST, NOW)
                        .ics()
                        .replace("\r\n ", ""))
                .doesNotContain("robots");
    }

    private static Approved approved(RequestDetails details, String note) {
        return LetterSamples.approved(details, note);
    }

    private static VEvent event(String ics) {
        List<ICalendar> calendars = Biweekly.parse(ics).all();
        assertThat(calendars).hasSize(1);
        assertThat(calendars.getFirst().getEvents()).hasSize(1);
        return calendars.getFirst().getEvents().getFirst();
    }

    private static CalendarComponent onlyEvent(String ics) throws IOException, ParserException {
        Calendar calendar = independently(ics);
        assertThat(calendar.getComponents()).hasSize(1);
        CalendarComponent event = calendar.getComponents().getFirst();
        assertThat(event.getName()).isEqualTo(Component.VEVENT);
        return event;
    }

    private static Calendar independently(String ics) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(ics));
    }

    private static String value(CalendarComponent event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    private static String utc(Instant instant) {
        return instant.toString().replace("-", "").replace(":", "");
    }
}
