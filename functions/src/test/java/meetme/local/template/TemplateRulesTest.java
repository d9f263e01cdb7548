package meetme.local.template;

import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;
import static meetme.local.io.MapFields.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.local.gateway.GatewayRoute;
import meetme.log.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What no linter of template.yaml knows: docs/decisions/0014-deployment.md */
final class TemplateRulesTest {

    private static final Path FILE = Path.of("..", "template.yaml");
    private static final Path SOURCES = Path.of("src", "main", "java", "meetme");
    private static final String FUNCTION = "AWS::Serverless::Function";

    private final Map<String, Object> root;
    private final Map<String, Object> resources;

    TemplateRulesTest() throws IOException {
        root = TemplateYaml.parse(Files.readString(FILE));
        resources = map(root, "Resources");
    }

    @Test
    void aRightNamesItsVerbAndItsResource() {
        assertThat(statements(resources)
                        .filter(statement -> text(statement, "Effect").equals("Allow")))
                .hasSizeGreaterThan(20)
                .allSatisfy(statement -> {
                    assertThat(list(statement.get("Action"))).isNotEmpty().noneMatch(action -> action.contains("*"));
                    assertThat(text(statement, "Principal")).doesNotContain("*");
                    if (!list(statement.get("Action")).equals(List.of("ses:GetSendQuota"))) {
                        assertThat(list(statement.get("Resource"))).doesNotContain("*");
                    }
                });
    }

