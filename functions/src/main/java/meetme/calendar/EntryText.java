package meetme.calendar;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.meetup.Agreement;
import meetme.meetup.Party;
import meetme.meetup.Place;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/**
 * What the entry says, the same in the file and behind the links. Never a secret link: a calendar is shared with
 * colleagues and synchronised to who knows where. Nor the topic: that is for the two alone.
 */
record EntryText(String summary, String location, String description, Optional<URI> map) {

    static EntryText of(Host host, RequestDetails details, Agreement agreed, Party reader) {
        return of(host, details, agreed.slot(), agreed.place(), agreed.note(), reader);
    }

    static EntryText of(
            Host host, RequestDetails details, Slot slot, Place place, Optional<String> note, Party reader) {
        Words words = Words.in(language(host, details, reader));
        Host spoken = host.in(words.language());
        Times times = new Times(words, spoken.city(details.city()).map(City::name), slot.zone());
        String kind = spoken.meeting(details.meeting()).map(Meeting::label).orElseGet(() -> words.say("meeting.any"));
        Optional<URI> map = place.map().filter(EntryText::isSafe);
        List<String> lines = new ArrayList<>();
        lines.add(words.say("entry.kind", kind));
        // In words, because the entry itself only knows UTC.
        lines.add(words.say("entry.when", times.spanWithZone(slot), times.clocks()));
        note.ifPresent(said -> lines.add(words.say("entry.note", host.name(), SafeText.text(said))));
        map.ifPresent(link -> lines.add(words.say("entry.map", link.toASCIIString())));
        return new EntryText(
                words.say(
                        "entry.summary",
                        kind,
                        host.name(),
                        SafeText.oneLine(details.visitor().name())),
                SafeText.oneLine(place.oneLine()),
                String.join("\n", lines),
                map);
    }

    private static Locale language(Host host, RequestDetails details, Party reader) {
        return switch (reader) {
            case HOST -> host.languages().getFirst();
            case VISITOR -> details.visitor().language();
        };
    }

    private static boolean isSafe(URI link) {
        return "https".equals(link.getScheme());
    }

    @Override
    public String toString() {
        return "EntryText[…]";
    }
}
