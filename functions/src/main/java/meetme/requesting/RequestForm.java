package meetme.requesting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.host.Trip;
import meetme.http.Fields;
import meetme.meetup.EmailAddress;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import meetme.meetup.Visitor;
import meetme.security.Stamps;
import meetme.text.Times;
import meetme.text.TypedText;
import meetme.text.Words;

/** Reads a visitor's form. Nothing behind it sees what was typed, only what it means. */
final class RequestForm {

    static final Set<String> FIELDS = Set.of(
            "name",
            "email",
            "profile",
            "know",
            "topic",
            "city",
            "arrive",
            "leave",
            "times",
            "meeting",
            "pledge",
            "language",
            "stamp",
            "extra");

    private static final String WORDS = "meetme.requesting.requests";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_KNOW = 200;
    private static final int SHORTEST_TOPIC = 20;
    private static final int LONGEST_TOPIC = 1000;
    private static final int MOST_TIMES = 3;
    private static final int LONGEST_STAY_DAYS = 365;
    private static final int NONCE_BYTES = 16;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    private final Host host;
    private final Stamps stamps;
    private final EmailAddress sender;
    private final RandomGenerator random;

    /**
     * @param sender whom mail comes from: no visitor
     * @param random must be cryptographically strong: it draws what secret links are made of
     */
    RequestForm(Host host, Stamps stamps, EmailAddress sender, RandomGenerator random) {
        this.host = host;
        this.stamps = stamps;
        this.sender = sender;
        this.random = random;
    }

    /** @param stamped whether the form must carry a stamp: one sent by a script must, a plain HTML form has none */
    Submission read(Fields fields, boolean stamped, Instant now) {
        Optional<Locale> language = language(fields);
        FormErrors complaints = new FormErrors(words(fields));
        if (fields.has("extra") && !fields.text("extra").equals(Optional.of(""))) {
            complaints.about("extra");
        }
        if (stamped
                && fields.text("stamp")
                        .filter(stamp -> stamps.isFresh(stamp, now))
                        .isEmpty()) {
            complaints.about("stamp");
        }
        Optional<String> name = line(fields, "name", 1, LONGEST_NAME);
        if (name.isEmpty()) {
            complaints.about("name");
        }
        var email = fields.text("email").flatMap(Addresses::email);
        if (email.isEmpty()) {
            complaints.about("email");
        }
        email.flatMap(Addresses::nowhere).ifPresent(last -> complaints.about("email", "email.nowhere", last));
        if (email.map(EmailAddress::mailbox).filter(sender.mailbox()::equals).isPresent()) {
            complaints.about("email", "email.sender");
        }
        var profile = fields.text("profile").filter(text -> !text.isBlank()).flatMap(Addresses::profile);
        if (says(fields, "profile") && profile.isEmpty()) {
            complaints.about("profile");
        }
        Optional<String> know = line(fields, "know", 1, LONGEST_KNOW);
        if (says(fields, "know") && know.isEmpty()) {
            complaints.about("know");
        }
        Optional<String> topic = fields.text("topic")
                .flatMap(TypedText::lines)
                .filter(text -> isWithin(text, SHORTEST_TOPIC, LONGEST_TOPIC));
        if (topic.isEmpty()) {
            complaints.about("topic");
        }
        Optional<City> city = fields.text("city").flatMap(host::city).filter(any -> !isOver(any, now));
        if (city.isEmpty()) {
            complaints.about("city");
        }
        Optional<Meeting> meeting = fields.text("meeting").flatMap(host::meeting);
        if (meeting.isEmpty()) {
            complaints.about("meeting");
        }
        Optional<LocalDate> arrive = fields.text("arrive").flatMap(RequestForm::date);
        if (arrive.isEmpty()) {
            complaints.about("arrive");
        }
        Optional<LocalDate> leave = fields.text("leave").flatMap(RequestForm::date);
        if (leave.isEmpty()) {
            complaints.about("leave");
        }
        checkStay(arrive, leave, city.map(City::zone).orElse(host.home().zone()), now)
                .ifPresent(key -> complaints.about("leave", key));
        List<Slot> times = times(fields, city, meeting, arrive, leave, now, complaints);
        if (!fields.isTrue("pledge")) {
            complaints.about("pledge");
        }
        if (language.isEmpty()) {
            complaints.about("language");
        }
        if (!complaints.all().isEmpty()) {
            return new Submission.Rejected(complaints.all());
        }
        Visitor visitor = new Visitor(name.orElseThrow(), email.orElseThrow(), profile, know, language.orElseThrow());
        Slot last = times.stream().max(Comparator.comparing(Slot::start)).orElseThrow();
        return new Submission.Accepted(new RequestDetails(
                RequestId.random(random),
                visitor,
                topic.orElseThrow(),
                city.orElseThrow().id(),
                arrive.orElseThrow(),
                leave.orElseThrow(),
                times,
                meeting.orElseThrow().id(),
                now,
                host.rules().answerBy(times, now),
                last.end().plus(host.rules().retention()).truncatedTo(ChronoUnit.SECONDS),
                nonce()));
    }

