package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;
import static meetme.aws.dynamo.Item.s;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.EmailAddress;
import meetme.meetup.InvitationId;
import meetme.meetup.Notice;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.WatchId;
import meetme.security.Fingerprint;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the table.
 *
 * <pre>
 * pk                  sk
 * request#ID          request               a request
 * request#ID          mail#NOTICE#VERSION   an outbox row of it
 * request#ID          mail#BOARD#VERSION    the host's links, asked for on its page
 * once#SHA-256        once                  an idempotency key
 * month#2026-12       month                 the host's agenda of a month
 * mailbox#SHA-256     mailbox               who waits for an answer there, and when it had a receipt
 * mailbox#SHA-256     from#HASH             who waits under its name, from one client that has not shown to own it
 * mailbox#SHA-256     closed#2026-12-03     which requests that nobody stood for were closed by mail that day
 * address#SHA-256     address               what came back from there
 * network#HASH        2026-12-03            how many requests came from a network that day, and from each client in it
 * day#2026-12-03      0 … 7                 how many came from everybody, in so many shares
 * watch               ID                    who wants to be told when the host comes, and where
 * watch#ID            mail#WATCH#DAY        an outbox row: they are asked to confirm it
 * watch#ID            mail#TELL#TRIP        the same: they are told of a trip
 * telling             TRIP                  how far everybody was told of it
 * network#HASH        2026-12-03#watches    how many such wishes came from a network that day
 * day#2026-12-03      watches               how many from everybody
 * day#2026-12-03      tellings              of how many trips the host had people told
 * keys                keys                  the key ring
 * ledger              ledger                the public account of the promise
 * host                seal                  what every link to the host's board repeats
 * host                sandbox               there while mail reaches verified addresses only
 * host                sending               whether mail leaves, once that was switched
 * host                plan                  trips, days off and a break, as the host keeps them on the board
 * host                digest                when the host's next digest is due
 * host                mail#DIGEST#DAY       its outbox row
 * host                news                  up to where the host has been told of invitations, and when there may be more
 * host                mail#ANSWERS#DAY      the outbox row of who said no to one
 * host                mail#SILENT#DAY       that of who has not answered, before a trip that begins that day
 * host                mail#LINKS#DRAWN      that of new links to the board
 * host                mail#NUDGES#DAY       the same of a reminder of all that wait
 * host                mail#LAST_CALLS#MIN   the same of a last one before that minute
 * invitations         ID                    a personal invitation
 * invitations         head                  how many were sent out on one day, and which change it was
 * calendar            address               where the host's own calendar is read
 * calendar            busy                  when the host is busy by it
 * </pre>
 */
final class Keys {

    static final String DUE_INDEX = "due";
    static final String BOARD_INDEX = "board";

    // Of the index. Two each, so that no single partition takes every write; apart, because emails may queue for days.
    static final List<AttributeValue> REQUEST_SHARDS = List.of(s("0"), s("1"));
    static final List<AttributeValue> MAIL_SHARDS = List.of(s("2"), s("3"));

    private static final int SHARES = 8;

    private static final String HOST = "host";
    private static final String REQUEST = "request#";
    private static final String MAIL = "mail#";
    private static final String MAILS_OF_WATCH = "watch#";

    /** All of them in one partition, because the host reads them all at once. There are hundreds, not millions. */
    static final String INVITATIONS = "invitations";

    static final Map<String, AttributeValue> KEY_RING = key("keys", "keys");

    static final Map<String, AttributeValue> LEDGER = key("ledger", "ledger");

    static final Map<String, AttributeValue> SEAL = key(HOST, "seal");
    static final Map<String, AttributeValue> SANDBOX = key(HOST, "sandbox");
    static final Map<String, AttributeValue> SENDING = key(HOST, "sending");
    static final Map<String, AttributeValue> PLAN = key(HOST, "plan");
    static final Map<String, AttributeValue> DIGEST = key(HOST, "digest");
    static final Map<String, AttributeValue> NEWS = key(HOST, "news");

