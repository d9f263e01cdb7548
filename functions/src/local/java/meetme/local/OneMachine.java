package meetme.local;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.host.ZoneRulesVersion;
import meetme.local.aws.BounceTopic;
import meetme.local.aws.LocalAwsEndpoints;
import meetme.local.aws.LocalDynamoDb;
import meetme.local.aws.LocalSes;
import meetme.local.aws.LocalTable;
import meetme.local.aws.Schedule;
import meetme.local.aws.StreamDelivery;
import meetme.local.aws.StreamPoller;
import meetme.local.aws.StreamReader;
import meetme.local.desk.Desk;
import meetme.local.desk.LocalClock;
import meetme.local.desk.TimeMachine;
import meetme.local.gateway.ApiGateway;
import meetme.local.gateway.Edge;
import meetme.local.gateway.EdgeCache;
import meetme.local.gateway.EdgeRule;
import meetme.local.gateway.FrontDoor;
import meetme.local.gateway.GatewayRoute;
import meetme.local.gateway.StaticSite;
import meetme.local.io.Opened;
import meetme.local.io.Unusable;
import meetme.local.mail.Inbox;
import meetme.local.mail.MailServer;
import meetme.local.mail.ReceivedMail;
import meetme.local.template.Template;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Everything on one machine. {@link Main} starts it, and tests do. Only one can be started at a time in a process, as
 * AWS clients find their endpoints by system properties when they are built.
 */
public final class OneMachine implements AutoCloseable {
    private final Settings settings;
    private final StartProgress progress;
    private final Opened opened;
    private final Template template;
    private final FrontDoor frontDoor;
    private final LocalClock clock;
    private final Inbox inbox;
    private final MailServer mailbox;
    private final LocalSes ses;
    private final DynamoDbClient dynamoDb;
    private final StreamDelivery delivery;
    private final StreamPoller stream;
    private final Schedule schedule;
    private final TimeMachine timeMachine;

    /** For tests: says nothing. */
    static OneMachine start(Settings settings, Program program) throws IOException {
        return start(settings, program, new StartProgress(line -> {}));
    }

    /** @throws Unusable if something on this machine is in the way */
    static synchronized OneMachine start(Settings settings, Program program, StartProgress progress)
            throws IOException {
        Opened opened = new Opened();
        try {
            return new OneMachine(settings, program, progress, opened);
        } catch (IOException | RuntimeException | Error failed) {
            opened.close();
            throw failed;
        }
    }

    private OneMachine(Settings settings, Program program, StartProgress progress, Opened opened) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.opened = opened;
        template = Template.read(settings.template());
        // First what may be in the way.
        frontDoor = opened.add(new FrontDoor(settings.ports().frontDoor()));
        Data data = opened.add(settings.data());
        clock = data.clock();
        inbox = data.inbox(clock);

        progress.step("starting a mail server (GreenMail)");
        mailbox = opened.add(new MailServer(settings.ports().imap()));
        Thread.startVirtualThread(new Refill(inbox.mails(), mailbox));
        ses = opened.add(new LocalSes(inbox, mailbox));

        progress.step("starting the database (DynamoDB Local)");
        LocalDynamoDb database = opened.add(data.dynamoDb());
        LocalAwsEndpoints.use(database.endpoint(), ses.endpoint());
        dynamoDb = opened.add(DynamoDbClient.create());
        TableDescription table = LocalTable.ensure(dynamoDb, template.table());