    private static Optional<String> line(Fields fields, String name, int shortest, int longest) {
        return fields.text(name).flatMap(TypedText::line).filter(text -> isWithin(text, shortest, longest));
    }

    private static boolean isWithin(String text, int shortest, int longest) {
        return TypedText.length(text) >= shortest && TypedText.length(text) <= longest;
    }

    // An optional field that is there but empty was left out.
    private static boolean says(Fields fields, String name) {
        return fields.has(name) && !fields.text(name).map(String::isBlank).orElse(false);
    }

    private static Optional<LocalDate> date(String text) {
        return DATE.matcher(text).matches() ? parsed(text, LocalDate::parse) : Optional.empty();
    }

    private static Optional<LocalDateTime> time(String text) {
        return TIME.matcher(text).matches() ? parsed(text, LocalDateTime::parse) : Optional.empty();
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<String> checkStay(
            Optional<LocalDate> arrive, Optional<LocalDate> leave, ZoneId zone, Instant now) {
        if (arrive.isEmpty() || leave.isEmpty()) {
            return Optional.empty();
        }
        if (leave.get().isBefore(arrive.get())) {
            return Optional.of("leave.before");
        }
        if (leave.get().isBefore(LocalDate.ofInstant(now, zone))) {
            return Optional.of("leave.past");
        }
        if (ChronoUnit.DAYS.between(arrive.get(), leave.get()) > LONGEST_STAY_DAYS) {
            return Optional.of("leave.long");
        }
        return Optional.empty();
    }

    private List<Slot> times(
            Fields fields,
            Optional<City> city,
            Optional<Meeting> meeting,
            Optional<LocalDate> arrive,
            Optional<LocalDate> leave,
            Instant now,
            FormErrors complaints) {
        List<Optional<LocalDateTime>> typed = fields.texts("times").orElse(List.of()).stream()
                .map(RequestForm::time)
                .toList();
        if (typed.isEmpty() || typed.size() > MOST_TIMES || typed.contains(Optional.<LocalDateTime>empty())) {
            complaints.about("times");
            return List.of();
        }
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local :
                typed.stream().flatMap(Optional::stream).distinct().toList()) {
            LocalDate day = local.toLocalDate();
            if (arrive.filter(day::isBefore).isPresent()
                    || leave.filter(day::isAfter).isPresent()) {
                complaints.about("times", "times.stay");
                return List.of();
            }
            if (city.isEmpty() || meeting.isEmpty()) {
                continue;
            }
            switch (Openings.check(host, city.get(), meeting.get(), local, now)) {
                case Openings.Open open -> slots.add(open.slot());
                case Openings.Refused refused -> {
                    complain(complaints, refused.reason(), city.get(), day, now);
                    return List.of();
                }
            }
        }
        return slots;
    }

    private boolean isOver(City city, Instant now) {
        return host.tripTo(city).filter(trip -> trip.isOver(now)).isPresent();
    }

    private void complain(FormErrors complaints, Openings.Reason reason, City city, LocalDate day, Instant now) {
        Locale language = complaints.language();
        Times times = new Times(language, host.in(language).city(city.id()).map(City::name), city.zone());
        switch (reason) {
            case NOT_ON_THE_GRID -> complaints.about("times", "times.grid");
            case TOO_LATE -> {
                LocalDate last =
                        LocalDate.ofInstant(now, city.zone()).plus(host.rules().askAhead());
                complaints.about("times", "times.late", times.day(last));
            }
            case AWAY -> complainOfTravel(complaints, city, day, times);
            case NO_SUCH_TIME -> complaints.about("times", "times.gap", times.city());
            case TOO_SOON ->
                complaints.about("times", "times.soon", host.rules().leadTime().toHours(), times.clocks());
            case OUTSIDE_HOURS -> complaints.about("times", "times.hours", times.clocks());
            case OUTSIDE_MEETING_HOURS -> complaints.about("times", "times.meeting");
        }
    }

    private void complainOfTravel(FormErrors complaints, City city, LocalDate day, Times times) {
        Host spoken = host.in(complaints.language());
        Optional<Trip> there = spoken.tripTo(city);
        Optional<Trip> elsewhere = there.isPresent() ? there : spoken.awayFromHome(day);
        elsewhere.ifPresentOrElse(
                trip -> complaints.about(
                        "times",
                        there.isPresent() ? "times.trip" : "times.away",
                        times.day(trip.firstDay()),
                        times.day(trip.lastDay()),
                        trip.city().name(),
                        times.city()),
                () -> complaints.about("times", "times.other"));
    }

    /** What the visitor reads about their form. Where the form's language is none of the host's, it is the default one. */
    Words words(Fields fields) {
        return Words.in(WORDS, spoken(fields));
    }

    /** The form's language, or the default one. */
    Locale spoken(Fields fields) {
        return language(fields).orElse(host.languages().getFirst());
    }

    private Optional<Locale> language(Fields fields) {
        if (!says(fields, "language")) {
            return Optional.of(host.languages().get(0));
        }
        return fields.text("language")
                .flatMap(tag -> host.languages().stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst());
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
