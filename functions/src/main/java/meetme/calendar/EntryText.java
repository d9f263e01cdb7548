package meetme.calendar;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.mail.Typed;
import meetme.meetup.Agreement;
import meetme.meetup.Asked;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.words.Times;
import meetme.words.Words;

/**
 * What the entry says, the same in the file and behind the links. Never a secret link: a calendar is shared with
 * colleagues and synchronised to who knows where. Nor the topic: that is for the two alone.
 */
record EntryText(String summary, String location, String description, Optional<URI> map) {

    static EntryText of(Host host, Asked asked, Agreement agreed, Side reader) {
        return of(host, asked, agreed.slot(), agreed.place(), agreed.note(), reader);
    }

    static EntryText of(Host host, Asked asked, Slot slot, Place place, Optional<String> note, Side reader) {
        Words words = Words.in(language(host, asked, reader));
        Host spoken = host.in(words.language());
        Times times = new Times(words, spoken.city(asked.city()).map(City::name), slot.zone());
        String kind = spoken.meeting(asked.meeting()).map(Meeting::label).orElseGet(() -> words.say("meeting.any"));
        Optional<URI> map = place.map().filter(EntryText::isSafe);
        List<String> lines = new ArrayList<>();
        lines.add(words.say("entry.kind", kind));
        // In words, because the entry itself only knows UTC.
        lines.add(words.say("entry.when", times.spanWithZone(slot), times.clocks()));
        note.ifPresent(said -> lines.add(words.say("entry.note", host.name(), Typed.text(said))));
        map.ifPresent(link -> lines.add(words.say("entry.map", link.toASCIIString())));
        return new EntryText(
                words.say(
                        "entry.summary",
                        kind,
                        host.name(),
                        Typed.oneLine(asked.visitor().name())),
                Typed.oneLine(place.oneLine()),
                String.join("\n", lines),
                map);
    }

    private static Locale language(Host host, Asked asked, Side reader) {
        return switch (reader) {
            case HOST -> host.languages().getFirst();
            case VISITOR -> asked.visitor().language();
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