    static final Map<String, AttributeValue> INVITING = key(INVITATIONS, "head");

    // Of a partition that CalendarFunction alone may write, and that has nothing else in it.
    static final Map<String, AttributeValue> CALENDAR = key("calendar", "address");
    static final Map<String, AttributeValue> BUSY = key("calendar", "busy");

    private Keys() {}

    /** Those of an item that was read. */
    static Map<String, AttributeValue> of(Item item) {
        return key(item.text("pk"), item.text("sk"));
    }

    static Map<String, AttributeValue> request(RequestId id) {
        return key(REQUEST + id, "request");
    }

    static Map<String, AttributeValue> row(OutboxRow.Mailing row) {
        return key(partition(row), MAIL + row.kind() + "#" + row.which());
    }

    // By hand, and not by a switch, which Java would load a lot for while a visitor waits.
    private static String partition(OutboxRow.Mailing row) {
        return row instanceof OutboxRow.WatchMail mail
                ? MAILS_OF_WATCH + mail.watch()
                : row.about().map(id -> REQUEST + id).orElse(HOST);
    }

    /** What the keys of all reminders to the host begin with. */
    static Map<String, AttributeValue> nudges() {
        return key(HOST, MAIL + OutboxRow.Nudges.KIND + "#");
    }

    /** What the keys of all emails about answers to invitations begin with. */
    static Map<String, AttributeValue> answers() {
        return key(HOST, MAIL + OutboxRow.GuestsAnswers.KIND + "#");
    }

    static Map<String, AttributeValue> invitation(InvitationId id) {
        return key(INVITATIONS, id.value());
    }

    static boolean isInvitation(Item item) {
        return item.text("pk").equals(INVITATIONS);
    }

    static InvitationId invitationId(Item item) {
        return new InvitationId(item.text("sk"));
    }

    /** The attributes that put an invitation into the index. */
    static Map<String, AttributeValue> due(InvitationId id, Instant at) {
        return due(REQUEST_SHARDS.get(Math.floorMod(id.value().hashCode(), REQUEST_SHARDS.size())), at);
    }

    static Map<String, AttributeValue> once(String hash) {
        return key("once#" + hash, "once");
    }

    static Map<String, AttributeValue> month(YearMonth month) {
        return key("month#" + month, "month");
    }

    static Map<String, AttributeValue> mailbox(RequestDetails details) {
        return ofMailbox(details, "mailbox");
    }

    /** The mailbox as one client uses its name. */
    static Map<String, AttributeValue> mailboxFrom(String client, RequestDetails details) {
        return ofMailbox(details, "from#" + client);
    }

    static Map<String, AttributeValue> closings(RequestDetails details, Instant now) {
        return ofMailbox(details, "closed#" + day(now));
    }

    // Without the address itself: these items outlive the request that they count.
    private static Map<String, AttributeValue> ofMailbox(RequestDetails details, String what) {
        byte[] mailbox = details.visitor().email().mailbox().getBytes(StandardCharsets.UTF_8);
        return key("mailbox#" + Fingerprint.of(mailbox), what);
    }

    /** Exactly the address, unlike {@link #mailbox}: somebody's {@code +tag} may bounce where they themselves do not. */
    static Map<String, AttributeValue> address(EmailAddress address) {
        byte[] exact = address.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return key("address#" + Fingerprint.of(exact), "address");
    }

    static Map<String, AttributeValue> network(String network, Instant now) {
        return key("network#" + network, day(now));
    }

    // In shares, because everybody's requests would otherwise queue for one item.
    static Map<String, AttributeValue> day(int share, Instant now) {
        return key("day#" + day(now), String.valueOf(share));
    }

    /** The shares of the day in the order in which a request looks for room there. */
    static int[] shares(RequestId id) {
        int[] shares = new int[SHARES];
        for (int next = 0; next < SHARES; next++) {
            shares[next] = Math.floorMod(id.value().hashCode() + next, SHARES);
        }
        return shares;
    }

    /** So that all shares are as much as the whole. */
    static int shareOf(int most, int share) {
        return most / SHARES + (share < most % SHARES ? 1 : 0);
    }

