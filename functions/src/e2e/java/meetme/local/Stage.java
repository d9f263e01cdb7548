package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.local.Browser.Letter;
import meetme.local.io.Opened;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One machine for a test class, and windows in the one Chromium of the process. After each test it holds every page that was open against what must hold
 * on all of them: no policy violated, no script in trouble, no secret on its way, nothing asked of anybody else.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Pattern LINK = Pattern.compile("http://\\S+/(?:decide|status|board)#([A-Za-z0-9_-]+)");
    private static final Pattern WATCH = Pattern.compile("http://\\S+/watch#([A-Za-z0-9_-]+)");

    private final Settings settings;
    private final Program program;
    private final Opened opened = new Opened();
    private final List<Watch> watches = new ArrayList<>();
    private OneMachine machine;
    private Browser desk;

    /** The program as it was built. */
    Stage() {
        this(RealProgram.forTests(), new RealProgram());
    }

    Stage(Settings settings, Program program) {
        this.settings = settings;
        this.program = program;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        machine = opened.add(OneMachine.start(settings, program));
        desk = opened.add(new Browser(machine.base()));
    }

    /** Works the desk, and asks and presses where no page is needed. */
    Browser desk() {
        return desk;
    }

    /** From now on mail reaches verified addresses only, and the page says so. */
    void sandbox() {
        machine.ses().quota(200);
        desk.advance(Duration.ofHours(1));
    }

    String url(String path) {
        return machine.base() + path;
    }

    Page phone() {
        return open(options());
    }

    Page phoneWithoutJavaScript() {
        return open(options().setJavaScriptEnabled(false));
    }

    /** Any window, of that many CSS pixels. */
    Page window(int width, int height) {
        return open(options().setViewportSize(width, height));
    }

    private static NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin")
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private Page open(NewContextOptions options) {
        BrowserContext context = Chromium.running().newContext(options);
        context.setDefaultTimeout(15_000);
        watches.add(new Watch(context));
        return context.newPage();
    }

    /** What was seen on that page, so that a test can ask; it is looked at after the test in any case. */
    Watch watch(Page page) {
        return watches.stream().filter(watch -> watch.isOn(page)).findFirst().orElseThrow();
    }

    /** Where the host's mail about that visitor leads to. */
    String linkOfHost(String visitor) {
        return link(RealProgram.HOST, visitor);
    }

    /** Where the visitor's mail leads to. */
    String linkOf(String visitor) {
        return link(visitor, "");
    }

    /** Where the last mail that has it leads to, once the host has asked for it. */
    String linkOfBoard() {
        return link(RealProgram.HOST, "/board#");
    }

    /** Where the last mail about being told of trips leads to. */
    String linkOfWatch(String email) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> desk.mailsTo(email).reversed().stream()
                                .map(Letter::text)
                                .map(WATCH::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String link(String to, String about) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> desk.mailsTo(to).stream()
                                .map(Letter::text)
                                .filter(text -> text.contains(about))
                                .map(LINK::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Every row, once all mail that was on its way has left. */
    Set<Map<String, AttributeValue>> tableAtRest() {
        desk.advance(Duration.ofSeconds(1));
        return table();
    }

    /** Every row, as it is stored. */
    Set<Map<String, AttributeValue>> table() {
        return new HashSet<>(
                machine
                        .dynamoDb()
                        .scanPaginator(scan -> scan.tableName(machine.table()).consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    /**
     * Puts a text into the row of that visitor's request that no form would have taken.
     *
     * @param path of the attribute, such as {@code place.name}
     */
    void smuggle(String visitor, String path, String text) {
        Map<String, AttributeValue> row = table().stream()
                .filter(item -> AttributeValue.fromS("request").equals(item.get("kind")))
                .filter(item -> AttributeValue.fromS(visitor).equals(item.get("email")))
                .findFirst()
                .orElseThrow();
        Map<String, String> names =
                Stream.of(path.split("\\.", -1)).collect(Collectors.toMap(name -> "#" + name, Function.identity()));
        machine.dynamoDb()
                .updateItem(update -> update.tableName(machine.table())
                        .key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))
                        .updateExpression("SET #" + path.replace(".", ".#") + " = :text")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(":text", AttributeValue.fromS(text))));
    }

    /** The secrets of all links that were mailed. */
    Set<String> tokens() {
        Set<String> tokens = new HashSet<>();
        for (Letter letter : desk.mails()) {
            Stream.of(LINK, WATCH)
                    .flatMap(pattern -> pattern.matcher(letter.text()).results())
                    .map(link -> link.group(1))
                    .forEach(tokens::add);
        }
        return tokens;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Watch> all = List.copyOf(watches);
        watches.clear();
        try {
            Set<String> tokens = tokens();
            for (Watch watch : all) {
                assertThat(watch.takeFaults()).isEmpty();
                assertThat(watch.requestsNotTo(url("/"))).isEmpty();
                assertThat(watch.requestsTelling(tokens)).isEmpty();
            }
        } finally {
            all.forEach(Watch::close);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        opened.close();
    }
}
