package meetme.calendar;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;

/**
 * Links that open a calendar on the web with the meetup filled in. Many mail programs hide invitations from strangers;
 * these work for everybody. They contain what the entry contains, and no secret.
 */
public final class CalendarLinks {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Host host;

    public CalendarLinks(Host host) {
        this.host = host;
    }

    /** For Google Calendar. */
    public URI google(RequestDetails details, Agreement agreed, Party reader) {
        EntryText text = EntryText.of(host, details, agreed, reader, host.url());
        Slot slot = agreed.slot();
        return link(
                "https://calendar.google.com/calendar/render",
                Map.of(
                        "action", "TEMPLATE",
                        "text", text.summary(),
                        "dates", BASIC.format(slot.start()) + "/" + BASIC.format(slot.end()),
                        "details", text.description(),
                        "location", text.location()));
    }

    /** For outlook.com. */
    public URI outlook(RequestDetails details, Agreement agreed, Party reader) {
        return compose("https://outlook.live.com", details, agreed, reader);
    }

    /** For accounts of work or school, which outlook.com does not know. */
    public URI office(RequestDetails details, Agreement agreed, Party reader) {
        return compose("https://outlook.office.com", details, agreed, reader);
    }

    private URI compose(String site, RequestDetails details, Agreement agreed, Party reader) {
        EntryText text = EntryText.of(host, details, agreed, reader, host.url());
        Slot slot = agreed.slot();
        return link(
                site + "/calendar/0/deeplink/compose",
                Map.of(
                        "path", "/calendar/action/compose",
                        "rru", "addevent",
                        "subject", text.summary(),
                        "startdt", iso(slot.start()),
                        "enddt", iso(slot.end()),
                        "body", text.description(),
                        "location", text.location()));
    }

    private static String iso(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    // In the order of the names, so that the same meetup gives the same link.
    private static URI link(String page, Map<String, String> values) {
        return URI.create(page + "?"
                + new TreeMap<>(values)
                        .entrySet().stream()
                                .map(value -> value.getKey() + "=" + encode(value.getValue()))
                                .collect(Collectors.joining("&")));
    }

    // Outlook shows the plus sign of form encoding; both understand %20.
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
