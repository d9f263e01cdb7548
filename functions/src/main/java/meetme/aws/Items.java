package meetme.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import meetme.meetup.Agenda;
import meetme.meetup.Asked;
import meetme.meetup.Decision;
import meetme.meetup.Due;
import meetme.meetup.EmailAddress;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Withdrawn;
import meetme.meetup.Place;
import meetme.meetup.RequestId;
import meetme.meetup.Side;
import meetme.meetup.Slot;
import meetme.meetup.Store.Receipt;
import meetme.meetup.Store.Stored;
import meetme.meetup.Visitor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How requests, the agenda and receipts lie in the table; docs/decisions/storage.md draws it. */
final class Items {

    private Items() {}

    static Map<String, AttributeValue> request(MeetupRequest request, long revision) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.request(request.id()));
        item.put("kind", s("request"));
        item.put("revision", n(revision));
        item.put("version", n(request.version()));
        asked(item, request.asked());
        switch (request) {
            case Pending pending -> item.put("state", s("pending"));
            case Approved approved -> {
                item.put("state", s("approved"));
                decision(item, approved);
                item.put("slot", slot(approved.slot()));
                item.put("place", place(approved.place()));
                item.put("sequence", n(approved.sequence()));
            }
            case Declined declined -> {
                item.put("state", s("declined"));
                decision(item, declined);
            }
            case Pitch pitch -> {
                item.put("state", s("pitch"));
                decision(item, pitch);
            }
            case Withdrawn withdrawn -> {
                item.put("state", s("withdrawn"));
                item.put("endedAt", instant(withdrawn.at()));
            }
            case Cancelled cancelled -> {
                item.put("state", s("cancelled"));
                item.put("endedAt", instant(cancelled.at()));
                item.put("endedBy", s(cancelled.by().name()));
                cancelled.note().ifPresent(note -> item.put("note", s(note)));
                item.put("slot", slot(cancelled.slot()));
                item.put("place", place(cancelled.place()));
                item.put("sequence", n(cancelled.sequence()));
            }
        }
        Due.next(request).ifPresent(due -> item.putAll(Keys.due(request.id(), due.at())));
        item.put("expiresAt", n(request.asked().forgetAt().getEpochSecond()));
        return item;
    }

    private static void asked(Map<String, AttributeValue> item, Asked asked) {
        item.put("name", s(asked.visitor().name()));
        item.put("email", s(asked.visitor().email().value()));
        asked.visitor().profile().ifPresent(profile -> item.put("profile", s(profile.toString())));
        asked.visitor().know().ifPresent(know -> item.put("know", s(know)));
        item.put("language", s(asked.visitor().language().toLanguageTag()));
        item.put("topic", s(asked.topic()));
        item.put("city", s(asked.city()));
        item.put("arrive", s(asked.arrive().toString()));
        item.put("leave", s(asked.leave().toString()));
        item.put(
                "times",
                AttributeValue.fromL(asked.times().stream().map(Items::slot).toList()));
        item.put("meeting", s(asked.meeting()));
        item.put("askedAt", instant(asked.at()));
        item.put("answerBy", instant(asked.answerBy()));
        item.put("forgetAt", instant(asked.forgetAt()));
        item.put("linkNonce", s(asked.linkNonce()));
    }

    private static void decision(Map<String, AttributeValue> item, Decided decided) {
        item.put("decidedAt", instant(decided.decision().at()));
        item.put("settled", AttributeValue.fromBool(decided.decision().settled()));
        decided.decision().note().ifPresent(note -> item.put("note", s(note)));
    }

    static Stored stored(Item item) {
        Asked asked = asked(item);
        int version = item.integer("version");
        MeetupRequest request = switch (item.text("state")) {
            case "pending" -> new Pending(asked, version);
            case "approved" ->
                new Approved(
                        asked,
                        version,
                        decision(item),
                        slot(item.map("slot")),
                        place(item.map("place")),
                        item.integer("sequence"));
            case "declined" -> new Declined(asked, version, decision(item));
            case "pitch" -> new Pitch(asked, version, decision(item));
            case "withdrawn" -> new Withdrawn(asked, version, item.instant("endedAt"));
            case "cancelled" ->
                new Cancelled(
                        asked,
                        version,
                        Side.valueOf(item.text("endedBy")),
                        item.instant("endedAt"),
                        item.textIfThere("note"),
                        slot(item.map("slot")),
                        place(item.map("place")),
                        item.integer("sequence"));
            case String newer -> throw new IllegalStateException("A newer program wrote state " + newer);
        };
        return new Stored(request, item.number("revision"));
    }

    private static Asked asked(Item item) {
        return new Asked(
                Keys.requestId(item),
                new Visitor(
                        item.text("name"),
                        new EmailAddress(item.text("email")),
                        item.textIfThere("profile").map(URI::create),
                        item.textIfThere("know"),
                        Locale.forLanguageTag(item.text("language"))),
                item.text("topic"),
                item.text("city"),
                LocalDate.parse(item.text("arrive")),
                LocalDate.parse(item.text("leave")),
                item.maps("times").stream().map(Items::slot).toList(),
                item.text("meeting"),
                item.instant("askedAt"),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"));
    }

    private static Decision decision(Item item) {
        return new Decision(item.instant("decidedAt"), item.textIfThere("note"), item.flag("settled"));
    }

    static AttributeValue entry(MeetupRequest request, Slot slot) {
        Map<String, AttributeValue> entry = new HashMap<>(slot(slot).m());
        entry.put("with", s(request.asked().visitor().name()));
        return AttributeValue.fromM(entry);
    }

    static Agenda.Month month(Item item) {
        Item entries = item.map("entries");
        return new Agenda.Month(
                YearMonth.parse(item.text("month")),
                item.number("version"),
                entries.attributes().keySet().stream()
                        .map(id -> entry(id, entries.map(id)))
                        .toList());
    }

    private static Agenda.Entry entry(String id, Item entry) {
        return new Agenda.Entry(new RequestId(id), slot(entry), entry.text("with"));
    }

    static Map<String, AttributeValue> receipt(Receipt receipt) {
        return Map.of(
                "request", s(receipt.id().value()),
                "answerBy", instant(receipt.answerBy()),
                "forgetAt", instant(receipt.forgetAt()),
                "linkNonce", s(receipt.linkNonce()));
    }

    static Receipt receipt(Item item) {
        return new Receipt(
                new RequestId(item.text("request")),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"));
    }

    private static AttributeValue slot(Slot slot) {
        return AttributeValue.fromM(Map.of(
                "start", instant(slot.start()),
                "minutes", n(slot.length().toMinutes()),
                "zone", s(slot.zone().getId())));
    }

    private static Slot slot(Item slot) {
        return new Slot(
                slot.instant("start"), Duration.ofMinutes(slot.number("minutes")), ZoneId.of(slot.text("zone")));
    }

    private static AttributeValue place(Place place) {
        Map<String, AttributeValue> value = new HashMap<>();
        value.put("name", s(place.name()));
        value.put("address", s(place.address()));
        place.map().ifPresent(map -> value.put("map", s(map.toString())));
        return AttributeValue.fromM(value);
    }

    private static Place place(Item place) {
        return new Place(
                place.text("name"),
                place.text("address"),
                place.textIfThere("map").map(URI::create));
    }

    private static AttributeValue instant(Instant instant) {
        return s(instant.toString());
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
