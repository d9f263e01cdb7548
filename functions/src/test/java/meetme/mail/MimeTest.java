package meetme.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import meetme.Samples;
import meetme.letters.LetterSamples;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mail.Method;
import meetme.meetup.EmailAddress;
import meetme.text.SafeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeTest {

    private static final String ID = "<0123.invite_to_host.2@meet.example.com>";
    private static final Optional<String> THREAD = Optional.of("<0123@meet.example.com>");
    private static final Instant DATE = Instant.parse("2026-11-04T05:06:07Z");
    private static final Mailbox PAT = new Mailbox("Pat Visitor", new EmailAddress("pat@example.com"));
    private static final CalendarPart CALENDAR =
            new CalendarPart(Method.REQUEST, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-A:Grüße 🥖\r\nEND:VCALENDAR\r\n");

    @Test
    void withoutACalendarItIsAnAlternativeOfTextAndHtml() throws Exception {
        // When
        MimeMessage message = parsed(mail("Hello", PAT, Optional.empty()));

        // Then
        List<MimePart> parts = parts(message);
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(types(parts)).containsExactly("text/plain; charset=UTF-8", "text/html; charset=UTF-8");
        assertThat(parts.get(0).getContent()).isEqualTo("Grüße\r\nvon 🥖\r\n");
        assertThat(parts.get(1).getContent()).isEqualTo("<p>Grüße</p>\r\n");
    }

    @Test
    void theCalendarIsTheLastAlternativeAndAnAttachment() throws Exception {
        // When
        MimeMessage message = parsed(mail("Hello", PAT, Optional.of(CALENDAR)));

        // Then
        assertThat(message.getContentType()).startsWith("multipart/mixed");
        List<MimePart> mixed = parts(message);
        assertThat(mixed.get(0).getContentType()).startsWith("multipart/alternative");
        List<MimePart> alternatives = parts(mixed.get(0));
        assertThat(types(alternatives))
                .containsExactly(
                        "text/plain; charset=UTF-8",
                        "text/html; charset=UTF-8",
                        "text/calendar; charset=UTF-8; method=REQUEST");
        assertThat(text(alternatives.get(2))).isEqualTo(CALENDAR.ics());
        assertThat(alternatives.get(2).getDisposition()).isNull();
        assertThat(mixed).hasSize(2);
        assertThat(mixed.get(1).getContentType()).isEqualTo("application/ics; name=\"invite.ics\"");
        assertThat(mixed.get(1).getDisposition()).isEqualTo("attachment");
        assertThat(mixed.get(1).getFileName()).isEqualTo("invite.ics");
        assertThat(text(mixed.get(1))).isEqualTo(CALENDAR.ics());
    }

    @Test
    void aCancellationSaysSoInItsTypeAndItsName() throws Exception {
        Mail mail = mail("Hello", PAT, Optional.of(new CalendarPart(Method.CANCEL, "METHOD:CANCEL\r\n")));

        List<MimePart> mixed = parts(parsed(mail));
        assertThat(parts(mixed.get(0)).get(2).getContentType())
                .isEqualTo("text/calendar; charset=UTF-8; method=CANCEL");
        assertThat(mixed.get(1).getContentType()).isEqualTo("application/ics; name=\"cancel.ics\"");
        assertThat(mixed.get(1).getFileName()).isEqualTo("cancel.ics");
    }

    @Test
    void itHasTheseHeadersAndNoOthers() throws Exception {
        // When
        byte[] bytes = Mime.bytes(mail("Hello", PAT, Optional.empty()), ID, THREAD, DATE);

        // Then
        String head = new String(bytes, StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
        assertThat(head.replace("\r\n\t", " ").replace("\r\n ", " ").split("\r\n"))
                .containsExactlyInAnyOrder(
                        "From: Meet Sam Host <meetups@meet.example.com>",
                        "To: Pat Visitor <pat@example.com>",
                        "Reply-To: Sam Host <sam@host.example.com>",
                        "Subject: Hello",
                        "Date: Wed, 4 Nov 2026 05:06:07 +0000",
                        "Message-ID: " + ID,
                        "Auto-Submitted: auto-generated",
                        "X-Auto-Response-Suppress: OOF, AutoReply",
                        "Content-Language: de",
                        "References: <0123@meet.example.com>",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/alternative; boundary=\"=_alternative\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße aus Łódź, 東京 und 🥖",
                "Pat \"the Cat\" O'Neil, Jr. <pat@evil.example>",
                "=?UTF-8?B?QmNjOiBldmlsQGV4YW1wbGUuY29t?=",
                "=?utf-8?Q?=0D=0ABcc:_evil=40example.com?=",
                "a.very.long.name.without.any.space.that.goes.on.and.on.and.on.for.eighty.characters",
                "🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑🧑‍🤝‍🧑"
            })
    void namesAndSubjectsArriveAsTheyWereTyped(String typed) throws Exception {
        // Given
        Mailbox named = new Mailbox(typed, PAT.address());

        // When
        MimeMessage message = parsed(mail(typed, named, Optional.empty()));

        // Then
        InternetAddress to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
        assertThat(message.getSubject().replace("\u2060", "")).isEqualTo(typed);
        assertThat(to.getPersonal().replace("\u2060", "")).isEqualTo(typed);
        assertThat(to.getAddress()).isEqualTo("pat@example.com");
        assertThat(message.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028", "\u0085", "\r\n\r\n", "\r\n ", "\n.\n"})
    void aLineBreakInANameOrSubjectMakesNoHeader(String lineBreak) throws Exception {
        // Given
        String typed = "Pat" + lineBreak + "Bcc: victim@example.org" + lineBreak + "X-Evil: yes";

        // When
        byte[] bytes = Mime.bytes(mail(typed, new Mailbox(typed, PAT.address()), Optional.empty()), ID, THREAD, DATE);

        // Then
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(Header::getName)
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Reply-To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress",
                        "Content-Language",
                        "References",
                        "MIME-Version",
                        "Content-Type");
        InternetAddress to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo(SafeText.oneLine(typed));
        assertThat(to.getPersonal()).isEqualTo(SafeText.oneLine(typed));
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).doesNotContainPattern("(?m)^(Bcc|X-Evil)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pat@example.com,victim@example.org",
                "<pat@example.com>",
                "a<pat@example.com>",
                "pat@example.com>",
                "pat@@example.com",
                "pat(x)@example.com",
                "group:pat@example.com;"
            })
    void whatIsMoreThanAnAddressIsRefusedAndNotQuoted(String address) {
        Mail mail = mail("Hello", new Mailbox("Pat", new EmailAddress(address)), Optional.empty());

        assertThatThrownBy(() -> Mime.bytes(mail, ID, THREAD, DATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@b", "<a>", "<a@b>\r\nBcc: c@d", "<a b@c>", "<a@b@c>"})
    void whatIsNoMessageIdIsRefused(String id) {
        Mail mail = mail("Hello", PAT, Optional.empty());

        assertThatThrownBy(() -> Mime.bytes(mail, id, THREAD, DATE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@b", "<a@b>\r\nBcc: c@d", "<a@b> <c@d>"})
    void whatIsNoThreadIsRefused(String id) {
        Mail mail = mail("Hello", PAT, Optional.empty());

        assertThatThrownBy(() -> Mime.bytes(mail, ID, Optional.of(id), DATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Programs fold a footer away that begins so (RFC 3676, section 4.3): the space must arrive. */
    @Test
    void theFooterIsSetOffAsMailProgramsKnowIt() throws Exception {
        Mail mail = LetterSamples.all(Samples.asked(1), "See you").get("RECEIPT_TO_VISITOR");

        MimeMessage message = parsed(mail);

        assertThat((String) parts(message).getFirst().getContent()).contains("\r\n\r\n-- \r\nPlease don’t reply");
    }

    @Test
    void everyLineIsShortAndSevenBit() {
        Map<String, Mail> mails = LetterSamples.all(LetterSamples.named("🥖".repeat(80)), "ü".repeat(5000));
        assertThat(mails).isNotEmpty();
        mails.forEach((name, mail) -> {
            // When
            String raw = new String(Mime.bytes(mail, ID, THREAD, DATE), StandardCharsets.ISO_8859_1);

            // Then
            assertThat(raw).as(name).doesNotContainPattern("[^\r]\n|\r[^\n]").endsWith("\r\n");
            assertThat(raw.split("\r\n"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThanOrEqualTo(100).matches("[\\t -~]*"));
        });
    }

    @Test
    void theSameMailGivesTheSameBytes() {
        Mail mail = mail("Hello", PAT, Optional.of(CALENDAR));

        assertThat(Mime.bytes(mail, ID, THREAD, DATE)).isEqualTo(Mime.bytes(mail, ID, THREAD, DATE));
    }

    @Test
    void aThreadThatCannotSeeOurJarsWritesItAllTheSame() {
        // Given
        Mail mail = mail("Grüße", PAT, Optional.of(CALENDAR));
        byte[] usual = Mime.bytes(mail, ID, THREAD, DATE);
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try {
            for (ClassLoader blind : new ClassLoader[] {ClassLoader.getPlatformClassLoader(), null}) {
                // When
                thread.setContextClassLoader(blind);

                // Then
                assertThat(Mime.bytes(mail, ID, THREAD, DATE)).isEqualTo(usual);
            }
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static Mail mail(String subject, Mailbox to, Optional<CalendarPart> calendar) {
        return new Mail(
                LetterSamples.LETTERHEAD.sender(),
                to,
                Optional.of(LetterSamples.LETTERHEAD.host()),
                subject,
                "Grüße\nvon 🥖\n",
                "<p>Grüße</p>\n",
                Locale.GERMAN,
                calendar);
    }

    private static MimeMessage parsed(Mail mail) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(Mime.bytes(mail, ID, THREAD, Samples.NOW)));
    }

    private static List<MimePart> parts(MimePart whole) throws IOException, MessagingException {
        MimeMultipart multipart = (MimeMultipart) whole.getContent();
        List<MimePart> parts = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            BodyPart part = multipart.getBodyPart(i);
            parts.add((MimePart) part);
        }
        return parts;
    }

    private static String text(MimePart part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> types(List<MimePart> parts) throws MessagingException {
        List<String> types = new ArrayList<>();
        for (MimePart part : parts) {
            types.add(part.getContentType());
        }
        return types;
    }
}
