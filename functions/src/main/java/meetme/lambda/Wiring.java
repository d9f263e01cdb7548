package meetme.lambda;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import meetme.aws.AwsClients;
import meetme.aws.dynamo.DynamoBoard;
import meetme.aws.dynamo.DynamoBoardNonce;
import meetme.aws.dynamo.DynamoKeyRing;
import meetme.aws.dynamo.DynamoPlans;
import meetme.aws.dynamo.Table;
import meetme.aws.ses.SesTransport;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.host.Plans;
import meetme.http.OriginSecrets;
import meetme.http.Routes;
import meetme.keeping.CalledOffTrips;
import meetme.keeping.Guests;
import meetme.keeping.SandboxCheck;
import meetme.keeping.Sweep;
import meetme.keeping.Watchers;
import meetme.keeping.WeeklyDigest;
import meetme.letters.GuestBook;
import meetme.letters.Letters;
import meetme.letters.StoredCorrespondence;
import meetme.letters.WatchLetters;
import meetme.log.Log;
import meetme.mail.Account;
import meetme.mail.Bounces;
import meetme.mail.MailSettings;
import meetme.mail.MailTransport;
import meetme.mail.Mailbox;
import meetme.mail.OutboxSender;
import meetme.meetup.Board;
import meetme.meetup.EmailAddress;
import meetme.requesting.RateLimits;
import meetme.security.BoardTokens;
import meetme.security.ClientHashes;
import meetme.security.InvitationLinks;
import meetme.security.KeyRing;
import meetme.security.KeySource;
import meetme.security.Links;
import meetme.security.RingHistory;
import meetme.security.Stamps;
import meetme.security.WatchTokens;
import meetme.watch.WatchAsking;

/** Wires the functions. */
public final class Wiring {

    private final Map<String, String> environment;
    private final Host host;
    private final AwsClients aws;
    private final KeySource keys;
    private final Plans plans;
    private final CurrentHost current;

    /** @param environment as in template.yaml */
    public Wiring(Map<String, String> environment, Host host) {
        this(environment, host, AwsClients.connected(), realClock());
    }

    /** The same program in another world than Lambda's. */
    public Wiring(Map<String, String> environment, Host host, AwsClients aws, Clock clock) {
        this(
                environment,
                host,
                aws,
                new DynamoKeyRing(
                        new Table(aws.dynamo(), setting(environment, "TABLE_NAME")), new SecureRandom(), clock));
    }

    private Wiring(Map<String, String> environment, Host host, AwsClients aws, KeySource keys) {
        this.environment = Map.copyOf(environment);
        this.host = host;
        this.aws = aws;
        this.keys = keys;
        this.plans = new DynamoPlans(table());
        this.current = new CurrentHost(host, plans);
    }

    static Wiring fromEnvironment() {
        Host host = HostFile.load();
        Starts.say(host);
        return new Wiring(System.getenv(), host);
    }

    /** Does what a visitor would do, before any visitor does, on a function of this wiring. */
    WarmUp warmUp(WarmUp.Function function) {
        return new WarmUp(function, host, new Stamps(keys), realClock());
    }

    /** Before anybody needs them. */
    void fetchKeys() {
        try {
            var _ = keys.get();
        } catch (RuntimeException | Error trouble) {
            // The first call fetches them again, and fails if there are still none.
            Log.info("The keys could not be fetched in advance").cause(trouble).write();
        }
    }

