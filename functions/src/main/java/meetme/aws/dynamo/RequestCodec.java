package meetme.aws.dynamo;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.meetup.BoardPosition;
import meetme.meetup.Due;
import meetme.meetup.EmailAddress;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Progress;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.RequestedCity;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Receipt;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Visitor;

/** How requests and receipts lie in the table. */
final class RequestCodec {

    private RequestCodec() {}

    // Writing

    static Item write(Stored stored) {
        MeetupRequest request = stored.request();
        Item item = Item.at(Keys.request(request.id()))
                .text("kind", "request")
                .number("revision", stored.revision())
                .textIfThere("network", stored.network())
                .map("is", StateCodec.state(request))
                .expires(request.details().forgetAt());
        progress(item, request.progress());
        details(item, request.details());
        Optional<Due> due = Due.next(request);
        if (due.isPresent()) {
            item.all(Keys.due(request.id(), due.get().at()));
        }
        Optional<BoardPosition> position = BoardPosition.of(request);
        if (position.isPresent()) {
            item.all(Keys.board(position.get()));
            // Read off the index, so that the calendar need not read what never was agreed.
            if (request.agreed().isPresent()) {
                item.flag("boardAgreed", true);
            }
        }
        return item;
    }

    // Most requests are never moved, and what is not there is not paid for.
    private static void progress(Item item, Progress progress) {
        item.number("version", progress.version())
                .number("told", progress.told())
                .instantIfThere("answeredAt", progress.answeredAt())
                .flag("confirmed", progress.confirmed())
                .numberUnlessZero("moves", progress.moves())
                .numberUnlessZero("asks", progress.asks());
    }

    private static void details(Item item, RequestDetails details) {
        Visitor visitor = details.visitor();
        item.text("name", visitor.name())
                .text("email", visitor.email().value())
                .textIfThere("profile", text(visitor.profile()))
                .textIfThere("know", visitor.know())
                .text("language", visitor.language().toLanguageTag())
                .textIfThere("topic", details.topic())
                .text("city", details.city().id())
                .text("arrive", details.arrive().toString())
                .text("leave", details.leave().toString())
                .maps("times", StateCodec.times(details.times()))
                .text("meeting", details.meeting())
                .instant("askedAt", details.at())
                .instant("answerBy", details.answerBy())
                .instant("forgetAt", details.forgetAt())
                .text("linkNonce", details.linkNonce());
        city(item, details.city());
        if (details.invited().isPresent()) {
            item.map("invited", InvitedCodec.write(details.invited().get()));
        }
    }

    static void city(Item item, RequestedCity city) {
        item.textIfThere("cityName", city.name()).text("cityZone", city.zone().getId());
        if (city.usualPlace().isPresent()) {
            item.map("cityPlace", StateCodec.place(city.usualPlace().get()));
        }
        if (!city.names().isEmpty()) {
            Item names = new Item();
            city.names().forEach((language, name) -> names.text(language.toLanguageTag(), name));
            item.map("cityNames", names);
        }
    }

    private static Optional<String> text(Optional<URI> uri) {
        return uri.isPresent() ? Optional.of(uri.get().toString()) : Optional.empty();
    }

    /** What a repetition of the form is answered, under the key that tells that it is one. */
    static Item write(IdempotencyKey idempotencyKey, Receipt receipt, Instant now) {
        Item item = Item.at(Keys.once(idempotencyKey.key()))
                .text("kind", "once")
                .text("bodyHash", idempotencyKey.bodyHash())
                .text("request", receipt.id().value())
                .instant("answerBy", receipt.answerBy())
                .instant("forgetAt", receipt.forgetAt())
                .text("linkNonce", receipt.linkNonce())
                .textIfThere("signedWith", receipt.signedWith())
                .expires(now.plus(idempotencyKey.keep()));
        return receipt.closed() ? item.flag("closed", true) : item;
    }

    // Reading

    static Stored read(Item item) {
        Progress progress = new Progress(
                details(item),
                item.integer("version"),
                item.integer("told"),
                item.instantIfThere("answeredAt"),
                item.flag("confirmed"),
                Math.toIntExact(item.numberOrZero("moves")),
                Math.toIntExact(item.numberOrZero("asks")));
        return new Stored(
                StateCodec.state(item.map("is"), progress), item.number("revision"), item.textIfThere("network"));
    }

    private static RequestDetails details(Item item) {
        return new RequestDetails(
                Keys.requestId(item),
                new Visitor(
                        item.text("name"),
                        new EmailAddress(item.text("email")),
                        item.textIfThere("profile").map(URI::create),
                        item.textIfThere("know"),
                        Locale.forLanguageTag(item.text("language"))),
                item.textIfThere("topic"),
                city(item),
                LocalDate.parse(item.text("arrive")),
                LocalDate.parse(item.text("leave")),
                StateCodec.readTimes(item.maps("times")),
                item.text("meeting"),
                item.instant("askedAt"),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"),
                item.mapIfThere("invited").map(InvitedCodec::read));
    }

    // Requests of an older program have the id alone, and always a time that tells the zone.
    static RequestedCity city(Item item) {
        Optional<String> zone = item.textIfThere("cityZone");
        if (zone.isEmpty()) {
            ZoneId ofTimes = StateCodec.readTimes(item.maps("times")).getFirst().zone();
            return RequestedCity.unnamed(item.text("city"), ofTimes);
        }
        Map<Locale, String> names = new HashMap<>();
        item.mapIfThere("cityNames")
                .ifPresent(all -> all.attributes()
                        .forEach((language, name) -> names.put(Locale.forLanguageTag(language), name.s())));
        return new RequestedCity(
                item.text("city"),
                item.textIfThere("cityName"),
                names,
                ZoneId.of(zone.get()),
                item.mapIfThere("cityPlace").map(StateCodec::place));
    }

    static Receipt receipt(Item item) {
        return new Receipt(
                new RequestId(item.text("request")),
                item.instant("answerBy"),
                item.instant("forgetAt"),
                item.text("linkNonce"),
                item.attributes().containsKey("closed"),
                item.textIfThere("signedWith"));
    }
}
