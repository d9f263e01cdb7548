package meetme.inviting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.http.Fields;
import meetme.invitation.Guest;
import meetme.invitation.InvitationDetails;
import meetme.invitation.Open;
import meetme.meetup.InvitationId;
import meetme.meetup.RequestedCity;

/**
 * Reads whom the host wants to invite.
 *
 * @param random must be cryptographically strong: it draws what secret links are made of
 */
record InviteForm(Host host, RandomGenerator random) {

    private static final String LIST = "invitations";
    private static final Set<String> OF_EACH = Set.of("name", "line", "language");

    private static final int MOST_AT_ONCE = 50;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LINE = 200;
    private static final int NONCE_BYTES = 16;

    /** Trips that end later are not for inviting yet: their links would outlive the key that signed them. */
    private static final Duration FURTHEST = Duration.ofDays(800);

    /** The names in each of them that the API does not know, as problems name them. */
    static List<String> unknown(Fields fields) {
        List<String> unknown = new ArrayList<>();
        List<Optional<Fields>> each = list(fields).orElse(List.of());
        for (int i = 0; i < each.size(); i++) {
            String before = path(i) + ".";
            each.get(i).ifPresent(one -> one.unknown(OF_EACH).forEach(name -> unknown.add(before + name)));
        }
        return unknown;
    }

    /** All of them, if nothing is wrong with any. */
    Optional<List<Open>> read(Fields fields, Wrongs wrongs, Instant now) {
        Optional<City> city =
                wrongs.required("city", "city", fields.text("city").flatMap(id -> city(id, now)));
        Optional<List<Optional<Fields>>> list =
                wrongs.required(LIST, LIST, list(fields).filter(any -> !any.isEmpty() && any.size() <= MOST_AT_ONCE));
        List<Invited> invited = new ArrayList<>();
        for (int i = 0; i < list.orElse(List.of()).size(); i++) {
            String path = path(i);
            wrongs.required(path, "invitation", list.orElseThrow().get(i))
                    .ifPresent(one -> invited.add(invited(one, path, wrongs)));
        }
        return wrongs.isEmpty()
                ? Optional.of(invited.stream()
                        .map(each -> open(each, city.orElseThrow(), now))
                        .toList())
                : Optional.empty();
    }

    private Optional<City> city(String id, Instant now) {
        return host.city(id).filter(city -> {
            Instant end = end(city, now);
            return end.isAfter(now) && end.isBefore(now.plus(FURTHEST));
        });
    }

    private Instant end(City city, Instant now) {
        return host.tripTo(city)
                .map(Trip::end)
                .orElseGet(() -> now.plus(Duration.ofDays(InvitationDetails.DAYS_AT_HOME)));
    }

    private static Optional<List<Optional<Fields>>> list(Fields fields) {
        if (!(fields.all().get(LIST) instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Optional<Fields>> each = new ArrayList<>();
        list.forEach(one -> each.add(one instanceof Map<?, ?> map ? Optional.of(fields(map)) : Optional.empty()));
        return Optional.of(each);
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Fields fields(Map<?, ?> map) {
        return new Fields((Map<String, Object>) map);
    }

    private static String path(int i) {
        return LIST + "[" + i + "]";
    }

    /** One of them, in a language of the host's. */
    private record Invited(Optional<String> name, Optional<String> line, Optional<Locale> language) {}

    private Invited invited(Fields one, String path, Wrongs wrongs) {
        return new Invited(
                wrongs.required(path + ".name", "name", one.line("name", 1, LONGEST_NAME)),
                says(one, "line")
                        ? wrongs.required(path + ".line", "line", one.line("line", 1, LONGEST_LINE))
                        : Optional.empty(),
                wrongs.required(path + ".language", "language", language(one)));
    }

    // An optional field that is there but empty was left out.
    private static boolean says(Fields one, String name) {
        return one.has(name) && !one.text(name).map(String::isBlank).orElse(false);
    }

    private Optional<Locale> language(Fields one) {
        if (!says(one, "language")) {
            return Optional.of(host.languages().getFirst());
        }
        return one.text("language")
                .flatMap(tag -> host.languages().stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst());
    }

    private Open open(Invited invited, City city, Instant now) {
        RequestedCity asked = host.requested(city, host.meetings().getFirst());
        return Open.begin(
                new InvitationDetails(
                        InvitationId.random(random),
                        asked,
                        invited.language().orElseThrow(),
                        now,
                        end(city, now),
                        nonce()),
                new Guest(invited.name().orElseThrow(), invited.line()));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
