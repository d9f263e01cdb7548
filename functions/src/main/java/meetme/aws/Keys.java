package meetme.aws;

import static meetme.aws.Items.n;
import static meetme.aws.Items.s;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import meetme.link.Fingerprint;
import meetme.meetup.Asked;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the table.
 *
 * <pre>
 * pk                  sk
 * request#ID          request               a request
 * request#ID          mail#NOTICE#VERSION   an outbox row of it
 * once#SHA-256        once                  an idempotency key
 * month#2026-12       month                 the host's agenda of a month
 * mailbox#SHA-256     mailbox               who waits for an answer there, and when it had a receipt
 * client#HASH         2026-12-03            how many requests came from a client that day
 * day#2026-12-03      0 … 7                 how many came from everybody, in so many shares
 * keys                keys                  the key ring
 * ledger              ledger                the public account of the promise
 * </pre>
 */
final class Keys {

    static final String DUE_INDEX = "due";

    /** So many partitions share the index, so that no single one takes every write. */
    private static final int SHARDS = 4;

    private static final int SHARES = 8;

    private static final String REQUEST = "request#";
    private static final String MAIL = "mail#";

    static final Map<String, AttributeValue> KEY_RING = key("keys", "keys");

    static final Map<String, AttributeValue> LEDGER = key("ledger", "ledger");

    private Keys() {}

    /** Those of an item that was read. */
    static Map<String, AttributeValue> of(Item item) {
        return key(item.text("pk"), item.text("sk"));
    }

    static Map<String, AttributeValue> request(RequestId id) {
        return key(REQUEST + id, "request");
    }

    static Map<String, AttributeValue> row(OutboxRow.Key row) {
        return key(REQUEST + row.request(), MAIL + row.notice() + "#" + row.version());
    }

    static Map<String, AttributeValue> once(String hash) {
        return key("once#" + hash, "once");
    }

    static Map<String, AttributeValue> month(YearMonth month) {
        return key("month#" + month, "month");
    }

    /** Without the address itself: this item outlives the request that it counts. */
    static Map<String, AttributeValue> mailbox(Asked asked) {
        byte[] mailbox = asked.visitor().email().mailbox().getBytes(StandardCharsets.UTF_8);
        return key("mailbox#" + Fingerprint.of(mailbox), "mailbox");
    }

    static Map<String, AttributeValue> client(String client, Instant now) {
        return key("client#" + client, day(now));
    }

    // In shares, because everybody's requests would otherwise queue for one item.
    static Map<String, AttributeValue> day(RequestId id, Instant now) {
        return key("day#" + day(now), String.valueOf(Math.floorMod(id.value().hashCode(), SHARES)));
    }

    static int shareOfDay(int most) {
        return Math.ceilDiv(most, SHARES);
    }

    private static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }

    /** The attributes that put an item into the index. Without them it is not there. */
    static Map<String, AttributeValue> due(RequestId id, Instant at) {
        return Map.of("dueShard", shard(id), "dueAt", n(at.toEpochMilli()));
    }

    static List<AttributeValue> shards() {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> s(String.valueOf(shard)))
                .toList();
    }

    private static AttributeValue shard(RequestId id) {
        return s(String.valueOf(Math.floorMod(id.value().hashCode(), SHARDS)));
    }

    static RequestId requestId(Item item) {
        return new RequestId(item.text("pk").substring(REQUEST.length()));
    }

    static boolean isRow(Item item) {
        return isRow(item.text("sk"));
    }

    static boolean isRow(String sk) {
        return sk.startsWith(MAIL);
    }

    static OutboxRow.Key row(Item item) {
        return row(item.text("pk"), item.text("sk"));
    }

    /** The outbox row behind a key, as a stream record has it. */
    static OutboxRow.Key row(String pk, String sk) {
        String[] parts = sk.split("#", -1);
        return new OutboxRow.Key(
                new RequestId(pk.substring(REQUEST.length())), Notice.valueOf(parts[1]), Integer.parseInt(parts[2]));
    }
}
