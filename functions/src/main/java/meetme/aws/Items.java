package meetme.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import meetme.meetup.Agenda;
import meetme.meetup.Agreement;
import meetme.meetup.Agreement.Stage;
import meetme.meetup.AgreementOrigin;
import meetme.meetup.Approved;
import meetme.meetup.BoardPosition;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decided;
import meetme.meetup.Decision;
import meetme.meetup.Declined;
import meetme.meetup.Due;
import meetme.meetup.EmailAddress;
import meetme.meetup.Erased;
import meetme.meetup.Lapsed;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupReport.Why;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Offer;
import meetme.meetup.OutboxRow;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Place;
import meetme.meetup.Progress;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests.Receipt;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;
import meetme.meetup.Withdrawn;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How requests, the agenda and receipts lie in the table; docs/decisions/0003-storage.md draws it. */
final class Items {

    private Items() {}

    static Map<String, AttributeValue> request(Stored stored) {
        MeetupRequest request = stored.request();
        Map<String, AttributeValue> item = new HashMap<>(Keys.request(request.id()));
        item.put("kind", s("request"));
        item.put("revision", n(stored.revision()));
        stored.network().ifPresent(network -> item.put("network", s(network)));
        course(item, request.progress());
        item.put("is", state(request));
        Due.next(request).ifPresent(due -> item.putAll(Keys.due(request.id(), due.at())));
        BoardPosition.of(request).ifPresent(position -> {
            item.putAll(Keys.board(position));
            // Read off the index, so that the calendar need not read what never was agreed.
            request.agreed().ifPresent(agreed -> item.put("boardAgreed", AttributeValue.fromBool(true)));
        });
        item.put("expiresAt", n(request.details().forgetAt().getEpochSecond()));
        return item;
    }

