package meetme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.meetup.Approved;
import meetme.meetup.Decision;
import meetme.meetup.EmailAddress;
import meetme.meetup.HostDeadline;
import meetme.meetup.InvitationId;
import meetme.meetup.Invited;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Pending;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.RequestLimits;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Transition;
import meetme.meetup.Visitor;
import meetme.security.KeyRing;

/** A host in Denver and a visitor called Pat, whoever host.json is about. */
public final class Samples {

    /** A Sunday afternoon in Denver. */
    public static final Instant NOW = Instant.parse("2026-11-22T20:30:00Z");

    public static final LocalDateTime THURSDAY_TEN = LocalDateTime.parse("2026-12-03T10:00");
    public static final LocalDateTime FRIDAY_NINE = LocalDateTime.parse("2026-12-04T09:00");

    public static final Place UNION_STATION = new Place(
            "Denver Union Station", "1701 Wynkoop St", Optional.of(URI.create("https://maps.example.com/union")));

    public static final KeyRing KEYS =
            new KeyRing("k1", Map.of("k1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

    /** No limit that a test would reach. */
    public static final RequestLimits PLENTY = new RequestLimits("client", "network", 10_000, 10_000, 10_000, 80_000);

    public static final InvitationId INVITATION = new InvitationId("0123456789abcdef0123456789abcdef");

    private Samples() {}

    public static Host host() {
        return travelling();
    }

    /** The same host, who goes on these {@linkplain #trip trips}. */
    public static Host travelling(String... trips) {
        return switch (HostFile.read(hostFile(trips))) {
            case HostFile.Read read -> read.host();
            case HostFile.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }

    /** Their host.json. */
    public static String hostFile(String... trips) {
        try (InputStream json = Samples.class.getResourceAsStream("/denver.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"meetings\": [", "\"trips\": [" + String.join(", ", trips) + "], \"meetings\": [");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A trip as host.json has it, to a city that is open from 9:00 to 18:00 on every day. */
    public static String trip(String id, String name, String zone, String firstDay, String lastDay) {
        String hours = Stream.of(DayOfWeek.values())
                .map(day -> "\"%s\": [\"09:00-18:00\"]".formatted(day.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return """
                { "id": "%1$s", "name": "%2$s", "timeZone": "%3$s", "firstDay": "%4$s", "lastDay": "%5$s",
                  "openingHours": { %6$s },
                  "places": [{ "id": "%1$s-station", "name": "%2$s Station", "address": "1 Main St",
                               "mapUrl": "https://maps.example.com/%1$s" }] }
                """.formatted(id, name, zone, firstDay, lastDay, hours);
    }

    /** Pat's request, with an id and an address of its own for each seed. */
    public static Pending pending(long seed) {
        return (Pending) Pending.begin(asked(seed)).to();
    }

    /** The same, asked at some time. */
    public static Pending pending(long seed, Instant at) {
        RequestDetails now = asked(seed);
        return (Pending) Pending.begin(new RequestDetails(
                        now.id(),
                        now.visitor(),
                        now.topic(),
                        now.city(),
                        now.arrive(),
                        now.leave(),
                        now.times(),
                        now.meeting(),
                        at,
                        threeDaysAfter(at),
                        now.forgetAt(),
                        now.linkNonce(),
                        now.invited()))
                .to();
    }

    /** Approved a moment ago, so that nobody has been told. */
    public static Settling approvedFresh(long seed) {
        Pending pending = pending(seed);
        return fresh(pending.approve(
                pending.times().get(0), UNION_STATION, Decision.at(NOW, Optional.of("Look for the clock."))));
    }

    /** Approved, and everybody knows. */
    public static Approved approved(long seed) {
        return (Approved) settled(approvedFresh(seed));
    }

    public static Settling fresh(Transition decision) {
        return (Settling) decision.to();
    }

    public static MeetupRequest settled(Settling settling) {
        return settling.settle().to();
    }

    public static MeetupRequest settled(Transition decision) {
        return settled(fresh(decision));
    }

    public static RequestDetails asked(long seed) {
        return asked(seed, Locale.ENGLISH);
    }

    public static RequestDetails asked(long seed, Locale language) {
        byte[] nonce = new byte[16];
        Random random = new Random(seed);
        RequestId id = RequestId.random(random);
        random.nextBytes(nonce);
        return new RequestDetails(
                id,
                new Visitor(
                        "Pat Visitor",
                        new EmailAddress("pat" + (seed == 1 ? "" : seed) + "@example.com"),
                        Optional.of(URI.create("https://www.linkedin.com/in/pat")),
                        Optional.of("We spoke at a conference"),
                        language),
                Optional.of("I would love to hear how you began with robots."),
                host().requested(host().home(), host().meeting("coffee").orElseThrow()),
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2026-12-05"),
                List.of(denver(THURSDAY_TEN), denver(FRIDAY_NINE)),
                "coffee",
                NOW,
                threeDaysAfter(NOW),
                Instant.parse("2027-03-04T17:00:00Z"),
                HexFormat.of().formatHex(nonce),
                Optional.empty());
    }

    private static Instant threeDaysAfter(Instant at) {
        ZoneId denver = ZoneId.of("America/Denver");
        return HostDeadline.through(LocalDate.ofInstant(at.plus(Duration.ofDays(3)), denver), denver);
    }

    /** Alex, whom the host invited and who said yes, with a word of their own. */
    public static Approved saidYes(long seed) {
        return saidYes(seed, Locale.ENGLISH);
    }

    public static Approved saidYes(long seed, Locale language) {
        RequestDetails any = asked(seed);
        Slot time = denver(THURSDAY_TEN);
        RequestDetails details = RequestDetails.of(
                any.id(),
                new Visitor(
                        "Alex Guest",
                        new EmailAddress("alex" + (seed == 1 ? "" : seed) + "@example.com"),
                        Optional.empty(),
                        Optional.empty(),
                        language),
                any.city(),
                time,
                "coffee",
                NOW,
                time.end().plus(Duration.ofDays(90)),
                any.linkNonce(),
                new Invited.Yes(INVITATION, Optional.of("Happy to see you again")));
        return (Approved) Approved.begin(details, time, UNION_STATION, Optional.of("I still owe you a coffee."))
                .to();
    }

    /** The same request, but the host is to suggest when. */
    public static RequestDetails withoutTimes(RequestDetails asked) {
        return new RequestDetails(
                asked.id(),
                asked.visitor(),
                asked.topic(),
                asked.city(),
                asked.arrive(),
                asked.leave(),
                List.of(),
                asked.meeting(),
                asked.at(),
                asked.answerBy(),
                asked.forgetAt(),
                asked.linkNonce(),
                asked.invited());
    }

    /** An hour in Denver. */
    public static Slot denver(LocalDateTime local) {
        return Slot.at(local, Duration.ofHours(1), host().home().zone()).orElseThrow();
    }
}
