package meetme.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import meetme.aws.dynamo.DynamoCalendar;
import meetme.aws.dynamo.Table;
import meetme.feed.ConnectionPolicy;
import meetme.feed.HostsCalendar;
import meetme.feed.PublicHttps;
import meetme.host.Host;
import meetme.host.HostFile;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Wires the calendar function, separately from {@link Wiring}, because only calendar.zip contains what reads calendars.
 * Nobody waits for it, so the JDK's own HTTP client is good enough, and needs nothing native.
 */
public final class CalendarWiring {

    private static final Duration ALL_TRIES = Duration.ofSeconds(6);

    private final Map<String, String> environment;
    private final Host host;

    /** @param environment as in template.yaml */
    public CalendarWiring(Map<String, String> environment, Host host) {
        this.environment = Map.copyOf(environment);
        this.host = host;
    }

    static CalendarWiring fromEnvironment() {
        Host host = HostFile.load();
        Starts.say(host);
        return new CalendarWiring(System.getenv(), host);
    }

    HostsCalendar calendar() {
        return calendar(new PublicHttps());
    }

    /** From any address that the policy allows. */
    public HostsCalendar calendar(ConnectionPolicy policy) {
        DynamoDbClient dynamo = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(ALL_TRIES))
                .build();
        return new HostsCalendar(
                new DynamoCalendar(new Table(dynamo, table())),
                policy,
                host.home().zone());
    }

    private String table() {
        return Optional.ofNullable(environment.get("TABLE_NAME"))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new IllegalStateException("Set the environment variable TABLE_NAME"));
    }
}