    static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }

    /** The attributes that put a request into the index. Without them it is not there. */
    static Map<String, AttributeValue> due(RequestId id, Instant at) {
        return due(shard(id.value(), REQUEST_SHARDS), at);
    }

    /** The same for the host's digest, and for their plan. */
    static Map<String, AttributeValue> due(Instant at) {
        return due(REQUEST_SHARDS.getFirst(), at);
    }

    /** The same for an email. */
    static Map<String, AttributeValue> mailDue(OutboxRow.Mailing mail, Instant at) {
        return due(shard(mail), at);
    }

    private static AttributeValue shard(OutboxRow.Mailing mail) {
        if (mail instanceof OutboxRow.WatchMail about) {
            return shard(about.watch().value(), MAIL_SHARDS);
        }
        return mail.about().map(id -> shard(id.value(), MAIL_SHARDS)).orElse(MAIL_SHARDS.getFirst());
    }

    static Map<String, AttributeValue> due(AttributeValue shard, Instant at) {
        return Map.of("dueShard", shard, "dueAt", millis(at));
    }

    /** The attributes that put a request into the index of the board. */
    static Map<String, AttributeValue> board(BoardPosition position) {
        return Map.of("boardShelf", shelf(position.section()), "boardAt", millis(position.at()));
    }

    static AttributeValue shelf(BoardSection section) {
        return s(section.name().toLowerCase(Locale.ROOT));
    }

    static AttributeValue shard(String id, List<AttributeValue> shards) {
        return shards.get(Math.floorMod(id.hashCode(), shards.size()));
    }

    static RequestId requestId(Item item) {
        return requestId(item.text("pk"));
    }

    private static RequestId requestId(String pk) {
        return new RequestId(pk.substring(REQUEST.length()));
    }

    static boolean isRow(Item item) {
        return isRow(item.text("sk"));
    }

    static boolean isRow(String sk) {
        return sk.startsWith(MAIL);
    }

    static boolean isRequest(Item item) {
        return item.text("pk").startsWith(REQUEST) && !isRow(item);
    }

    static boolean isDigest(Item item) {
        return of(item).equals(DIGEST);
    }

    static boolean isNews(Item item) {
        return of(item).equals(NEWS);
    }

    static OutboxRow.Mailing row(Item item) {
        return row(item.text("pk"), item.text("sk"));
    }

    /** The outbox row behind a key, as a stream record has it. */
    static OutboxRow.Mailing row(String pk, String sk) {
        String[] parts = sk.split("#", -1);
        if (pk.startsWith(MAILS_OF_WATCH)) {
            return watchMail(watchOfRow(pk), parts[1], parts[2]);
        }
        int version = Integer.parseInt(parts[2]);
        return switch (parts[1]) {
            case OutboxRow.Digest.KIND -> new OutboxRow.Digest(version);
            case OutboxRow.FreshLinks.KIND -> new OutboxRow.FreshLinks(version);
            case OutboxRow.Nudges.KIND -> new OutboxRow.Nudges(version);
            case OutboxRow.LastCalls.KIND -> new OutboxRow.LastCalls(version);
            case OutboxRow.GuestsAnswers.KIND -> new OutboxRow.GuestsAnswers(version);
            case OutboxRow.SilentGuests.KIND -> new OutboxRow.SilentGuests(version);
            case OutboxRow.BoardLink.KIND -> new OutboxRow.BoardLink(requestId(pk), version);
            case String notice -> new OutboxRow.NoticeMail(requestId(pk), Notice.valueOf(notice), version);
        };
    }

    static WatchId watchOfRow(String pk) {
        return new WatchId(pk.substring(MAILS_OF_WATCH.length()));
    }

    private static OutboxRow.Mailing watchMail(WatchId watch, String kind, String which) {
        return kind.equals(OutboxRow.TellWatch.KIND)
                ? new OutboxRow.TellWatch(watch, which)
                : new OutboxRow.ConfirmWatch(watch, Integer.parseInt(which));
    }
}