    /** A mail that has yet to leave. */
    static Map<String, AttributeValue> row(OutboxRow.Mailing row, Map<String, AttributeValue> due, Instant expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.row(row));
        item.putAll(due);
        item.put("kind", s("mail"));
        item.put("status", s("waiting"));
        item.put("attempt", n(0));
        item.put("doubtful", n(0));
        // Due as soon as it is written; later the one moves on and the other stays.
        Optional.ofNullable(due.get("dueAt")).ifPresent(at -> item.put("writtenAt", at));
        item.put("expiresAt", n(expiresAt.getEpochSecond()));
        return item;
    }

    private static void course(Map<String, AttributeValue> item, Progress progress) {
        item.put("version", n(progress.version()));
        item.put("told", n(progress.told()));
        progress.answeredAt().ifPresent(at -> item.put("answeredAt", instant(at)));
        item.put("confirmed", AttributeValue.fromBool(progress.confirmed()));
        // Most requests are never moved, and what is not there is not paid for.
        if (progress.moves() > 0) {
            item.put("moves", n(progress.moves()));
        }
        if (progress.asks() > 0) {
            item.put("asks", n(progress.asks()));
        }
        asked(item, progress.details());
    }

    /** A state without the way that led to it: a decision that settles has two of them and one way. */
    private static AttributeValue state(MeetupRequest request) {
        Map<String, AttributeValue> state = new HashMap<>();
        switch (request) {
            case Pending pending -> {
                state.put("state", s("pending"));
                state.put("turn", turn(pending.proposal()));
                agreed(state, pending.agreed());
            }
            case Settling settling -> {
                state.put("state", s("settling"));
                state.put("before", state(settling.before()));
                state.put("after", state(settling.after()));
            }
            case Countered countered -> {
                state.put("state", s("countered"));
                decision(state, countered.decision());
                state.put("offer", offer(countered.offer()));
                agreed(state, countered.agreed());
            }
            case Approved approved -> {
                state.put("state", s("approved"));
                decision(state, approved.decision());
                state.put("basis", s(approved.origin().name()));
                agreed(state, approved.agreed());
            }
            case Declined declined -> {
                state.put("state", s("declined"));
                decision(state, declined.decision());
            }
            case Pitch pitch -> {
                state.put("state", s("pitch"));
                decision(state, pitch.decision());
            }
            case Unanswered unanswered -> {
                state.put("state", s("unanswered"));
                state.put("turn", turn(unanswered.proposal()));
                state.put("at", instant(unanswered.at()));
            }
            case Lapsed lapsed -> {
                state.put("state", s("lapsed"));
                state.put("at", instant(lapsed.at()));
            }
            case Withdrawn withdrawn -> {
                state.put("state", s("withdrawn"));
                state.put("at", instant(withdrawn.at()));
            }
            case Cancelled cancelled -> {
                state.put("state", s("cancelled"));
                state.put("at", instant(cancelled.at()));
                state.put("by", s(cancelled.by().name()));
                cancelled.note().ifPresent(note -> state.put("note", s(note)));
                agreed(state, Optional.of(cancelled.off()));
            }
            case Past past -> {
                state.put("state", s("past"));
                agreed(state, past.agreed());
                past.host().ifPresent(said -> state.put("host", verdict(said)));
                past.visitor().ifPresent(said -> state.put("visitor", verdict(said)));
            }
            case Erased erased -> {
                state.put("state", s("erased"));
                state.put("at", instant(erased.at()));
                state.put("last", state(erased.last()));
            }
        }
        return AttributeValue.fromM(state);
    }

    private static void asked(Map<String, AttributeValue> item, RequestDetails details) {
        item.put("name", s(details.visitor().name()));
        item.put("email", s(details.visitor().email().value()));
        details.visitor().profile().ifPresent(profile -> item.put("profile", s(profile.toString())));
        details.visitor().know().ifPresent(know -> item.put("know", s(know)));
        item.put("language", s(details.visitor().language().toLanguageTag()));
        item.put("topic", s(details.topic()));
        item.put("city", s(details.city()));
        item.put("arrive", s(details.arrive().toString()));
        item.put("leave", s(details.leave().toString()));
        item.put("times", slots(details.times()));
        item.put("meeting", s(details.meeting()));
        item.put("askedAt", instant(details.at()));
        item.put("answerBy", instant(details.answerBy()));
        item.put("forgetAt", instant(details.forgetAt()));
        item.put("linkNonce", s(details.linkNonce()));
    }

    private static void agreed(Map<String, AttributeValue> state, Optional<Agreement> agreed) {
        agreed.ifPresent(agreement -> {
            Map<String, AttributeValue> value = new HashMap<>();
            value.put("slot", slot(agreement.slot()));
            value.put("place", place(agreement.place()));
            agreement.note().ifPresent(note -> value.put("note", s(note)));
            value.put("sequence", n(agreement.sequence()));
            value.put("stage", s(agreement.stage().name()));
            agreement.before().ifPresent(before -> value.put("before", slot(before)));
            state.put("agreed", AttributeValue.fromM(value));
        });
    }

    private static void decision(Map<String, AttributeValue> state, Decision decision) {
        state.put("at", instant(decision.at()));
        decision.note().ifPresent(note -> state.put("note", s(note)));
    }

    private static AttributeValue turn(Proposal proposal) {
        return AttributeValue.fromM(Map.of(
                "times", slots(proposal.times()),
                "since", instant(proposal.since()),
                "answerBy", instant(proposal.answerBy()),
                "nudges", n(proposal.nudges())));
    }

    private static AttributeValue offer(Offer offer) {
        return AttributeValue.fromM(Map.of(
                "times", slots(offer.times()),
                "place", place(offer.place()),
                "takeBy", instant(offer.takeBy())));
    }

    private static AttributeValue verdict(MeetupReport report) {
        Map<String, AttributeValue> value = new HashMap<>();
        value.put("met", AttributeValue.fromBool(report.met()));
        report.why().ifPresent(why -> value.put("why", s(why.name())));
        return AttributeValue.fromM(value);
    }

    static Stored stored(Item item) {
        return new Stored(state(item.map("is"), course(item)), item.number("revision"), item.textIfThere("network"));
    }

    private static Progress course(Item item) {
        return new Progress(
                asked(item),
                item.integer("version"),
                item.integer("told"),
                item.textIfThere("answeredAt").map(Instant::parse),
                item.flag("confirmed"),
                Math.toIntExact(item.numberOrZero("moves")),
                Math.toIntExact(item.numberOrZero("asks")));
    }

    private static MeetupRequest state(Item state, Progress progress) {
        return switch (state.text("state")) {
            case "settling" ->
                new Settling(
                        progress, state(state.map("before"), progress), (Decided) state(state.map("after"), progress));
            case "pending" -> new Pending(progress, turn(state.map("turn")), agreed(state));
            case "countered" -> new Countered(progress, decision(state), offer(state.map("offer")), agreed(state));
            case "approved" ->
                new Approved(
                        progress,
                        decision(state),
                        AgreementOrigin.valueOf(state.text("basis")),
                        agreed(state).orElseThrow());
            case "declined" -> new Declined(progress, decision(state));
            case "pitch" -> new Pitch(progress, decision(state));
            case "unanswered" -> new Unanswered(progress, turn(state.map("turn")), state.instant("at"));
            case "lapsed" -> new Lapsed(progress, state.instant("at"));
            case "withdrawn" -> new Withdrawn(progress, state.instant("at"));
            case "cancelled" ->
                new Cancelled(
                        progress,
                        Party.valueOf(state.text("by")),
                        state.instant("at"),
                        state.textIfThere("note"),
                        agreed(state).orElseThrow());
            case "past" ->
                new Past(
                        progress,
                        agreed(state).orElseThrow(),
                        state.mapIfThere("host").map(Items::verdict),
                        state.mapIfThere("visitor").map(Items::verdict));
            case "erased" -> new Erased(progress, state(state.map("last"), progress), state.instant("at"));
            case String newer -> throw new IllegalStateException("A newer program wrote state " + newer);
        };
    }

    private static Optional<Agreement> agreed(Item state) {
        return state.mapIfThere("agreed")
                .map(agreed -> new Agreement(
                        slot(agreed.map("slot")),
                        place(agreed.map("place")),
                        agreed.textIfThere("note"),
                        agreed.integer("sequence"),
                        Stage.valueOf(agreed.text("stage")),
                        agreed.mapIfThere("before").map(Items::slot)));
    }

    private static Decision decision(Item state) {
        return new Decision(state.instant("at"), state.textIfThere("note"));
    }

    private static Proposal turn(Item turn) {
        return new Proposal(
                readSlots(turn.maps("times")), turn.instant("since"), turn.instant("answerBy"), turn.integer("nudges"));
    }

    private static Offer offer(Item offer) {
        return new Offer(readSlots(offer.maps("times")), place(offer.map("place")), offer.instant("takeBy"));
    }

    private static MeetupReport verdict(Item verdict) {
        return new MeetupReport(verdict.flag("met"), verdict.textIfThere("why").map(Why::valueOf));
    }

    private static RequestDetails asked(Item item) {
        return new RequestDetails(
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
                readSlots(item.maps("times")),
                item.text("meeting"),
                item.instant("askedAt"),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"));
    }

    static AttributeValue entry(MeetupRequest request, Slot slot) {
        Map<String, AttributeValue> entry = new HashMap<>(slot(slot).m());
        entry.put("with", s(request.details().visitor().name()));
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
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("request", s(receipt.id().value()));
        item.put("answerBy", instant(receipt.answerBy()));
        item.put("forgetAt", instant(receipt.forgetAt()));
        item.put("linkNonce", s(receipt.linkNonce()));
        if (receipt.closed()) {
            item.put("closed", AttributeValue.fromBool(true));
        }
        return item;
    }

    static Receipt receipt(Item item) {
        return new Receipt(
                new RequestId(item.text("request")),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"),
                item.attributes().containsKey("closed"));
    }

    /** What the ledger's figure of that bucket is called. */
    static String within(int bucket) {
        return "within" + bucket;
    }

    static Ledger ledger(Item item) {
        return new Ledger(
                item.numberOrZero("asked"),
                IntStream.rangeClosed(0, Ledger.HOURS.size())
                        .mapToObj(bucket -> item.numberOrZero(within(bucket)))
                        .toList(),
                item.numberOrZero("met"),
                item.numberOrZero("missed"));
    }

    private static AttributeValue slots(List<Slot> slots) {
        return AttributeValue.fromL(slots.stream().map(Items::slot).toList());
    }

    private static List<Slot> readSlots(List<Item> slots) {
        return slots.stream().map(Items::slot).toList();
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
