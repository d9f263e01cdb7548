package meetme.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import meetme.local.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

final class TemplateTest {
    private static final Map<String, String> KNOWN = Map.of("HostEmail", "host@example.com", "OriginSecret", "secret");
    private static final Map<String, String> PAGE = Map.of("PAGE_URL", "http://localhost:8080");

    private final Template template;

    TemplateTest() throws IOException {
        template = Template.read(SampleFiles.TEMPLATE);
    }

    @Test
    void knowsItsFunctionsByWhatCallsThem() {
        assertThat(template.apiFunction()).isEqualTo("ApiFunction");
        assertThat(template.mailFunction()).isEqualTo("MailFunction");
        assertThat(template.sweepFunction()).isEqualTo("SweepFunction");
        assertThat(template.bounceFunction()).isEqualTo("BounceFunction");
    }

    @Test
    void knowsTheRoutesOfTheApi() {
        assertThat(template.routes()).containsExactly("ANY /api/{proxy+}");
    }

    @Test
    void knowsTheTable() {
        CreateTableRequest table = template.table();

        assertThat(table.tableName()).isEqualTo("Requests");
        assertThat(table.billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.attributeDefinitions())
                .extracting(AttributeDefinition::attributeName)
                .containsExactly("pk", "sk", "open", "dueAt");
        assertThat(table.keySchema())
                .extracting(KeySchemaElement::keyType)
                .containsExactly(KeyType.HASH, KeyType.RANGE);
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        GlobalSecondaryIndex due = table.globalSecondaryIndexes().getFirst();
        assertThat(due.indexName()).isEqualTo("due");
        assertThat(due.keySchema()).extracting(KeySchemaElement::attributeName).containsExactly("open", "dueAt");
        assertThat(due.projection().projectionType()).isEqualTo(ProjectionType.ALL);
    }

    @Test
    void knowsHowTheStreamIsRead() {
        Template.StreamSource stream = template.stream();

        assertThat(stream.batchSize()).isEqualTo(10);
        assertThat(stream.bisect()).isTrue();
        assertThat(stream.retries()).isEqualTo(3);
        assertThat(stream.reportsFailures()).isTrue();
        assertThat(stream.filters()).hasSize(1);
    }

    @Test
    void knowsTheSchedule() {
        Template.ScheduleSource schedule = template.schedule();

        assertThat(schedule.rate()).isEqualTo(Duration.ofMinutes(1));
        assertThat(schedule.byScheduler()).isTrue();
        assertThat(schedule.input())
                .hasValueSatisfying(input -> assertThat(input).contains("scheduled-time"));
    }

    @Test
    void knowsTheNamesOfTheVariables() {
        assertThat(template.variableNames("MailFunction"))
                .containsExactly("TABLE_NAME", "LOG_LEVEL", "HOST_EMAIL", "PAGE_URL");
    }

    @Test
    void worksOutTheVariables() {
        assertThat(template.environment("MailFunction", KNOWN, PAGE))
                .containsExactly(
                        Map.entry("TABLE_NAME", "Requests"),
                        Map.entry("LOG_LEVEL", "INFO"),
                        Map.entry("HOST_EMAIL", "host@example.com"),
                        Map.entry("PAGE_URL", "http://localhost:8080"));
    }

    @Test
    void namesTheVariableThatHasNoValueHere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.environment("MailFunction", KNOWN, Map.of()))
                .withMessageContainingAll("MailFunction", "PAGE_URL", "Distribution.DomainName");
    }

    @Test
    void worksOutConditionsAndPlaceholders() {
        Map<String, String> withDomain = Map.of("HostEmail", "host@example.com", "Domain", "meet.example");
        Map<String, String> withDistribution =
                Map.of("HostEmail", "host@example.com", "Distribution.DomainName", "d1.cloudfront.net");

        assertThat(template.environment("MailFunction", withDomain, Map.of()))
                .containsEntry("PAGE_URL", "https://meet.example");
        assertThat(template.environment("MailFunction", withDistribution, Map.of()))
                .containsEntry("PAGE_URL", "https://d1.cloudfront.net");
        assertThat(template.environment("SweepFunction", withDistribution, Map.of()))
                .containsEntry("PAGE_URL", "https://d1.cloudfront.net");
        assertThat(template.environment("ApiFunction", KNOWN, Map.of()))
                .containsEntry("ORIGIN_SECRET", "{{resolve:secretsmanager:secret}}");
    }

    @Test
    void doesNotGuessAmongSeveralTables(@TempDir Path folder) throws IOException {
        Path two = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  One: {Type: AWS::DynamoDB::Table}
                  Two: {Type: AWS::DynamoDB::Table}
                """);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.read(two).tableName())
                .withMessageContaining("exactly one table, and has 2");
    }
}