    /** The same program with its own keys and without a connection: it accepts everything and stores nothing. */
    Wiring offline() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("ORIGIN_SECRETS", WarmUp.SECRET);
        KeyRing ring = RingHistory.begin(new SecureRandom()).ring();
        return new Wiring(settings, host, AwsClients.offline(), () -> ring);
    }

    // In milliseconds, like the index: with more digits, nothing would be due yet at the instant that the index names.
    static Clock realClock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** What ApiFunction answers. */
    public Routes routes() {
        return new ApiRoutes(
                        current,
                        plans,
                        stores(),
                        board(),
                        keys,
                        boardTokens(),
                        new RateLimits(new ClientHashes(keys), limits()),
                        new WatchAsking.Limits(number("WATCHES_PER_NETWORK"), number("WATCHES_PER_DAY")),
                        sender(),
                        setting("ASSETS"))
                .in(new OriginSecrets(setting("ORIGIN_SECRETS")));
    }

    private EmailAddress sender() {
        return new EmailAddress(setting("SENDER_EMAIL"));
    }

    private RateLimits.Limits limits() {
        return new RateLimits.Limits(
                number("REQUESTS_PER_CLIENT"),
                number("REQUESTS_PER_CLIENT_WITHOUT_SCRIPT"),
                number("REQUESTS_PER_NETWORK"),
                number("OPEN_PER_MAILBOX"),
                number("REQUESTS_PER_DAY"));
    }

    private int number(String name) {
        return Integer.parseInt(setting(name));
    }

    /** What MailFunction sends with. */
    public OutboxSender outboxSender() {
        return outboxSender(stores(), sesTransport());
    }

    OutboxSender outboxSender(Stores stores, MailTransport transport) {
        MailSettings settings = new MailSettings(
                URI.create(setting("PAGE_URL")),
                new Mailbox(host.name() + " via Meet Me", sender()),
                new Mailbox(host.name(), new EmailAddress(setting("HOST_EMAIL"))));
        return new OutboxSender(
                stores.outbox(),
                stores.requests(),
                stores.addresses(),
                stores.mail(),
                transport,
                (notice, request, now) -> letters(stores, settings, now).write(notice, request, now),
                (report, now) -> letters(stores, settings, now)
                        .reports(
                                boardTokens(),
                                board(),
                                new GuestBook(stores.invitations(), stores.news(), new InvitationLinks(keys)))
                        .write(report, now),
                (mail, now) -> watchLetters(stores, settings, now).write(mail, now));
    }

    // The plan is read anew, and as it is: a trip that people are told of may have been added a moment ago, and whoever
    // is
    // passed over because of that is never told.
    private WatchLetters watchLetters(Stores stores, MailSettings settings, Instant now) {
        Host today = current.with(stores.plans().find(), now);
        return new WatchLetters(today, settings, new WatchTokens(keys), stores.watches(), stores.tellings());
    }

    /** In the words of the host as their plan has them now. */
    private Letters letters(Stores stores, MailSettings settings, Instant now) {
        Host today = current.at(now);
        return new Letters(
                today,
                settings,
                new Links(keys),
                new StoredCorrespondence(today, stores.requests(), stores.addresses(), stores.agendas()));
    }

    /** What BounceFunction does. */
    public Bounces bounces() {
        Stores stores = stores();
        return new Bounces(
                stores.addresses(), stores.requests(), stores.watches(), new EmailAddress(setting("HOST_EMAIL")));
    }

    /** What SweepFunction does; it sends mail, too. */
    public Sweep sweep() {
        SesTransport transport = sesTransport();
        return sweep(stores(), transport, transport, rest -> LockSupport.parkNanos(rest.toNanos()));
    }

    Sweep sweep(Stores stores, MailTransport transport, Account account, Consumer<Duration> rest) {
        return new Sweep(
                stores.requests(),
                stores.due(),
                stores.mail(),
                outboxSender(stores, transport),
                digest(),
                new SandboxCheck(stores.mail(), account),
                calledOff(stores),
                watchers(stores),
                guests(stores),
                rest);
    }

    Watchers watchers(Stores stores) {
        return new Watchers(stores.watches(), stores.tellings(), stores.plans(), host);
    }

    CalledOffTrips calledOff(Stores stores) {
        return new CalledOffTrips(
                stores.plans(),
                board(),
                stores.requests(),
                stores.invitations(),
                host.rules().retention());
    }

    Guests guests(Stores stores) {
        return new Guests(stores.invitations(), stores.news(), current);
    }

    WeeklyDigest digest() {
        return new WeeklyDigest(host, board());
    }

    private Board board() {
        return new DynamoBoard(table());
    }

    private BoardTokens boardTokens() {
        return new BoardTokens(keys, new DynamoBoardNonce(table(), new SecureRandom()));
    }

    /** Where everything is stored. */
    public Stores stores() {
        return Stores.in(table());
    }

    private Table table() {
        return new Table(aws.dynamo(), setting("TABLE_NAME"));
    }

    SesTransport sesTransport() {
        return new SesTransport(aws.ses(), setting("CONFIGURATION_SET"));
    }

    private String setting(String name) {
        return setting(environment, name);
    }

    private static String setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException("Set the environment variable " + name));
    }
}
