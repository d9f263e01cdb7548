package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.WeekHours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What ApiFunction does before anybody calls it. */
class WarmUpIT {

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void goesAVisitorsWayToItsEnd() {
        Wiring wiring = new Wiring(cloud.environment, Samples.host());

        // A form that was refused would have written nothing. The keys come last; where there are none, they are made.
        assertThat(AwsCalls.during(() -> new ApiFunction(wiring)))
                .startsWith("BatchGetItem")
                .containsSubsequence("BatchGetItem", "TransactWriteItems")
                .endsWith("TransactWriteItems", "GetItem", "PutItem");
    }

    @Test
    void leavesNothingInTheTableButTheKeys() {
        var _ = new ApiFunction(new Wiring(cloud.environment, Samples.host()));

        assertThat(cloud.items()).extracting(item -> item.get("kind")).containsExactly(AttributeValue.fromS("keys"));
        assertThat(cloud.mails()).isEmpty();
    }

    @Test
    void theFirstCallNeedNotFetchTheKeys() {
        Wiring wiring = new Wiring(cloud.environment, Samples.host());
        var _ = new ApiFunction(wiring);
        cloud.answersWith(wiring);

        assertThat(AwsCalls.during(() -> cloud.get("/api/openings"))).containsExactly("BatchGetItem");
    }

    @Test
    void aHostWithoutATimeIsNoFault() {
        Wiring wiring = new Wiring(cloud.environment, neverThere());

        assertThat(AwsCalls.during(() -> new ApiFunction(wiring)))
                .contains("BatchGetItem")
                .doesNotContain("TransactWriteItems");
    }

    @Test
    void whatShowsItselfToTheWarmUpShowsNothingToTheProgram() {
        var _ = new ApiFunction(new Wiring(cloud.environment, Samples.host()));

        assertThat(cloud.call("GET", "/api/openings", Map.of("x-origin-secret", WarmUp.SECRET), new byte[0])
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutDynamoDbItStartsAllTheSame() {
        String endpoint = System.getProperty("aws.endpointUrlDynamoDb");
        System.setProperty("aws.endpointUrlDynamoDb", "http://127.0.0.1:9");
        try {
            Wiring wiring = new Wiring(cloud.environment, Samples.host());

            assertThat(AwsCalls.during(() -> new ApiFunction(wiring)))
                    .containsSubsequence("BatchGetItem", "TransactWriteItems");
        } finally {
            System.setProperty("aws.endpointUrlDynamoDb", endpoint);
        }
    }

    private static Host neverThere() {
        Host host = Samples.host();
        City home = new City(
                "nowhere",
                "Nowhere",
                ZoneId.of("America/Denver"),
                new WeekHours(Map.of()),
                host.home().venues());
        return new Host(
                host.name(),
                host.promise(),
                host.picture(),
                host.url(),
                host.links(),
                host.languages(),
                host.regions(),
                host.rules(),
                home,
                List.of(),
                host.meetings(),
                host.wordings(),
                host.timeOff());
    }
}