        progress.step("starting the program");
        Functions functions = program.start(environment(database));
        ses.publishTo(new BounceTopic(template.bounceFunction(), functions.bounce()));
        delivery = new StreamDelivery(template.mailFunction(), functions.mail(), template.stream());
        stream = opened.add(new StreamPoller(
                new StreamReader(
                        opened.add(DynamoDbStreamsClient.create()),
                        table.latestStreamArn(),
                        data.streamPositions(table.latestStreamArn())),
                delivery,
                template.stream().batchSize()));
        schedule = opened.add(new Schedule(template.sweepFunction(), functions.sweep(), template.schedule(), clock));
        Optional<Schedule> calendar = template.calendarFunction()
                .map(name -> opened.add(new Schedule(name, functions.calendar(), template.schedule(name), clock)));
        timeMachine = new TimeMachine(
                clock, functions.nextDue(), stream, schedule, () -> calendar.ifPresent(Schedule::runNow));
        database.afterWrites(stream::wake);
        stream.start();
        schedule.start();
        calendar.ifPresent(Schedule::start);
        openFrontDoor(functions);
    }

    /** Gives a mail program what was sent before the last restart. */
    private record Refill(List<ReceivedMail> mails, MailServer mailbox) implements Runnable {
        @Override
        public void run() {
            try {
                for (ReceivedMail mail : mails) {
                    mailbox.deliver(mail);
                }
            } catch (MessagingException closing) {
                System.err.println("Older emails are in the inbox, but some are not on the IMAP server: " + closing);
            }
        }
    }

    private LocalEnvironment environment(LocalDynamoDb database) {
        return new LocalEnvironment(
                variables(template.apiFunction()),
                variables(template.mailFunction()),
                variables(template.sweepFunction()),
                variables(template.bounceFunction()),
                template.calendarFunction().map(this::variables).orElse(Map.of()),
                // In milliseconds, like the deployed program's.
                Clock.tick(clock, Duration.ofMillis(1)),
                frontDoor.base(),
                database.endpoint(),
                ses.endpoint());
    }

    private Map<String, String> variables(String function) {
        return template.environment(
                function,
                settings.values().parameters(),
                settings.values().variables().apply(frontDoor.base()));
    }

    private void openFrontDoor(Functions functions) {
        ApiGateway gateway = new ApiGateway(
                template.apiFunction(),
                functions.api(),
                template.routes().stream().map(GatewayRoute::of).toList(),
                settings.headers().toOrigin(),
                clock);
        frontDoor.open(
                gateway,
                settings.edge() ? new Edge(new EdgeCache(EdgeRule.byPath(template), clock), gateway) : gateway,
                new Desk(inbox, clock, timeMachine, this::isUp),
                new StaticSite(settings.site(), frontDoor.base()),
                settings.headers().toVisitors());
        // Once more: what was opened first must be closed first, or visitors would meet a half closed machine.
        opened.add(frontDoor);
        sayWhere();
    }

    private boolean isUp() {
        try {
            return dynamoDb.describeTable(table -> table.tableName(template.tableName()))
                    .sdkHttpResponse()
                    .isSuccessful();
        } catch (SdkException databaseInTrouble) {
            return false;
        }
    }

    private void sayWhere() {
        progress.step("ready");
        progress.line("""

                Meet Me is running on this machine.
                  The page   %1$s/
                  The desk   %1$s/local/   every email it sends, and a time machine
                  IMAP       localhost:%2$d   with any address and any password
                  The data   %3$s
                  Time zones follow IANA's rules %4$s, which come with this Java
                Ctrl-C stops it.
                """.formatted(
                        frontDoor.base(),
                        mailbox.imapPort(),
                        settings.dataFolder().map(Path::toString).orElse("is discarded at the end"),
                        ZoneRulesVersion.inUse()));
    }

    /** Without a slash at its end. */
    URI base() {
        return frontDoor.base();
    }

    Inbox inbox() {
        return inbox;
    }

    LocalClock clock() {
        return clock;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    String table() {
        return template.tableName();
    }

    LocalSes ses() {
        return ses;
    }

    StreamPoller stream() {
        return stream;
    }

    Schedule schedule() {
        return schedule;
    }

    TimeMachine timeMachine() {
        return timeMachine;
    }

    /** Stream records that the mail function could not handle. */
    List<StreamDelivery.FailedBatch> failureQueue() {
        return delivery.failureQueue();
    }

    @Override
    public void close() {
        opened.close();
    }
}
