package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import meetme.deploying.Site;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.lambda.ApiFunction;
import meetme.lambda.BounceFunction;
import meetme.lambda.CalendarFunction;
import meetme.lambda.CalendarWiring;
import meetme.lambda.MailFunction;
import meetme.lambda.SweepFunction;
import meetme.lambda.Wiring;
import meetme.local.aws.LocalContext;
import meetme.local.io.JsonMaps;
import meetme.local.template.SecurityHeaders;
import meetme.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The deployed handlers, and what template.yaml cannot know on one machine. */
final class RealProgram implements Program {

    /** Where the host's mail goes here. */
    static final String HOST = "host@example.com";

    // In the cloud one of the key ring's, which the distribution knows too.
    private static final String ORIGIN_SECRET = "of-this-machine";

    private final Host host;
    private final String calendar;

    RealProgram() {
        this(HostFile.load());
    }

    /** With another host than that of the file. */
    RealProgram(Host host) {
        this(host, "");
    }

    /** @param calendar the address of the host's own, such as {@code file:///home/robin/calendar.ics}; empty: there is none */
    RealProgram(Host host, String calendar) {
        this.host = host;
        this.calendar = calendar;
    }

    /** For people: CALENDAR_URL from the environment. */
    static RealProgram of(Map<String, String> environment) {
        return new RealProgram(HostFile.load(), environment.getOrDefault("CALENDAR_URL", ""));
    }

    /** For people, in the project's folder. */
    static Settings settings(Map<String, String> environment, Path site) {
        return onThisMachine(Settings.of(environment, Path.of("template.yaml"), site));
    }

    /** Free ports, and nothing kept. Tests run in the folder of the module. */
    static Settings forTests() {
        return forTests(Path.of("target", "site"));
    }

    /** With other pages than those that the build made. */
    static Settings forTests(Path site) {
        return onThisMachine(Settings.forgetful(Path.of("..", "template.yaml"), site));
    }

    private static Settings onThisMachine(Settings settings) {
        return settings.with(new Settings.Values(
                        Map.of(
                                "HostEmail",
                                HOST,
                                "SenderEmail",
                                "meet@example.com",
                                "ConfigurationSet",
                                "meetme-local",
                                "KeyRing.OriginSecrets",
                                ORIGIN_SECRET,
                                "Assets.Path",
                                new Site(settings.site()).assets()),
                        page -> Map.of("PAGE_URL", page.toString())))
                .with(new Settings.Headers(
                        Map.of("x-origin-secret", ORIGIN_SECRET), securityHeaders(settings.template())));
    }

    private static Map<String, Map<String, String>> securityHeaders(Path template) {
        try {
            return SecurityHeaders.byPath(Template.read(template));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Functions start(LocalEnvironment environment) {
        Wiring api = new Wiring(environment.api(), host);
        Wiring mail = new Wiring(environment.mail(), host);
        Wiring sweep = new Wiring(environment.sweep(), host);
        Wiring bounce = new Wiring(environment.bounce(), host);
        DynamoDbClient dynamo = DynamoDbClient.create();
        String table = environment.api().getOrDefault("TABLE_NAME", "");
        return new Functions(
                new ApiFunction(api.routes(), environment.clock()),
                new MailFunction(mail.outboxSender(), environment.clock()),
                new SweepFunction(sweep.sweep(), sweep.stores().mail(), environment.clock()),
                new BounceFunction(bounce.bounces(), environment.clock()),
                calendar(environment),
                new NextDueInTable(dynamo, table));
    }

    // Told at each start where the calendar is, as a host tells it in the cloud, or that there is none any more.
    private CalendarFunction calendar(LocalEnvironment environment) {
        CalendarFunction function = new CalendarFunction(
                new CalendarWiring(environment.calendar(), host).calendar(new LocalCalendar()), environment.clock());
        try {
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            function.handleRequest(
                    new ByteArrayInputStream(JsonMaps.bytes(Map.of("calendarUrl", calendar))),
                    told,
                    new LocalContext("CalendarFunction"));
            if (!calendar.isBlank()) {
                System.out.println("Your calendar: " + told.toString(UTF_8));
            }
            return function;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
