package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import meetme.lambda.CloudFormation.Heard;
import meetme.local.aws.LocalS3;
import meetme.local.aws.LocalS3.Stored;
import meetme.pages.SiteBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Custom::Site} from CloudFormation's event to what lies in the bucket, and to the answer. */
class PublishingIT {

    private static final String PAGE = "https://d1.cloudfront.net";
    private static final Map<String, Object> LIVE = Map.of("Bucket", "live", "Page", PAGE, "Layer", "arn:1");
    private static final Map<String, Object> LATER = Map.of("Bucket", "live", "Page", PAGE, "Layer", "arn:2");

    private final Path folder;
    private final CloudFormation cloudFormation = new CloudFormation();
    private final LocalS3 s3 = new LocalS3();
    private final NavigableMap<String, Stored> bucket = s3.make("live");
    private final PublisherFunction function;

    PublishingIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        SharedDynamo.client();
        System.setProperty("aws.endpointUrlS3", s3.endpoint().toString());
        function = new PublisherFunction(new PublisherWiring(Map.of("TABLE_NAME", "none"), folder.resolve("site"))
                .publisher(Clock.systemUTC(), Duration.ZERO));
    }

    @BeforeEach
    void build() throws IOException {
        write("index.html", "home");
        write("es/status.html", "estado");
        write("styles.css", "css");
        write("scripts/form.js", "js");
        write("card.png", "png");
    }

    @AfterEach
    void close() {
        cloudFormation.close();
        s3.close();
    }

    @Test
    void theSiteIsInTheBucketAsABrowserNeedsIt() {
        Heard answer = create();

        assertThat(bucket.keySet())
                .containsExactly("card.png", "es/status.html", "index.html", "scripts/form.js", "styles.css");
        assertThat(new String(bucket.get("index.html").content(), UTF_8)).isEqualTo("home");
        assertThat(bucket.get("es/status.html").type()).isEqualTo("text/html; charset=utf-8");
        assertThat(bucket.get("scripts/form.js").type()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(bucket.get("card.png").type()).isEqualTo("image/png");
        assertThat(bucket.get("index.html").cacheControl()).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(bucket.get("styles.css").cacheControl()).isEqualTo("public, max-age=60, stale-while-revalidate=600");
        assertThat(answer.text("Status")).isEqualTo("SUCCESS");
    }

    @Test
    void theAnswerIsWhatCloudFormationReads() {
        Map<String, Object> event = cloudFormation.event("Create", "Custom::Site", LIVE);

        Heard answer = cloudFormation.call(function, event);

        assertThat(answer.method()).isEqualTo("PUT");
        assertThat(answer.contentType()).isEmpty();
        assertThat(answer.json())
                .containsEntry("Status", "SUCCESS")
                .containsEntry("PhysicalResourceId", "site-live")
                .containsEntry("StackId", event.get("StackId"))
                .containsEntry("RequestId", event.get("RequestId"))
                .containsEntry("LogicalResourceId", "Site");
    }

    @Test
    void pagesComeAfterWhatTheyLoad() {
        create();

        assertThat(s3.calls())
                .containsExactly(
                        "PUT card.png",
                        "PUT scripts/form.js",
                        "PUT styles.css",
                        "PUT es/status.html",
                        "PUT index.html",
                        "LIST");
    }

    @Test
    void whatIsStaleGoesWhenAllThatIsNewIsThere() throws IOException {
        create();
        Files.delete(folder.resolve("site/es/status.html"));
        write("index.html", "new home");

        Heard answer = update();

        assertThat(answer.text("PhysicalResourceId")).isEqualTo("site-live");
        assertThat(bucket).doesNotContainKey("es/status.html");
        assertThat(new String(bucket.get("index.html").content(), UTF_8)).isEqualTo("new home");
        assertThat(s3.calls()).endsWith("PUT index.html", "LIST", "DELETE 1");
    }

    @Test
    void whereAPutFailsNothingIsDeletedAndTheReasonIsTold() throws IOException {
        create();
        Files.delete(folder.resolve("site/es/status.html"));
        s3.refuse("PUT index.html"::equals);

        Heard answer = update();

        assertThat(answer.text("Status")).isEqualTo("FAILED");
        assertThat(answer.text("PhysicalResourceId")).isEqualTo("site-live");
        assertThat(answer.text("Reason"))
                .contains("S3 did not write index.html: AccessDenied", "PublisherLog", "2026/11/22/[$LATEST]1");
        assertThat(bucket).containsKey("es/status.html");
    }

    @Test
    void whenTimeIsNearlyOverItSaysSoAndStops() {
        cloudFormation.timeLeft(Duration.ofSeconds(29));

        Heard answer = create();

        assertThat(answer.text("Status")).isEqualTo("FAILED");
        assertThat(answer.text("Reason")).contains("time");
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void aSiteWithoutAFirstPageReplacesNone() throws IOException {
        create();
        Files.delete(folder.resolve("site/index.html"));

        assertThat(update().text("Reason")).contains("index.html");
        assertThat(bucket).containsKey("index.html").hasSize(5);
    }

    @Test
    void onlyFilesOfTheFolderArePublished() throws IOException {
        Files.writeString(folder.resolve("secret.html"), "secret");
        Files.createSymbolicLink(folder.resolve("site/link.html"), folder.resolve("secret.html"));
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(folder.resolve("other/secret.html"), "secret");
        Files.createSymbolicLink(folder.resolve("site/other"), folder.resolve("other"));

        create();

        assertThat(bucket).hasSize(5);
    }

    @Test
    void aBucketIsEmptiedHoweverMuchIsInIt() {
        for (int i = 0; i < 2_345; i++) {
            bucket.put("old/%04d.html".formatted(i), new Stored(new byte[0], "", ""));
        }

        Heard answer = delete();

        assertThat(answer.text("Status")).isEqualTo("SUCCESS");
        assertThat(answer.text("PhysicalResourceId")).isEqualTo("site-live");
        assertThat(bucket).isEmpty();
        assertThat(s3.calls()).containsExactly("LIST", "LIST", "LIST", "DELETE 1000", "DELETE 1000", "DELETE 345");
    }

    @Test
    void deletingWhatNeverWasSucceeds() {
        Map<String, Object> gone = cloudFormation.event("Delete", "Custom::Site", Map.of("Bucket", "gone"));
        gone.put("PhysicalResourceId", "site-gone");
        assertThat(cloudFormation.call(function, gone).text("Status")).isEqualTo("SUCCESS");

        Map<String, Object> unreadable = cloudFormation.event("Delete", "Custom::Site", Map.of());
        unreadable.put("PhysicalResourceId", "Site");
        assertThat(cloudFormation.call(function, unreadable).json())
                .containsEntry("Status", "SUCCESS")
                .containsEntry("PhysicalResourceId", "Site");
        assertThat(bucket).isEmpty();
    }

    @Test
    void anotherBucketIsAnotherResourceAndTheOldOneIsEmptied() {
        create();
        NavigableMap<String, Stored> other = s3.make("other");

        Map<String, Object> update =
                cloudFormation.event("Update", "Custom::Site", Map.of("Bucket", "other", "Page", PAGE));
        update.put("PhysicalResourceId", "site-live");
        update.put("OldResourceProperties", LIVE);
        assertThat(cloudFormation.call(function, update).text("PhysicalResourceId"))
                .isEqualTo("site-other");
        delete();

        assertThat(other).hasSize(5);
        assertThat(bucket).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestType", "ResourceType", "ResourceProperties", "StackId", "LogicalResourceId"})
    void anEventThatLacksSomethingIsAnsweredToo(String field) {
        Map<String, Object> event = cloudFormation.event("Create", "Custom::Site", LIVE);
        event.remove(field);

        Heard answer = cloudFormation.call(function, event);

        assertThat(answer.text("PhysicalResourceId")).isNotBlank();
        assertThat(answer.text("Status"))
                .isEqualTo(List.of("StackId", "LogicalResourceId").contains(field) ? "SUCCESS" : "FAILED");
    }

    @Test
    void whatTheDeploymentForgotIsAnsweredToo() {
        PublisherFunction forgotten =
                new PublisherFunction(new PublisherWiring(Map.of(), folder.resolve("none")).publisher());

        Heard ring = cloudFormation.call(forgotten, cloudFormation.event("Create", "Custom::KeyRing", Map.of()));
        assertThat(ring.text("Status")).isEqualTo("FAILED");
        Heard site = cloudFormation.call(forgotten, cloudFormation.event("Create", "Custom::Site", LIVE));
        assertThat(site.text("Reason")).startsWith("The publisher failed with UncheckedIOException");
    }

    @Test
    void theReasonNamesWhatAwsSaid() {
        Heard ring = cloudFormation.call(
                function, cloudFormation.event("Create", "Custom::KeyRing", Map.of("Rotation", "1")));

        assertThat(ring.text("Status")).isEqualTo("FAILED");
        assertThat(ring.text("Reason"))
                .startsWith("The publisher failed with StoreUnavailable: ResourceNotFoundException.");
    }

    @Test
    void thePagesThatWereBuiltSayWhereTheyAre() throws IOException {
        SiteBuilder.build(Path.of("..", "static-site"), folder.resolve("site"), Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(create().text("Status")).isEqualTo("SUCCESS");

        assertThat(pages())
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).doesNotContain(".invalid"));
        Document first = Jsoup.parse(page("index.html"));
        assertThat(first.select("meta[property=og:url]").attr("content")).isEqualTo(PAGE + "/");
        assertThat(first.select("link[rel=canonical]").attr("href")).isEqualTo(PAGE + "/");
        assertThat(first.select("meta[property=og:image]").attr("content")).isEqualTo(PAGE + "/card.png");
        assertThat(Jsoup.parse(page("es/index.html"))
                        .select("meta[property=og:url]")
                        .attr("content"))
                .isEqualTo(PAGE + "/es/");
    }

    private Stream<String> pages() {
        return bucket.keySet().stream().filter(key -> key.endsWith(".html")).map(this::page);
    }

    private String page(String key) {
        return new String(bucket.get(key).content(), UTF_8);
    }

    @Test
    void scriptsAndStylesComeBeforeWhatNamesThemAndSayWhereTheyAre() throws IOException {
        write("v/aaaaaaaaaaaa/ask/ask.js", "a");
        write("v/aaaaaaaaaaaa/shared/styles.css", "a");

        Heard answer = assets("Create");

        assertThat(answer.text("Status")).isEqualTo("SUCCESS");
        assertThat(answer.text("PhysicalResourceId")).isEqualTo("assets-live");
        assertThat(answer.attribute("Path")).isEqualTo("/v/aaaaaaaaaaaa");
        assertThat(bucket).containsOnlyKeys("v/aaaaaaaaaaaa/ask/ask.js", "v/aaaaaaaaaaaa/shared/styles.css");
        assertThat(bucket.get("v/aaaaaaaaaaaa/ask/ask.js").cacheControl())
                .isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void withoutAnyScriptTheLayerIsRefused() {
        assertThat(assets("Create").text("Reason")).startsWith("The layer has no scripts: build with mvn package");
    }

    @Test
    void theTwoBuildsBeforeStayForThirtyDaysAfterAnotherTookTheirPlace() throws IOException {
        old("aaaaaaaaaaaa", Duration.ofDays(29));
        old("bbbbbbbbbbbb", Duration.ofDays(20));
        old("cccccccccccc", Duration.ofDays(10));
        write("v/dddddddddddd/ask/ask.js", "d");

        create();

        assertThat(builds()).containsExactly("bbbbbbbbbbbb", "cccccccccccc", "dddddddddddd");
    }

    @Test
    void aBuildThatWasReplacedLongAgoGoesAndTheOneThatWasLiveUntilNowStays() throws IOException {
        old("bbbbbbbbbbbb", Duration.ofDays(50));
        old("cccccccccccc", Duration.ofDays(31));
        write("v/dddddddddddd/ask/ask.js", "d");

        create();

        assertThat(builds()).containsExactly("cccccccccccc", "dddddddddddd");
    }

    @Test
    void aDeploymentWithTheSameScriptsKeepsThemAndThoseBefore() throws IOException {
        old("cccccccccccc", Duration.ofDays(31));
        old("dddddddddddd", Duration.ofDays(31));
        write("v/dddddddddddd/ask/ask.js", "d");

        create();

        assertThat(builds()).containsExactly("cccccccccccc", "dddddddddddd");
        assertThat(bucket.get("v/dddddddddddd/ask/ask.js").content()).isEqualTo("d".getBytes(UTF_8));
    }

    @Test
    void whatWasOfABuildAndIsNotAnyMoreGoesWithTheSiteAndNothingElseWithTheScripts() throws IOException {
        old("cccccccccccc", Duration.ofDays(1));
        write("v/dddddddddddd/ask/ask.js", "d");
        create();

        assertThat(assets("Delete").text("Status")).isEqualTo("SUCCESS");
        assertThat(builds()).isEmpty();
        assertThat(bucket).hasSize(5);

        create();
        delete();
        assertThat(bucket).isEmpty();
    }

    private Heard assets(String change) {
        return cloudFormation.call(
                function, cloudFormation.event(change, "Custom::Assets", Map.of("Bucket", "live", "Layer", "arn:1")));
    }

    private void old(String build, Duration age) {
        bucket.put(
                "v/" + build + "/ask/ask.js",
                new Stored(
                        "old".getBytes(UTF_8),
                        "text/javascript",
                        "",
                        Instant.now().minus(age)));
    }

    private List<String> builds() {
        return bucket.keySet().stream()
                .filter(key -> key.startsWith("v/"))
                .map(key -> key.split("/", -1)[1])
                .distinct()
                .toList();
    }

    @Test
    void anUnknownWishIsRefused() {
        Heard answer = cloudFormation.call(function, cloudFormation.event("Create", "Custom::Other", LIVE));
        assertThat(answer.text("Reason")).startsWith("A resource is Custom::Site, Custom::Assets or Custom::KeyRing");

        answer = cloudFormation.call(function, cloudFormation.event("Create", "Custom::Site", Map.of("Bucket", " ")));
        assertThat(answer.text("Reason")).startsWith("Property Bucket is missing");
        answer =
                cloudFormation.call(function, cloudFormation.event("Create", "Custom::Site", Map.of("Bucket", "live")));
        assertThat(answer.text("Reason")).startsWith("Property Page is missing");
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotTakenIsGivenAgain() {
        cloudFormation.refuse(503, 500);

        create();

        assertThat(cloudFormation.heard()).hasSize(3);
        assertThat(cloudFormation.heard())
                .extracting(heard -> heard.text("Status"))
                .containsOnly("SUCCESS");
    }

    @Test
    void whereNoAnswerIsTakenLambdaIsToldSoThatItCallsAgain() {
        cloudFormation.refuse(503, 503, 503);

        assertThatThrownBy(this::create).hasMessage("CloudFormation took no answer");
        assertThat(cloudFormation.heard()).hasSize(3);
        assertThat(create().text("Status")).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://amazonaws.com.example.com/",
                "https://evilamazonaws.com/",
                "http://bucket.s3.amazonaws.com/",
                "http://localhost/",
                "https://127.0.0.1.example.com/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "https:///",
                "no address"
            })
    void noAnswerGoesToAnybodyElse(String address) {
        Map<String, Object> event = cloudFormation.event("Create", "Custom::Site", LIVE);
        event.put("ResponseURL", address);

        assertThatThrownBy(() -> cloudFormation.call(function, event)).isInstanceOf(IllegalArgumentException.class);
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void aLongReasonIsCutAsCloudFormationWants() throws IOException {
        String deep = "d".repeat(200) + "/" + "e".repeat(200) + "/" + "f".repeat(200) + ".css";
        write(deep, "css");
        s3.refuse(("PUT " + deep)::equals);

        Heard answer = create();

        assertThat(answer.text("Status")).isEqualTo("FAILED");
        assertThat(answer.body().length).isLessThan(4_096);
        assertThat(answer.text("Reason"))
                .endsWith("PublisherLog 2026/11/22/[$LATEST]1")
                .hasSizeLessThan(600);
    }

    private Heard create() {
        return cloudFormation.call(function, cloudFormation.event("Create", "Custom::Site", LIVE));
    }

    private Heard update() {
        Map<String, Object> event = new HashMap<>(cloudFormation.event("Update", "Custom::Site", LATER));
        event.put("PhysicalResourceId", "site-live");
        event.put("OldResourceProperties", LIVE);
        return cloudFormation.call(function, event);
    }

    private Heard delete() {
        Map<String, Object> event = cloudFormation.event("Delete", "Custom::Site", LIVE);
        event.put("PhysicalResourceId", "site-live");
        return cloudFormation.call(function, event);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("site").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
