package meetme.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import meetme.Samples;
import meetme.letters.LetterSamples;
import meetme.meetup.Approved;
import meetme.meetup.Party;
import org.junit.jupiter.api.Test;

class CalendarLinksTest {

    private static final CalendarLinks LINKS = new CalendarLinks(Samples.host());
    private static final String HARD = "a&b=c+d#e?f%20\"<x>\nü🥖";
    private static final Approved APPROVED = LetterSamples.approved(LetterSamples.named("Pat & Co"), HARD);

    @Test
    void googleIsToldTheMeetup() {
        // When
        URI link = LINKS.google(APPROVED.details(), APPROVED.agreement(), Party.VISITOR);

        // Then
        assertThat(link.toString()).startsWith("https://calendar.google.com/calendar/render?");
        assertThat(values(link))
                .containsEntry("action", "TEMPLATE")
                .containsEntry("dates", "20261203T170000Z/20261203T180000Z")
                .containsEntry("text", "Coffee: Sam Host and Pat & Co")
                .containsEntry("location", "Denver Union Station, 1701 Wynkoop St")
                .hasSize(5);
        assertThat(values(link).get("details")).contains(HARD);
    }

    @Test
    void outlookIsToldTheMeetup() {
        // When
        URI link = LINKS.outlook(APPROVED.details(), APPROVED.agreement(), Party.VISITOR);

        // Then
        assertThat(link.toString()).startsWith("https://outlook.live.com/calendar/0/deeplink/compose?");
        assertThat(values(link))
                .containsEntry("rru", "addevent")
                .containsEntry("path", "/calendar/action/compose")
                .containsEntry("startdt", "2026-12-03T17:00:00Z")
                .containsEntry("enddt", "2026-12-03T18:00:00Z")
                .containsEntry("subject", "Coffee: Sam Host and Pat & Co")
                .hasSize(7);
        assertThat(values(link).get("body")).contains(HARD);
    }

    @Test
    void aSpaceIsNoPlusSign() {
        assertThat(LINKS.outlook(APPROVED.details(), APPROVED.agreement(), Party.VISITOR)
                        .toString())
                .doesNotContain("+");
    }

    private static Map<String, String> values(URI link) {
        return Arrays.stream(link.getRawQuery().split("&"))
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(
                        value -> value[0], value -> URLDecoder.decode(value[1], StandardCharsets.UTF_8)));
    }
}
