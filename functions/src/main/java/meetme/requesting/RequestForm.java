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
import meetme.link.Stamps;
import meetme.meetup.Asked;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import meetme.meetup.Visitor;
import meetme.web.FieldError;
import meetme.web.Fields;
import meetme.web.Text;

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
    private final RandomGenerator random;

    /** @param random must be cryptographically strong: it draws what secret links are made of */
    RequestForm(Host host, Stamps stamps, RandomGenerator random) {
        this.host = host;
        this.stamps = stamps;
        this.random = random;
    }

    /** @param stamped whether the form must carry a stamp: one sent by a script must, a plain HTML form has none */
    Submission read(Fields fields, boolean stamped, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (fields.has("extra") && !fields.text("extra").equals(Optional.of(""))) {
            errors.add(new FieldError("extra", "Leave this empty."));
        }
        if (stamped
                && fields.text("stamp")
                        .filter(stamp -> stamps.isFresh(stamp, now))
                        .isEmpty()) {
            errors.add(new FieldError("stamp", "This page is too old or too new. Send it again."));
        }
        Optional<String> name = line(fields, "name", 1, LONGEST_NAME);
        if (name.isEmpty()) {
            errors.add(new FieldError("name", "Enter your name, in 80 characters at most."));
        }
        var email = fields.text("email").flatMap(Addresses::email);
        if (email.isEmpty()) {
            errors.add(new FieldError("email", "Enter your e-mail address, such as pat@example.com."));
        }
        var profile = fields.text("profile").filter(text -> !text.isBlank()).flatMap(Addresses::profile);
        if (says(fields, "profile") && profile.isEmpty()) {
            errors.add(new FieldError(
                    "profile",
                    "Enter the address of your profile, beginning with https://, in 300 characters at most."));
        }
        Optional<String> know = line(fields, "know", 1, LONGEST_KNOW);
        if (says(fields, "know") && know.isEmpty()) {
            errors.add(new FieldError("know", "Say how we know each other in 200 characters at most."));
        }
        Optional<String> topic =
                fields.text("topic").flatMap(Text::lines).filter(text -> isWithin(text, SHORTEST_TOPIC, LONGEST_TOPIC));
        if (topic.isEmpty()) {
            errors.add(new FieldError("topic", "Say what you would like to talk about, in 20 to 1,000 characters."));
        }
        Optional<City> city = fields.text("city").flatMap(host::city).filter(any -> !isOver(any, now));
        if (city.isEmpty()) {
            errors.add(new FieldError("city", "Choose the city you are coming to."));
        }
        Optional<Meeting> meeting = fields.text("meeting").flatMap(host::meeting);
        if (meeting.isEmpty()) {
            errors.add(new FieldError("meeting", "Choose what we will do."));
        }
        Optional<LocalDate> arrive = fields.text("arrive").flatMap(RequestForm::date);
        if (arrive.isEmpty()) {
            errors.add(new FieldError("arrive", "Enter the day you arrive, such as 2026-12-01."));
        }
        Optional<LocalDate> leave = fields.text("leave").flatMap(RequestForm::date);
        if (leave.isEmpty()) {
            errors.add(new FieldError("leave", "Enter the day you leave, such as 2026-12-05."));
        }
        checkStay(arrive, leave, city.map(City::zone).orElse(host.home().zone()), now)
                .ifPresent(errors::add);
        List<Slot> times = times(fields, city, meeting, arrive, leave, now, errors);
        if (!fields.isTrue("pledge")) {
            errors.add(new FieldError("pledge", "Confirm that you are not selling anything."));
        }
        Optional<Locale> language = language(fields);
        if (language.isEmpty()) {
            errors.add(new FieldError("language", "Choose one of the languages of this page."));
        }
        if (!errors.isEmpty()) {
            return new Submission.Rejected(errors);
        }
        Visitor visitor = new Visitor(name.orElseThrow(), email.orElseThrow(), profile, know, language.orElseThrow());
        Slot last = times.stream().max(Comparator.comparing(Slot::start)).orElseThrow();
        return new Submission.Accepted(new Asked(
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
        return fields.text(name).flatMap(Text::line).filter(text -> isWithin(text, shortest, longest));
    }

    private static boolean isWithin(String text, int shortest, int longest) {
        return Text.length(text) >= shortest && Text.length(text) <= longest;
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

    private static Optional<FieldError> checkStay(
            Optional<LocalDate> arrive, Optional<LocalDate> leave, ZoneId zone, Instant now) {
        if (arrive.isEmpty() || leave.isEmpty()) {
            return Optional.empty();
        }
        if (leave.get().isBefore(arrive.get())) {
            return Optional.of(new FieldError("leave", "Enter a day on or after the day you arrive."));
        }
        if (leave.get().isBefore(LocalDate.ofInstant(now, zone))) {
            return Optional.of(new FieldError("leave", "Enter a day that is not past."));
        }
        if (ChronoUnit.DAYS.between(arrive.get(), leave.get()) > LONGEST_STAY_DAYS) {
            return Optional.of(new FieldError("leave", "Enter a stay of a year at most."));
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
            List<FieldError> errors) {
        List<Optional<LocalDateTime>> typed = fields.texts("times").orElse(List.of()).stream()
                .map(RequestForm::time)
                .toList();
        if (typed.isEmpty() || typed.size() > MOST_TIMES || typed.contains(Optional.<LocalDateTime>empty())) {
            errors.add(new FieldError("times", "Choose one to three times, such as 2026-12-03T10:00."));
            return List.of();
        }
        List<Slot> slots = new ArrayList<>();
        for (LocalDateTime local :
                typed.stream().flatMap(Optional::stream).distinct().toList()) {
            LocalDate day = local.toLocalDate();
            if (arrive.filter(day::isBefore).isPresent()
                    || leave.filter(day::isAfter).isPresent()) {
                errors.add(new FieldError("times", "Choose times between the day you arrive and the day you leave."));
                return List.of();
            }
            if (city.isEmpty() || meeting.isEmpty()) {
                continue;
            }
            switch (Openings.check(host, city.get(), meeting.get(), local, now)) {
                case Openings.Open open -> slots.add(open.slot());
                case Openings.Refused refused -> {
                    errors.add(new FieldError("times", wording(refused.reason(), city.get(), day, now)));
                    return List.of();
                }
            }
        }
        return slots;
    }

    private boolean isOver(City city, Instant now) {
        return host.tripTo(city).filter(trip -> trip.isOver(now)).isPresent();
    }

    private String wording(Openings.Reason reason, City city, LocalDate day, Instant now) {
        return switch (reason) {
            case NOT_ON_THE_GRID -> "Choose times on whole five minutes, such as 10:00 or 10:05.";
            case TOO_LATE ->
                "Choose times up to "
                        + LocalDate.ofInstant(now, city.zone())
                                .plus(host.rules().askAhead()) + ".";
            case AWAY ->
                host.tripTo(city)
                        .map(trip -> stay(trip) + " only. Choose times on those days.")
                        .or(() -> host.awayFromHome(day)
                                .map(trip ->
                                        stay(trip) + " and not in " + city.name() + ". Choose times on other days."))
                        .orElse("Choose times on other days.");
            case NO_SUCH_TIME -> "Clocks in " + city.name() + " go forward over that time. Choose another one.";
            case TOO_SOON ->
                "Choose times at least " + host.rules().leadTime().toHours() + " hours from now, " + city.name()
                        + " time.";
            case OUTSIDE_HOURS -> "Choose times within the opening hours, " + city.name() + " time.";
            case OUTSIDE_MEETING_HOURS -> "Choose times that fit what we will do.";
        };
    }

    private static String stay(Trip trip) {
        return "From " + trip.firstDay() + " to " + trip.lastDay() + " I am in "
                + trip.city().name();
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