    @Test
    void aFunctionHasOneRoleOfItsOwnAndNothingThatSamWouldAdd() {
        Map<String, String> roles = each(FUNCTION, this::role);

        assertThat(roles.values()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(of(FUNCTION)).isNotEmpty().allSatisfy(name -> {
            assertThat(properties(name)).doesNotContainKeys("Policies", "ReservedConcurrentExecutions", "SnapStart");
            assertThat(properties(roles.get(name))).doesNotContainKey("ManagedPolicyArns");
        });
    }

    @Test
    void onlyWhoWritesMailMaySendIt() {
        Set<String> maySend = of(FUNCTION)
                .filter(name -> statements(properties(role(name)))
                        .anyMatch(statement -> list(statement.get("Action")).contains("ses:SendRawEmail")))
                .collect(Collectors.toSet());

        assertThat(maySend).containsExactlyInAnyOrder("MailFunction", "SweepFunction");
        assertThat(of(FUNCTION).filter(name -> variables(name).containsKey("PAGE_URL")))
                .containsExactlyInAnyOrderElementsOf(maySend);
        assertThat(statements(resources)
                        .filter(statement -> list(statement.get("Action")).contains("ses:SendRawEmail")))
                .isNotEmpty()
                .allSatisfy(
                        statement -> assertThat(text(statement, "Condition")).isEqualTo(ofSender()));
    }

    private static String ofSender() {
        return Map.of("StringEquals", Map.of("ses:FromAddress", Map.of("Ref", "SenderEmail")))
                .toString();
    }

    @Test
    void theTableOutlivesTheStackAndMistakes() {
        Map<String, Object> table = map(resources, "Table");

        assertThat(table)
                // Undoing a first deployment would fail at what it may not delete.
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(properties("Table"))
                .doesNotContainKeys("TableName", "SSESpecification")
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", "true"))
                .containsEntry("DeletionProtectionEnabled", "true");
    }

    @Test
    void whoeverSaysThatMailCameBackCanWriteOfAddressesRequestsAndWatchesAlone() {
        assertThat(statements(properties("BounceRole"))
                        .filter(statement -> list(statement.get("Action")).contains("dynamodb:PutItem")))
                .singleElement()
                .satisfies(statement -> assertThat(map(statement, "Condition"))
                        .isEqualTo(Map.of(
                                "ForAllValues:StringLike",
                                Map.of("dynamodb:LeadingKeys", List.of("address#*", "request#*", "watch")))));
    }

    @Test
    void whyAFirstDeploymentFailedCanBeReadWhenItIsUndone() {
        assertThat(map(resources, "PublisherLog"))
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(properties("PublisherLog")).doesNotContainKey("LogGroupName");
    }

    @Test
    void theTableForgetsByTheAttributeThatTheStoreWrites() throws IOException {
        assertThat(inSources("(?:kind = :kind, |\")(\\w+)(?: = :expires|\", seconds\\()")
                        .map(match -> match.group(1))
                        .distinct())
                .containsExactly(text(map(properties("Table"), "TimeToLiveSpecification"), "AttributeName"));
    }

    @Test
    void onePoisonedRecordHoldsUpNothingForever() {
        Map<String, Object> stream = map(map(map(properties("MailFunction"), "Events"), "Outbox"), "Properties");

        assertThat(stream)
                .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                .containsEntry("BisectBatchOnFunctionError", "true")
                .containsKeys("FilterCriteria", "DestinationConfig");
        assertThat(Integer.parseInt(text(stream, "MaximumRetryAttempts"))).isBetween(1, 10);
        assertThat(Integer.parseInt(text(stream, "MaximumRecordAgeInSeconds"))).isBetween(60, 86_400);
    }

    @Test
    void functionsAreGivenWhatTheCodeReadsAndNothingElse() throws IOException {
        Set<String> given =
                of(FUNCTION).flatMap(name -> variables(name).keySet().stream()).collect(Collectors.toSet());

        Set<String> read = inSources("(?:setting|number|getOrDefault|getenv|environment\\.get)\\(\\s*\"([A-Z_]+)\"")
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(given).containsExactlyInAnyOrderElementsOf(read);
        // It would lead in a circle: from the distribution to the API, its function, and back to the distribution.
        assertThat(variables("ApiFunction")).doesNotContainKey("PAGE_URL");
    }

    @Test
    void everyPathOfTheApiReachesTheFunction() throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(1000).build();
        Object openApi = new Load(settings).loadFromString(Files.readString(Path.of("openapi.yaml")));
        Set<?> paths = ((Map<?, ?>) ((Map<?, ?>) openApi).get("paths")).keySet();
        List<String> routes = new ArrayList<>(Template.read(FILE).routes());

        assertThat(routes).containsExactly("ANY /api/{proxy+}");
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(GatewayRoute.of(routes.getFirst()).matches("POST", String.valueOf(path)))
                                .isTrue());
    }

    @Test
    void everyHandlerIsThere() {
        assertThat(of(FUNCTION)).hasSize(6).allSatisfy(name -> {
            String[] handler = text(properties(name), "Handler").split("::", -1);
            assertThat(Class.forName(handler[0]).getMethods())
                    .extracting(Method::getName)
                    .contains(handler[1]);
            assertThat(text(properties(name), "CodeUri")).matches("functions/target/(calendar|lambda|publisher)\\.zip");
        });
    }

    @Test
    void whatIsLoggedIsForgottenInTime() {
        Map<String, String> logs =
                each(FUNCTION, name -> text(map(map(properties(name), "LoggingConfig"), "LogGroup"), "Ref"));

        assertThat(logs.values()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(group -> {
            assertThat(text(map(resources, group), "Type")).isEqualTo("AWS::Logs::LogGroup");
            assertThat(properties(group)).containsEntry("RetentionInDays", "30");
        });
        // Nor may a function make its group again when the stack is gone.
        assertThat(statements(resources).flatMap(statement -> list(statement.get("Action")).stream()))
                .contains("logs:PutLogEvents")
                .doesNotContain("logs:CreateLogGroup");
    }

    @Test
    void everyAlarmIsHeard() {
        assertThat(of("AWS::CloudWatch::Alarm"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(properties(name))
                        .containsEntry("AlarmActions", List.of(Map.of("Ref", "Alarms")))
                        .containsKeys("AlarmDescription", "TreatMissingData"));
        // Of the others, what they cannot do ends in the failure queue, or stops the deployment that asked for it.
        Set<String> heardOtherwise = of(FUNCTION)
                .filter(name -> isFinallyQueued(name) || name.equals("PublisherFunction"))
                .collect(Collectors.toSet());
        assertThat(heardOtherwise).containsExactlyInAnyOrder("MailFunction", "BounceFunction", "PublisherFunction");
        assertThat(of("AWS::CloudWatch::Alarm")
                        .map(this::properties)
                        .filter(alarm -> text(alarm, "MetricName").equals("Errors"))
                        .map(alarm -> text(map(maps(alarm.get("Dimensions")).getFirst(), "Value"), "Ref")))
                .containsExactlyInAnyOrderElementsOf(of(FUNCTION)
                        .filter(name -> !heardOtherwise.contains(name))
                        .toList());
        assertThat(properties("FailureQueueFills")).containsEntry("MetricName", "ApproximateNumberOfMessagesVisible");
        assertThat(map(properties("Alarms"), "KmsMasterKeyId")).isEmpty();
    }

    private boolean isFinallyQueued(String function) {
        Stream<Map<String, Object>> events =
                maps(new ArrayList<>(map(properties(function), "Events").values())).stream()
                        .map(event -> map(event, "Properties"));
        return Stream.concat(events, Stream.of(map(properties(function), "EventInvokeConfig")))
                .map(source -> map(map(map(source, "DestinationConfig"), "OnFailure"), "Destination"))
                .anyMatch(Map.of("Fn::GetAtt", List.of("FailureQueue", "Arn"))::equals);
    }

    @Test
    void noAlarmIsBornRinging() {
        assertThat(of("AWS::CloudWatch::Alarm"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(properties(name)).doesNotContainEntry("TreatMissingData", "breaching"));
        // An alarm begins without data, and only a change is told.
        assertThat(properties("SweepIsSilent"))
                .containsEntry("TreatMissingData", "missing")
                .containsEntry("InsufficientDataActions", List.of(Map.of("Ref", "Alarms")));
    }

    @Test
    void itIsHeardWhereThePageIsOutOfOrderOrFlooded() {
        assertThat(properties("PageIsOutOfOrder"))
                .containsEntry("MetricName", "5xx")
                .containsEntry("Period", "300")
                .containsEntry("EvaluationPeriods", "2");
        assertThat(properties("ManyAreRefused")).containsEntry("MetricName", "4xx");
        assertThat(properties("CallsFindNoRoom"))
                .containsEntry("MetricName", "Throttles")
                .doesNotContainKey("Dimensions");
    }

    @Test
    void whatAlarmsWaitForIsWhatTheProgramCounts() {
        assertThat(of("AWS::CloudWatch::Alarm")
                        .map(this::properties)
                        .filter(alarm -> text(alarm, "Namespace").equals("MeetMe"))
                        .map(alarm -> text(alarm, "MetricName")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::wireName).toList());
    }

    @Test
    void noDeploymentTurnsTheKeysAndEachWithANewSiteAsksForTheNewestSecret() {
        assertThat(properties("KeyRing"))
                .containsOnlyKeys("ServiceToken", "ServiceTimeout", "Layer")
                .containsEntry("Layer", Map.of("Ref", "SiteLayer"));
    }

    @Test
    void theCommandsThatChangeWhatHoldsCanBeCopied() {
        assertThat(output("PauseMail")).contains("${SweepFunction}", "--payload '{\"sending\":\"paused\"}'");
        assertThat(output("ResumeMail")).contains("${SweepFunction}", "--payload '{\"sending\":\"on\"}'");
        assertThat(output("RotateKeys")).contains("${PublisherFunction}", "--payload '{\"rotate\":\"keys\"}'");
        assertThat(output("NameCalendar")).contains("${CalendarFunction}", "--payload '{\"calendarUrl\":\"https://");
        assertThat(List.of(output("PauseMail"), output("ResumeMail"), output("RotateKeys"), output("NameCalendar")))
                .isNotEmpty()
                .allMatch(command -> command.startsWith("aws lambda invoke --function-name "));
    }

    private String output(String name) {
        return text(map(map(map(root, "Outputs"), name), "Value"), "Fn::Sub");
    }

    @Test
    void whatReadsWhatAnybodyMayHaveWrittenReachesItsOwnItemsOnly() {
        List<Map<String, Object>> table = statements(properties("CalendarRole"))
                .filter(statement ->
                        list(statement.get("Action")).stream().anyMatch(verb -> verb.startsWith("dynamodb:")))
                .toList();

        assertThat(table).singleElement().satisfies(statement -> {
            assertThat(list(statement.get("Action")))
                    .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem");
            assertThat(map(map(statement, "Condition"), "ForAllValues:StringEquals"))
                    .isEqualTo(Map.of("dynamodb:LeadingKeys", List.of("calendar")));
        });
        assertThat(variables("ApiFunction").keySet()).isNotEmpty().noneMatch(name -> name.contains("CALENDAR"));
        assertThat(Integer.parseInt(text(properties("CalendarFunction"), "Timeout")))
                .isBetween(20, 60);
    }

    @Test
    void thePublisherAnswersBeforeCloudFormationGivesUp() {
        int longest = Integer.parseInt(text(properties("PublisherFunction"), "Timeout"));

        assertThat(Stream.of("KeyRing", "Assets", "Site")
                        .map(name -> Integer.parseInt(text(properties(name), "ServiceTimeout"))))
                .isNotEmpty()
                .allSatisfy(patience -> assertThat(patience).isGreaterThan(longest));
    }

    @Test
    void theApiIsNeitherHiddenByThePagesNorKeptExceptForWhatIsTheSameForEverybody() {
        Map<String, Object> distribution = map(properties("Distribution"), "DistributionConfig");
        Map<String, Map<String, Object>> api = new LinkedHashMap<>();
        maps(distribution.get("CacheBehaviors")).forEach(each -> api.put(text(each, "PathPattern"), each));
        api.keySet().removeIf(path -> !path.startsWith("/api/"));

        // The first that fits is used.
        assertThat(api.keySet())
                .containsExactly(
                        "/api/requests", "/api/form", "/api/openings", "/api/promise", "/api/trips.ics", "/api/*");
        assertThat(maps(distribution.get("CacheBehaviors")).subList(0, api.size()))
                .containsExactlyElementsOf(api.values());
        assertThat(api.values()).isNotEmpty().allSatisfy(each -> {
            assertThat(text(each, "TargetOriginId")).isEqualTo("api");
            assertThat(text(each, "ViewerProtocolPolicy")).isEqualTo("https-only");
            assertThat(list(each.get("AllowedMethods")))
                    .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");
            assertThat(text(each, "FunctionAssociations")).contains("viewer-request", "ViewerFunction");
        });
        assertThat(List.of(api.get("/api/requests"), api.get("/api/form"), api.get("/api/*")))
                .allSatisfy(each ->
                        assertThat(each).containsEntry("CachePolicyId", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"));
        assertErrorsAreNeitherKeptNorReplaced(distribution);
    }

    @Test
    void whatIsKeptForEverybodyHasNothingOfAnybodyAndNotForLongerThanAMinute() {
        List<Map<String, Object>> kept =
                maps(map(properties("Distribution"), "DistributionConfig").get("CacheBehaviors")).stream()
                        .filter(each -> text(map(each, "CachePolicyId"), "Ref").equals("SharedAnswers"))
                        .toList();

        assertThat(kept)
                .extracting(each -> text(each, "PathPattern"))
                .containsExactly("/api/openings", "/api/promise", "/api/trips.ics");
        // Without an origin request policy, the function hears nothing of a call that is not in the key.
        assertThat(kept)
                .allSatisfy(each -> assertThat(each)
                        .doesNotContainKey("OriginRequestPolicyId")
                        .containsEntry("Compress", "true"));
        assertThat(of("AWS::CloudFront::CachePolicy")).containsExactly("SharedAnswers");
        Map<String, Object> policy = map(properties("SharedAnswers"), "CachePolicyConfig");
        // Nothing is kept that does not ask for it: a least time, or a usual one, would keep failures, too.
        assertThat(policy)
                .containsEntry("MinTTL", "0")
                .containsEntry("DefaultTTL", "0")
                .containsEntry("MaxTTL", "60");
        assertThat(map(policy, "ParametersInCacheKeyAndForwardedToOrigin"))
                .isEqualTo(Map.of(
                        "QueryStringsConfig", Map.of("QueryStringBehavior", "none"),
                        "HeadersConfig", Map.of("HeaderBehavior", "none"),
                        "CookiesConfig", Map.of("CookieBehavior", "none"),
                        "EnableAcceptEncodingGzip", "true",
                        "EnableAcceptEncodingBrotli", "true"));
    }

    private static void assertErrorsAreNeitherKeptNorReplaced(Map<String, Object> distribution) {
        assertThat(maps(distribution.get("CustomErrorResponses")))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error)
                        .containsOnlyKeys("ErrorCode", "ErrorCachingMinTTL")
                        .containsEntry("ErrorCachingMinTTL", "0"))
                .extracting(error -> text(error, "ErrorCode"))
                .containsExactly("400", "403", "404", "405", "414", "416", "500", "501", "502", "503", "504");
    }

    @Test
    void pagesRunNothingButOurOwnAndSayNothingOnLeaving() throws IOException {
        Map<String, Map<String, String>> byPath = SecurityHeaders.byPath(Template.read(FILE));

        assertThat(byPath.values()).isNotEmpty().allSatisfy(headers -> {
            assertThat(headers.get("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "data:", "*");
            assertThat(headers).containsKey("Permissions-Policy").containsEntry("X-Content-Type-Options", "nosniff");
        });
        Map<String, String> referrers = new HashMap<>();
        byPath.forEach((path, headers) -> referrers.put(path, headers.get("Referrer-Policy")));
        assertThat(referrers)
                .isEqualTo(Map.of(
                        "/api/requests", "same-origin",
                        "/api/form", "same-origin",
                        "/", "same-origin",
                        "/??/", "same-origin",
                        "/api/openings", "no-referrer",
                        "/api/promise", "no-referrer",
                        "/api/trips.ics", "no-referrer",
                        "/api/*", "no-referrer",
                        "/*", "no-referrer"));
    }

    @Test
    void whatNeedsANameIsNamedAfterTheStack() {
        assertThat(resources.keySet()).isNotEmpty().allSatisfy(name -> {
            assertThat(properties(name))
                    .doesNotContainKeys(
                            "FunctionName", "BucketName", "QueueName", "TopicName", "RoleName", "AlarmName");
            if (text(properties(name), "Name").contains("meetme")) {
                assertThat(text(properties(name), "Name")).contains("AWS::StackId");
            }
        });
    }

    @Test
    void nothingIsAskedForButTheTwoAddresses() {
        Map<String, Object> parameters = map(root, "Parameters");

        assertThat(parameters.keySet()).containsExactly("HostEmail", "SenderEmail");
        assertThat(parameters.keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(map(parameters, name))
                        .containsKeys("Description", "AllowedPattern", "ConstraintDescription")
                        // `sam deploy --guided` is asking again for it as long as it is answered by Enter.
                        .doesNotContainKey("NoEcho"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HostEmail     | you@example.com                 | yes",
                "HostEmail     | you@example                     | no",
                "HostEmail     | You <you@example.com>           | no",
                "HostEmail     | ''                              | no",
                "SenderEmail   | meet@mail.example.com           | yes",
                "SenderEmail   | a@example.com, b@example.com    | no",
            })
    void anAnswerIsTakenOrRefusedAtOnce(String parameter, String answer, String taken) {
        String pattern = text(map(map(root, "Parameters"), parameter), "AllowedPattern");

        assertThat(Pattern.matches(pattern, answer)).isEqualTo(taken.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({"meet@example.com, yes", "you@example.com, no"})
    void theSenderIsNotTheHost(String sender, String taken) {
        Map<String, Object> assertion = maps(map(map(root, "Rules"), "SenderIsNotTheHost")
                        .get("Assertions"))
                .getFirst();

        assertThat(new Intrinsics(root, Map.of("HostEmail", "you@example.com", "SenderEmail", sender))
                        .text(Map.of("Fn::If", List.of(map(assertion, "Assert"), "yes", "no"))))
                .isEqualTo(taken);
    }

    private Stream<String> of(String type) {
        return resources.keySet().stream()
                .filter(name -> text(map(resources, name), "Type").equals(type));
    }

    private <T> Map<String, T> each(String type, java.util.function.Function<String, T> what) {
        return of(type).collect(Collectors.toMap(name -> name, what));
    }

    private Map<String, Object> properties(String resource) {
        return map(map(resources, resource), "Properties");
    }

    private String role(String function) {
        return texts(map(properties(function), "Role").getOrDefault("Fn::GetAtt", List.of("none")))
                .getFirst();
    }

    private Map<String, Object> variables(String function) {
        Map<String, Object> variables =
                new HashMap<>(map(map(map(map(root, "Globals"), "Function"), "Environment"), "Variables"));
        variables.putAll(map(map(properties(function), "Environment"), "Variables"));
        return variables;
    }

    /** All statements of all policies in there, however deep. */
    private static Stream<Map<String, Object>> statements(Object within) {
        if (within instanceof Map<?, ?> map) {
            return map.containsKey("Effect")
                    ? maps(List.of(map)).stream()
                    : map.values().stream().flatMap(TemplateRulesTest::statements);
        }
        return within instanceof List<?> list ? list.stream().flatMap(TemplateRulesTest::statements) : Stream.empty();
    }

    private static List<String> list(Object oneOrMore) {
        return oneOrMore instanceof List<?> ? texts(oneOrMore) : List.of(String.valueOf(oneOrMore));
    }

    private static Stream<MatchResult> inSources(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<MatchResult> found = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found::add);
            }
            return found.stream();
        }
    }
}
