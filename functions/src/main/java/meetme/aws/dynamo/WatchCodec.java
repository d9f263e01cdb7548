package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.s;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.meetup.EmailAddress;
import meetme.meetup.WatchId;
import meetme.watch.Watch;
import meetme.watch.Watcher;
import meetme.watch.Wish;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A watch, as an item. */
final class WatchCodec {

    static final String KIND = "watch";
    static final AttributeValue ON = s("on");

    private static final String ASKED = "asked";
    private static final String OFF = "off";

    /** The sweep deletes it in time. This is for a table whose sweep is paused. */
    private static final Duration GRACE = Duration.ofDays(2);

    private WatchCodec() {}

    // Writing

    static Item write(Watch watch, long revision) {
        Item item = Item.at(WatchKeys.watch(watch.id()))
                .all(WatchKeys.due(watch.id(), watch.nextAt()))
                .text("kind", KIND)
                .number("revision", revision)
                .instantIfThere("mailedAt", watch.mailedAt());
        watch.watcher()
                .ifPresent(who -> item.text("email", who.email().value())
                        .text("language", who.language().toLanguageTag())
                        .text("nonce", who.nonce()));
        return switch (watch) {
            case Watch.Asked asked ->
                item.text("state", ASKED)
                        .maps("waiting", wishes(asked.waiting()))
                        .expires(asked.waiting().getLast().at().plus(Wish.WAITS).plus(GRACE));
            case Watch.On on ->
                item.value("state", ON)
                        .maps("wishes", wishes(on.wishes()))
                        .maps("waiting", wishes(on.waiting()))
                        .instant("until", on.until())
                        .expires(on.until().plus(GRACE));
            case Watch.Off off ->
                item.text("state", OFF)
                        .instant("since", off.since())
                        .expires(off.nextAt().plus(GRACE));
        };
    }

    private static List<Item> wishes(List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> new Item()
                        .textIfThere("city", wish.city())
                        .text("language", wish.language().toLanguageTag())
                        .instant("at", wish.at()))
                .toList();
    }

    // Reading

    static Watch read(Item item) {
        return switch (item.text("state")) {
            case ASKED -> new Watch.Asked(watcher(item), readWishes(item, "waiting"));
            case OFF -> new Watch.Off(WatchKeys.watchId(item), item.instantIfThere("mailedAt"), item.instant("since"));
            case String _ -> readOn(item);
        };
    }

    static Watch.On readOn(Item item) {
        return new Watch.On(
                watcher(item), readWishes(item, "wishes"), readWishes(item, "waiting"), item.instant("until"));
    }

    private static Watcher watcher(Item item) {
        WatchId id = WatchKeys.watchId(item);
        Optional<Instant> mailedAt = item.instantIfThere("mailedAt");
        return new Watcher(
                id,
                new EmailAddress(item.text("email")),
                Locale.forLanguageTag(item.text("language")),
                item.text("nonce"),
                mailedAt);
    }

    private static List<Wish> readWishes(Item item, String name) {
        return item.maps(name).stream()
                .map(wish -> new Wish(
                        wish.textIfThere("city"), Locale.forLanguageTag(wish.text("language")), wish.instant("at")))
                .toList();
    }
}
