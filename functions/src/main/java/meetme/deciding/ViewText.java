package meetme.deciding;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.http.JsonObject;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.text.Times;
import meetme.text.Words;

/** What one of the two reads on their page of a request, in their language and by the clocks of its city. */
public final class ViewText {

    private static final String BUNDLE = "meetme.deciding.views";
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private final Party reader;
    private final String other;
    private final Words words;
    private final Host host;
    private final City city;

    ViewText(Host host, Party reader, RequestDetails details) {
        this.reader = reader;
        this.words = Words.in(BUNDLE, language(host, reader, details));
        this.host = host.in(words.language());
        this.city = host.cityOf(details.city(), words.language());
        this.other = switch (reader) {
            case HOST -> details.visitor().name();
            case VISITOR -> host.name();
        };
    }

    /** The host's page is in the first of their languages, the visitor's in the one of the form. */
    static Locale language(Host host, Party reader, RequestDetails details) {
        return switch (reader) {
            case HOST -> host.languages().getFirst();
            case VISITOR -> details.visitor().language();
        };
    }

    /** The request's city. */
    public City city() {
        return city;
    }

    String meeting(String id) {
        return host.meeting(id).map(Meeting::label).orElse(id);
    }

    /**
     * What has become of a request.
     *
     * @param key without the reader, with whom all keys of the bundle begin
     */
    public String say(String key) {
        return words.say(JsonObject.name(reader) + "." + key, "", other);
    }

    String say(String key, Instant when) {
        return words.say(JsonObject.name(reader) + "." + key, at(when), other);
    }

    /** {@code Tue, Nov 24, 2026, 2:02 PM}. */
    public String clock(Instant instant) {
        return new Times(host.locale(words.language()), Optional.empty(), city.zone()).moment(instant);
    }

    /** {@code Tue, Nov 24, 2026}, or with the hour where an answer is due before the day is over. */
    String deadline(Instant answerBy) {
        return new Times(host.locale(words.language()), Optional.of(city.name()), city.zone())
                .deadline(answerBy, host.home().zone());
    }

    /** {@code Tue, Nov 24, 2026, 2:02 PM Denver time}. */
    String at(Instant instant) {
        return new Times(host.locale(words.language()), Optional.of(city.name()), city.zone()).momentThere(instant);
    }

    /** A slot for a page: {@code time} to be sent back, the rest to be shown. */
    public JsonObject slot(Slot slot) {
        Times times = new Times(host.locale(words.language()), Optional.empty(), slot.zone());
        return new JsonObject()
                .with("time", time(slot))
                .with("text", times.moment(slot.start()))
                .with("zone", times.abbreviation(slot.start()))
                .with("minutes", slot.length().toMinutes());
    }

    /** When it begins, as pages send it back. */
    public static String time(Slot slot) {
        return WIRE.format(slot.local());
    }

    public static JsonObject place(Place place) {
        return new JsonObject()
                .with("name", place.name())
                .with("address", place.address())
                .maybe("map", place.map().map(Object::toString));
    }
}
