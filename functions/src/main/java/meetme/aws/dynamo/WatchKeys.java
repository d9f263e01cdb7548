package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.s;

import java.time.Instant;
import java.util.Map;
import meetme.meetup.WatchId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of who wants to be told when the host comes, and of telling them; {@link Keys} shows all keys of the table. */
final class WatchKeys {

    private static final String WATCH = "watch";
    private static final String TELLING = "telling";

    /** The partition of all watches, which are in it in the order of their ids. */
    static final AttributeValue ALL = s(WATCH);

    private WatchKeys() {}

    static Map<String, AttributeValue> watch(WatchId id) {
        return Keys.key(WATCH, id.value());
    }

    static Map<String, AttributeValue> telling(String trip) {
        return Keys.key(TELLING, trip);
    }

    static Map<String, AttributeValue> ofNetwork(String network, Instant now) {
        return Keys.key("network#" + network, Keys.day(now) + "#watches");
    }

    static Map<String, AttributeValue> ofDay(Instant now) {
        return Keys.key("day#" + Keys.day(now), "watches");
    }

    static Map<String, AttributeValue> tellingsOfDay(Instant now) {
        return Keys.key("day#" + Keys.day(now), "tellings");
    }

    /** The attributes that put a watch into the index of what is due. */
    static Map<String, AttributeValue> due(WatchId id, Instant at) {
        return Keys.due(Keys.shard(id.value(), Keys.REQUEST_SHARDS), at);
    }

    static boolean isWatch(Item item) {
        return item.text("pk").equals(WATCH);
    }

    static WatchId watchId(Item item) {
        return new WatchId(item.text("sk"));
    }

    static boolean isTelling(Item item) {
        return item.text("pk").equals(TELLING);
    }

    static String trip(Item telling) {
        return telling.text("sk");
    }
}
