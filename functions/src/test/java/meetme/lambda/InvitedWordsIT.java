package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad input of every class in what host and guest type, and what a log has of it: nothing. */
class InvitedWordsIT {

    private static final long SEED = 20261129;
    private static final String CANARY = BadInput.CANARY;

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Inviting host = new Inviting(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @TestFactory
    Stream<DynamicTest> whatTheHostTypesIsRefusedWithItsFieldNamedOrShownAsItWasTyped() {
        return Map.of("name", 80, "line", 200).entrySet().stream()
                .flatMap(field -> new BadInput(SEED)
                        .text(field.getValue()).entrySet().stream()
                                .map(bad -> DynamicTest.dynamicTest(
                                        field.getKey() + ": " + bad.getKey(),
                                        () -> hostTypes(field.getKey(), bad.getValue()))));
    }

    private void hostTypes(String field, Object value) {
        Map<String, Object> one = Inviting.named("Alex");
        one.put(field, value);
        int before = cloud.items("invitation").size();

        Reply reply = host.invite("denver", List.of(one));

        assertThat(reply.status()).as(reply.body()).isIn(201, 400, 413, 422);
        if (reply.status() == 201) {
            String token =
                    Ways.token((String) Inviting.invited(reply).getFirst().get("url"));
            Reply view = host.view(token);
            assertThat(view.status()).isEqualTo(200);
            view.json()
                    .getOrDefault(field, "")
                    .toString()
                    .codePoints()
                    .forEach(c -> assertThat(Character.getType(c))
                            .isNotIn((int) Character.CONTROL, (int) Character.SURROGATE, (int)
                                    Character.LINE_SEPARATOR));
        } else {
            assertThat(cloud.items("invitation")).hasSize(before);
            if (reply.status() == 422) {
                assertThat(reply.wrongFields()).containsExactly("invitations[0]." + field);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatTheGuestTypesIsRefusedWithItsFieldNamedOrKept() {
        return Stream.concat(
                new BadInput(SEED)
                        .text(200).entrySet().stream()
                                .map(bad -> DynamicTest.dynamicTest(
                                        "word: " + bad.getKey(),
                                        () -> guestTypes("no", "word", bad.getValue(), Map.of()))),
                Stream.concat(
                        new BadInput(SEED)
                                .text(1000).entrySet().stream()
                                        .map(bad -> DynamicTest.dynamicTest(
                                                "note: " + bad.getKey(),
                                                () -> guestTypes("yes", "note", bad.getValue(), Map.of()))),
                        new BadInput(SEED)
                                .email("e").entrySet().stream()
                                        .map(bad -> DynamicTest.dynamicTest(
                                                "email: " + bad.getKey(),
                                                () -> guestTypes("yes", "email", bad.getValue(), Map.of())))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoTimeMeetingReasonOrVersionIsRefused() {
        Stream<DynamicTest> times = BadInput.TIMES.stream()
                .map(time -> DynamicTest.dynamicTest("time: " + time, () -> refused("yes", "time", time)));
        Stream<DynamicTest> others = Stream.of("", "tea party", 4711, true, List.of("coffee"), Map.of())
                .flatMap(value -> Stream.of("meeting", "why", "version", "action", "tellMe")
                        .filter(field -> !(field.equals("tellMe") && value.equals(true)))
                        .map(field -> DynamicTest.dynamicTest(
                                field + ": " + value,
                                () -> refused(field.equals("meeting") ? "yes" : "no", field, value))));
        return Stream.concat(times, others);
    }

    private void refused(String action, String field, Object value) {
        Reply reply = guestTypes(action, field, value, Map.of());
        // A number is a version, if an old one.
        assertThat(reply.status()).isEqualTo(field.equals("version") && value.equals(4711) ? 409 : 422);
    }

    private Reply guestTypes(String action, String field, Object value, Map<String, String> headers) {
        String token = host.invite("denver", "Alex").getFirst();
        int before = cloud.items().size();
        Map<String, Object> press = new LinkedHashMap<>(Inviting.chosen("2026-12-01T08:00"));
        press.put(field, value);

        Reply reply = host.press(token, 1, action, press, headers);

        assertThat(reply.status()).as(reply.body()).isIn(200, 400, 409, 413, 422);
        if (reply.status() == 422) {
            assertThat(reply.wrongFields()).containsExactly(field);
        }
        if (reply.status() != 200) {
            assertThat(cloud.items()).hasSize(before);
        }
        return reply;
    }

    @Test
    void whoeverAsksForAnotherTimeFillsInTheFormAndIsToldAllThatIsWrongWithIt() {
        String token = host.invite("denver", "Alex").getFirst();

        Reply empty = host.press(token, 1, "another", Map.of());
        assertThat(empty.wrongFields())
                .containsExactlyInAnyOrder("stamp", "email", "topic", "meeting", "arrive", "leave", "pledge");
        Map<String, Object> form = host.form();
        form.put("extra", "a robot");
        form.put("times", List.of("2026-12-03T03:00"));
        form.put("email", "meet@example.com");
        assertThat(host.press(token, 1, "another", form).wrongFields())
                .containsExactlyInAnyOrder("extra", "times", "email");
        form.put("state", "approved");
        assertThat(host.press(token, 1, "another", form).status()).isEqualTo(400);
        assertThat(cloud.items("request")).isEmpty();
    }

    @Test
    void aNoThatWantsToBeToldOfTheNextTimeNeedsAnAddress() {
        String token = host.invite("denver", "Alex").getFirst();

        assertThat(host.press(token, 1, "no", Map.of("tellMe", true)).wrongFields())
                .containsExactly("email");
        assertThat(host.press(token, 1, "no", Map.of("tellMe", true, "email", "alex@example.org"))
                        .text("state"))
                .isEqualTo("no");
        cloud.sweep();
        assertThat(cloud.mailsTo("alex@example.org"))
                .singleElement()
                .satisfies(mail ->
                        assertThat(Letterbox.text(mail)).contains("/watch#").doesNotContain("Alex"));
    }

    @Test
    void aKeyIsOneToTwoHundredCharacters() {
        for (String key : List.of("", " ", "k".repeat(201))) {
            String token = host.invite("denver", "Alex").getFirst();
            Reply reply = host.press(token, 1, "no", Map.of(), Map.of("idempotency-key", key));
            assertThat(reply.wrongFields()).containsExactly("Idempotency-Key");
        }
    }

    @Test
    void noNameLineOrWordIsEverLogged() {
        try (LogLines log = new LogLines()) {
            Map<String, Object> one = Inviting.named(CANARY);
            one.put("line", "Coffee, " + CANARY + "?");
            String token = Ways.token((String) Inviting.invited(host.invite("denver", List.of(one)))
                    .getFirst()
                    .get("url"));
            host.invite(CANARY, List.of(one));
            host.invite("denver", List.of(Inviting.named(CANARY.repeat(9))));
            host.press(token, 1, "no", Map.of("word", CANARY, "tellMe", true, "email", CANARY + "@example.net"));
            host.press(token, 1, "yes", Map.of("note", CANARY, "email", CANARY));
            int version = host.view(token).version();
            AwsCalls.withBusyDynamo(() -> host.press(token, version, "no", Map.of("word", CANARY)));
            AwsCalls.withBusyDynamo(() -> host.invite("denver", List.of(one)));
            host.press(
                    token,
                    version,
                    "yes",
                    Map.of(
                            "time",
                            "2026-12-01T08:00",
                            "meeting",
                            "coffee",
                            "email",
                            CANARY + "@example.net",
                            "note",
                            "A word from " + CANARY));
            cloud.sweep();
            cloud.clock.advance(java.time.Duration.ofDays(100));
            cloud.sweep();

            assertThat(cloud.items("request")).hasSize(1);
            assertThat(log.lines())
                    .isNotEmpty()
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(CANARY.toLowerCase(Locale.ROOT)));
        }
    }
}
