package meetme.calendar;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.meetup.Agreement;
import meetme.meetup.Cancelled;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;
import meetme.text.SafeText;
import meetme.text.Times;
import meetme.text.Words;

/**
 * What the entry says, the same in the file and behind the links: all that the mail says, because many programs show the entry
 * instead of it. Never a secret link: a calendar is shared with colleagues and synchronised to who knows where. Nor the topic:
 * that is for the two alone.
 */
record EntryText(String summary, String location, String description, Optional<URI> map) {

    /** @param page the host's, if known */
    static EntryText of(Host host, RequestDetails details, Agreement agreed, Party reader, Optional<URI> page) {
        Speaker speaker = Speaker.to(reader, host, details, agreed.slot());
        List<String> lines = new ArrayList<>();
        agreed.movedFrom()
                .map(old -> speaker.say("entry.moved", speaker.times.brief(agreed.slot()), speaker.times.brief(old)))
                .or(() -> agreed.before().map(_ -> speaker.say("invite.replaces")))
                .ifPresent(lines::add);
        lines.addAll(speaker.facts(agreed));
        agreed.note()
                .map(note -> speaker.say("entry.note", host.name(), SafeText.text(note)))
                .ifPresent(lines::add);
        map(agreed).map(link -> speaker.say("entry.map", link.toASCIIString())).ifPresent(lines::add);
        page.map(link -> speaker.say("entry.page", host.name(), link.toASCIIString()))
                .ifPresent(lines::add);
        lines.add(
                switch (reader) {
                    case HOST ->
                        speaker.say(
                                details.yes().isPresent() ? "entry.change.host.invited" : "entry.change.host",
                                speaker.visitor());
                    case VISITOR -> speaker.say("entry.change");
                });
        return speaker.text(agreed, lines, map(agreed));
    }

    /** That it is cancelled, by whom and why. Without the map, so that nobody goes there. */
    static EntryText of(Host host, Cancelled cancelled, Party reader) {
        Speaker speaker =
                Speaker.to(reader, host, cancelled.details(), cancelled.off().slot());
        List<String> lines = new ArrayList<>();
        lines.add(speaker.cancelled(cancelled));
        lines.addAll(speaker.facts(cancelled.off()));
        return speaker.text(cancelled.off(), lines, Optional.empty());
    }

    /** Who cancelled, with their note: also what a program shows that has the entry and keeps its own description. */
    static String comment(Host host, Cancelled cancelled, Party reader) {
        return Speaker.to(reader, host, cancelled.details(), cancelled.off().slot())
                .cancelled(cancelled);
    }

    /** What happens to the Yes and No that a calendar offers with an invitation. */
    static String answers(Host host, RequestDetails details, Agreement agreed, Party reader) {
        Speaker speaker = Speaker.to(reader, host, details, agreed.slot());
        return switch (reader) {
            case HOST -> speaker.say("entry.reply.host");
            case VISITOR -> speaker.say("entry.reply");
        };
    }

    /** One of the two, spoken to in their own language. */
    private record Speaker(Party reader, Host host, RequestDetails details, Words words, Times times) {

        static Speaker to(Party reader, Host host, RequestDetails details, Slot slot) {
            Words words = Words.in(language(host, details, reader));
            Host spoken = host.in(words.language());
            Times times = new Times(
                    host.locale(words.language()), host.nameOf(details.city(), words.language()), slot.zone());
            return new Speaker(reader, spoken, details, words, times);
        }

        String say(String key, Object... values) {
            return words.say(key, values);
        }

        String visitor() {
            return SafeText.oneLine(details.visitor().name());
        }

        private String kind() {
            return host.meeting(details.meeting()).map(Meeting::label).orElseGet(() -> say("meeting.any"));
        }

        List<String> facts(Agreement agreed) {
            // In words, because the entry itself only knows UTC.
            return List.of(
                    say("entry.kind", kind()), say("entry.when", times.spanWithZone(agreed.slot()), times.clocks()));
        }

        String cancelled(Cancelled cancelled) {
            String who = switch (cancelled.by()) {
                case HOST -> host.name();
                case VISITOR -> visitor();
            };
            return cancelled
                    .noteTo(reader)
                    .map(note -> say("entry.cancelled", who) + "\n" + say("entry.note", who, SafeText.text(note)))
                    .orElseGet(() -> say("entry.cancelled", who));
        }

        EntryText text(Agreement agreed, List<String> lines, Optional<URI> map) {
            return new EntryText(
                    say("entry.summary", kind(), host.name(), visitor()),
                    SafeText.oneLine(agreed.place().oneLine()),
                    String.join("\n", lines),
                    map);
        }

        @Override
        public String toString() {
            return "Speaker[…]";
        }
    }

    private static Optional<URI> map(Agreement agreed) {
        return agreed.place().map().filter(EntryText::isSafe);
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
