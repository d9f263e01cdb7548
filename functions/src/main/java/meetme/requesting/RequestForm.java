package meetme.requesting;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.host.TimeOff;
import meetme.host.Trip;
import meetme.http.Addresses;
import meetme.http.Fields;
import meetme.meetup.EmailAddress;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;
import meetme.meetup.Visitor;
import meetme.security.Stamps;
import meetme.text.Times;
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
    private static final int FURTHEST_DAYS = 366;
    private static final int NONCE_BYTES = 16;

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
        FormErrors errors = new FormErrors(words(fields));
        errors.check("extra", !fields.has("extra") || fields.text("extra").equals(Optional.of("")));
        errors.check("stamp", !stamped || isStamped(fields, now));
        Optional<Visitor> visitor = visitor(fields, errors);
        Optional<String> topic = errors.required("topic", fields.lines("topic", SHORTEST_TOPIC, LONGEST_TOPIC));
        Optional<City> city = errors.required("city", city(fields, now));
        Optional<Meeting> meeting =
                errors.required("meeting", fields.text("meeting").flatMap(host::meeting));
        Optional<LocalDate> arrive = errors.required("arrive", fields.date("arrive"));
        Optional<LocalDate> leave = errors.required("leave", fields.date("leave"));
        checkStay(arrive, leave, city, errors, now);
        checkBreak(leave, errors, now);
        List<Slot> times = times(fields, city, meeting, arrive, leave, errors, now);
        errors.check("pledge", fields.isTrue("pledge"));
        errors.required("language", language(fields));
        if (!errors.all().isEmpty()) {
            return new Submission.Rejected(errors.all());
        }
        City there = city.orElseThrow();
        Instant leaves = host.seenUntil(there, leave.orElseThrow());
        return new Submission.Accepted(new RequestDetails(
                RequestId.random(random),
                visitor.orElseThrow(),
                topic,
                host.requested(there, meeting.orElseThrow()),
                arrive.orElseThrow(),
                leave.orElseThrow(),
                times,
                meeting.orElseThrow().id(),
                now,
                host.rules().answerBy(times, leaves, host.home().zone(), host.answersFrom(now)),
                keptUntil(times, leave.orElseThrow().plusDays(1).atStartOfDay(there.zone())),
                nonce(),
                Optional.empty()));
    }

    // Counted from the last of the times or, where there is none, from the end of the stay.
    private Instant keptUntil(List<Slot> times, ZonedDateTime stayEnds) {
        Instant last = times.isEmpty()
                ? stayEnds.toInstant()
                : times.stream()
                        .max(Comparator.comparing(Slot::start))
                        .orElseThrow()
                        .end();
        return last.plus(host.rules().retention()).truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean isStamped(Fields fields, Instant now) {
        Optional<String> stamp = fields.text("stamp");
        return stamp.isPresent() && stamps.isFresh(stamp.get(), now);
    }

    private Optional<Visitor> visitor(Fields fields, FormErrors errors) {
        Optional<String> name = errors.required("name", fields.line("name", 1, LONGEST_NAME));
        Optional<EmailAddress> email =
                errors.required("email", fields.text("email").flatMap(Addresses::email));
        email.flatMap(Addresses::nowhere).ifPresent(last -> errors.about("email", "email.nowhere", last));
        if (email.map(EmailAddress::mailbox).equals(Optional.of(sender.mailbox()))) {
            errors.about("email", "email.sender");
        }
        Optional<URI> profile = says(fields, "profile")
                ? errors.required("profile", fields.text("profile").flatMap(Addresses::profile))
                : Optional.empty();
        Optional<String> know =
                says(fields, "know") ? errors.required("know", fields.line("know", 1, LONGEST_KNOW)) : Optional.empty();
        return name.isPresent() && email.isPresent()
                ? Optional.of(new Visitor(name.get(), email.get(), profile, know, spoken(fields)))
                : Optional.empty();
    }

    // An optional field that is there but empty was left out.
    private static boolean says(Fields fields, String name) {
        return fields.has(name) && !fields.text(name).map(String::isBlank).orElse(false);
    }

    private void checkStay(
            Optional<LocalDate> arrive,
            Optional<LocalDate> leave,
            Optional<City> city,
            FormErrors errors,
            Instant now) {
        if (arrive.isEmpty() || leave.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, city.orElse(host.home()).zone());
        if (leave.get().isBefore(arrive.get())) {
            errors.about("leave", "leave.before");
        } else if (leave.get().isBefore(today)) {
            errors.about("leave", "leave.past");
        } else if (leave.get().isAfter(today.plusDays(FURTHEST_DAYS))) {
            errors.about("leave", "leave.far");
        } else if (ChronoUnit.DAYS.between(arrive.get(), leave.get()) > LONGEST_STAY_DAYS) {
            errors.about("leave", "leave.long");
        } else if (city.isPresent()) {
            checkTrip(arrive.get(), leave.get(), city.get(), errors);
        }
    }

    // Whoever has left before I come, or comes when I have left, is told at the day that would have to change.
    private void checkTrip(LocalDate arrive, LocalDate leave, City city, FormErrors errors) {
        Optional<Trip> trip = host.in(errors.language()).tripTo(city);
        if (trip.isEmpty()) {
            return;
        }
        LocalDate first = trip.get().firstDay();
        LocalDate last = trip.get().lastDay();
        if (leave.isBefore(first) || arrive.isAfter(last)) {
            Times times = new Times(host.locale(errors.language()), Optional.empty(), city.zone());
            errors.about(
                    leave.isBefore(first) ? "leave" : "arrive",
                    leave.isBefore(first) ? "leave.trip" : "arrive.trip",
                    trip.get().city().name(),
                    times.day(first),
                    times.day(last));
        }
    }

    // Whoever stays on until the host is back can ask, for a day after that.
    private void checkBreak(Optional<LocalDate> leave, FormErrors errors, Instant now) {
        Optional<TimeOff.Break> pause = host.onBreak(now);
        if (pause.isPresent() && leave.isPresent() && pause.get().includes(leave.get())) {
            errors.about(
                    "leave",
                    pause.get().words().isEmpty() ? "leave.break" : "leave.break.words",
                    times(errors.language(), host.home()).day(pause.get().until()),
                    pause.get().words());
        }
    }

    private Times times(Locale language, City city) {
        return new Times(
                host.locale(language), host.in(language).city(city.id()).map(City::name), city.zone());
    }

    private List<Slot> times(
            Fields fields,
            Optional<City> city,
            Optional<Meeting> meeting,
            Optional<LocalDate> arrive,
            Optional<LocalDate> leave,
            FormErrors errors,
            Instant now) {
        List<Slot> slots = new ArrayList<>();
        if (!fields.has("times")) {
            return slots;
        }
        for (LocalDateTime local :
                errors.required("times", fields.times("times", MOST_TIMES)).orElse(List.of())) {
            LocalDate day = local.toLocalDate();
            if (arrive.filter(day::isBefore).isPresent()
                    || leave.filter(day::isAfter).isPresent()) {
                errors.about("times", "times.stay");
                return List.of();
            }
            if (city.isEmpty() || meeting.isEmpty()) {
                continue;
            }
            switch (Openings.check(host, city.get(), meeting.get(), local, now)) {
                case Openings.Open open -> slots.add(open.slot());
                case Openings.Refused refused -> {
                    complain(errors, refused.reason(), city.get(), day, now);
                    return List.of();
                }
            }
        }
        return slots;
    }

    private Optional<City> city(Fields fields, Instant now) {
        return fields.text("city").flatMap(host::city).filter(city -> !isOver(city, now));
    }

    private boolean isOver(City city, Instant now) {
        return host.tripTo(city).filter(trip -> trip.isOver(now)).isPresent();
    }

    private void complain(FormErrors errors, Openings.Reason reason, City city, LocalDate day, Instant now) {
        Times times = times(errors.language(), city);
        switch (reason) {
            case NOT_ON_THE_GRID -> errors.about("times", "times.grid");
            case TOO_LATE -> {
                LocalDate last =
                        LocalDate.ofInstant(now, city.zone()).plus(host.rules().askAhead());
                errors.about("times", "times.late", times.day(last));
            }
            case DAY_OFF ->
                host.timeOff()
                        .breakOn(day)
                        .ifPresentOrElse(
                                pause -> errors.about("times", "times.break", times.day(pause.until())),
                                () -> errors.about("times", "times.off", times.day(day)));
            case AWAY -> complainOfTravel(errors, city, day, times);
            case NO_SUCH_TIME -> errors.about("times", "times.gap", times.city());
            case TOO_SOON ->
                errors.about("times", "times.soon", host.rules().leadTime().toHours());
            case OUTSIDE_HOURS -> errors.about("times", "times.hours", times.clocks());
            case OUTSIDE_MEETING_HOURS -> errors.about("times", "times.meeting");
        }
    }

    private void complainOfTravel(FormErrors errors, City city, LocalDate day, Times times) {
        Host spoken = host.in(errors.language());
        Optional<Trip> there = spoken.tripTo(city);
        Optional<Trip> elsewhere = there.isPresent() ? there : spoken.awayFromHome(day);
        elsewhere.ifPresentOrElse(
                trip -> errors.about(
                        "times",
                        there.isPresent() ? "times.trip" : "times.away",
                        times.day(trip.firstDay()),
                        times.day(trip.lastDay()),
                        trip.city().name(),
                        times.city()),
                () -> errors.about("times", "times.other"));
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
