package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The host invites people and looks after it, from the event to the table. */
class InvitingIT {

    private static final String NEW_YORK =
            Samples.trip("new-york", "New York", "America/New_York", "2026-12-14", "2026-12-16");

    private final TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK));
    private final Inviting host = new Inviting(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void eachOfThemHasALinkOfTheirOwnToAPageInTheirLanguage() {
        Map<String, Object> kim = Inviting.named("Kim");
        kim.put("language", "es");
        kim.put("line", "");
        Reply reply = host.invite("new-york", List.of(Inviting.named("  Alex   Guest "), kim));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(Inviting.invited(reply)).extracting(each -> each.get("name")).containsExactly("Alex Guest", "Kim");
        assertThat(Inviting.invited(reply).getFirst().get("url").toString()).startsWith("/invited#");
        assertThat(Inviting.invited(reply).getLast().get("url").toString()).startsWith("/es/invited#");
        assertThat(Inviting.invited(host.list()))
                .extracting(each -> each.get("url"))
                .containsExactlyInAnyOrderElementsOf(Inviting.invited(reply).stream()
                        .map(each -> each.get("url"))
                        .toList());
        assertThat(Inviting.invited(host.list()))
                .allSatisfy(each -> assertThat(each)
                        .containsEntry("state", "open")
                        .containsEntry("at", cloud.clock.instant().toString())
                        .containsEntry(
                                "city", Map.of("id", "new-york", "name", "New York", "timeZone", "America/New_York")));
        assertThat(cloud.mails()).as("the host hands them out").isEmpty();
    }

    @Test
    void aTripsDaysAreOfferedHoweverFarAheadAndUntilItsEnd() {
        String far = Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2027-04-12", "2027-04-13");
        try (TestCloud later = TestCloud.start(Samples.travelling(far))) {
            Inviting inviting = new Inviting(later);
            String token = inviting.invite("lisbon", "Alex").getFirst();

            Reply view = inviting.view(token);
            assertThat(view.json().get("city").toString()).contains("from=2027-04-12", "to=2027-04-13");
            assertThat(view.body()).contains("2027-04-12\",\"times", "2027-04-13\",\"times");
            Reply yes = inviting.press(token, 1, "yes", Inviting.chosen("2027-04-13T10:00"));
            assertThat(yes.text("statusUrl")).as(yes.body()).contains("/status#");
        }
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNothingIsStored() {
        Map<String, Object> long200 = Inviting.named("Kim");
        long200.put("line", "x".repeat(201));
        long200.put("language", "fr");
        Map<String, Object> twoLines = Inviting.named("Kim");
        twoLines.put("line", "Coffee?\nBcc: all");
        List<Object> mixed = new ArrayList<>(List.of(
                Inviting.named(""), Inviting.named("x".repeat(81)), long200, twoLines, "Kim", Map.of("name", 4711)));
        Map<String, Object> body = new LinkedHashMap<>(host.body("atlantis", List.of()));
        body.put("invitations", mixed);

        Reply refused = cloud.post("/api/host/invite", body, Map.of("idempotency-key", " "));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields())
                .containsExactlyInAnyOrder(
                        "Idempotency-Key",
                        "city",
                        "invitations[0].name",
                        "invitations[1].name",
                        "invitations[2].line",
                        "invitations[2].language",
                        "invitations[3].line",
                        "invitations[4]",
                        "invitations[5].name");
        for (List<Map<String, Object>> wrong :
                List.of(List.<Map<String, Object>>of(), Collections.nCopies(51, Inviting.named("Kim")))) {
            assertThat(host.invite("denver", wrong).wrongFields()).containsExactly("invitations");
        }
        assertThat(host.invite("denver", List.of(Map.of("name", "Kim", "state", "yes")))
                        .status())
                .as("nobody writes what is not theirs")
                .isEqualTo(400);
        assertThat(host.invite("denver", List.of(Map.of("name", "Kim", "state", "yes")))
                        .wrongFields())
                .containsExactly("invitations[0].state");
        assertThat(cloud.items("invitation")).isEmpty();
        assertThat(cloud.items("once")).isEmpty();
    }

    @Test
    void aTripThatIsOverIsNobodysToInviteTo() {
        cloud.clock.forwardTo(java.time.Instant.parse("2026-12-17T05:00:00Z"));

        assertThat(new Inviting(cloud)
                        .invite("new-york", List.of(Inviting.named("Alex")))
                        .wrongFields())
                .containsExactly("city");
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        Map<String, String> key = Map.of("idempotency-key", "k");
        Map<String, Object> body = host.body("denver", List.of(Inviting.named("Alex"), Inviting.named("Kim")));
        Reply first = cloud.post("/api/host/invite", body, key);

        assertThat(cloud.post("/api/host/invite", body, key).body()).isEqualTo(first.body());
        assertThat(cloud.post("/api/host/invite", host.body("denver", List.of(Inviting.named("Lee"))), key)
                        .status())
                .isEqualTo(409);
        assertThat(cloud.items("invitation")).hasSize(2);
    }

    @Test
    void aRepetitionIsAnsweredAlsoWhenTheTripIsCalledOffMeanwhile() {
        Map<String, String> key = Map.of("idempotency-key", "k");
        Map<String, Object> body = host.body("new-york", List.of(Inviting.named("Alex")));
        Reply first = cloud.post("/api/host/invite", body, key);
        new Planning(cloud).done("call-off-trip", Map.of("id", "new-york"));

        assertThat(cloud.post("/api/host/invite", body, key).body()).isEqualTo(first.body());
        assertThat(cloud.post("/api/host/invite", body).wrongFields()).containsExactly("city");
    }

    @Test
    void fiveHundredMayBeOpenAndAsManyAreSentOutInADay() {
        host.fill("denver", 470);

        Reply tooMany = host.invite("denver", Collections.nCopies(31, Inviting.named("Kim")));
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.wrongFields()).containsExactly("invitations");
        assertThat(tooMany.body()).contains("30 more");

        for (Map<String, Object> each : Inviting.invited(host.list()).subList(0, 10)) {
            host.withdraw(each.get("id"));
        }
        Reply today = host.invite("denver", Collections.nCopies(31, Inviting.named("Kim")));
        assertThat(today.status()).isEqualTo(429);
        assertThat(today.headers()).containsKey("retry-after");

        cloud.clock.advance(Duration.ofDays(1));
        assertThat(host.invite("denver", Collections.nCopies(31, Inviting.named("Kim")))
                        .status())
                .isEqualTo(201);
        assertThat(host.list().json().get("counts").toString()).contains("open=491");
    }

    @Test
    void onlyThisListMayBeLarge() {
        List<Map<String, Object>> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<String, Object> one = Inviting.named("漢".repeat(80));
            one.put("line", "漢".repeat(200));
            fifty.add(one);
        }
        assertThat(host.invite("denver", fifty).status()).isEqualTo(201);
        Map<String, Object> padded = host.body("x".repeat(64 * 1024), List.of());
        assertThat(cloud.post("/api/host/invite", padded).status()).isEqualTo(413);
        Map<String, Object> elsewhere = Map.of("token", host.board, "id", "x".repeat(16 * 1024), "action", "withdraw");
        assertThat(cloud.post("/api/host/invitations/act", elsewhere).status()).isEqualTo(413);
    }

    @Test
    void noOtherLinkOpensAnyOfItAndThisOneOpensNothingElse() {
        String guest = host.invite("denver", "Alex").getFirst();
        String asked = cloud.post("/api/requests", cloud.form()).text("id");
        String feed = Ways.pass(cloud, Reach.FEED);
        var before = cloud.items();

        for (String token : List.of(
                "",
                "x",
                guest,
                feed,
                Ways.hostToken(cloud, asked),
                Ways.visitorToken(cloud, asked),
                host.board + "x",
                host.board.substring(1))) {
            for (String path : List.of("/api/host/invitations", "/api/host/invite", "/api/host/invitations/act")) {
                assertThat(cloud.post(path, Map.of("token", token)).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
        for (String token : List.of(
                "",
                "x",
                host.board,
                feed,
                Ways.hostToken(cloud, asked),
                Ways.visitorToken(cloud, asked),
                guest + "=")) {
            assertThat(host.view(token).status()).isEqualTo(404);
            assertThat(host.press(token, 1, "no", Map.of()).status()).isEqualTo(404);
        }
        for (String path : List.of("/api/host/view", "/api/visitor/view", "/api/host/board", "/api/watch/view")) {
            assertThat(cloud.post(path, Map.of("token", guest)).status()).isEqualTo(404);
        }
        assertThat(cloud.items()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void noBitOfTheLinkCanBeChanged() {
        String token = host.invite("denver", "Alex").getFirst();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(host.view(changed).status()).as("character %d", at).isEqualTo(404);
        }
    }

    @Test
    void whoeverIsInvitedToATripThatIsCalledOffLearnsThatItIsOver() {
        List<String> tokens = host.invite("new-york", "Alex", "Kim");
        String home = host.invite("denver", "Lee").getFirst();
        Planning board = new Planning(cloud);
        host.press(tokens.getLast(), 1, "no", Map.of());
        board.done("call-off-trip", Map.of("id", "new-york"));

        // It may be undone, so that nobody is told; but nothing can be booked any more.
        assertThat(host.view(tokens.getFirst()).json())
                .containsEntry("state", "open")
                .containsEntry("days", List.of());
        Reply yes = host.press(tokens.getFirst(), 1, "yes", Inviting.chosen("2026-12-14T10:00"));
        assertThat(yes.status()).isEqualTo(409);

        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();

        assertThat(host.view(tokens.getFirst()).text("state")).isEqualTo("over");
        assertThat(host.view(tokens.getLast()).text("state")).isEqualTo("no");
        assertThat(host.view(home).text("state")).isEqualTo("open");
        assertThat(cloud.items("request")).isEmpty();
    }

    @Test
    void anInvitationGoesAlongWhenItsTripIsPutOff() {
        Planning board = new Planning(cloud);
        board.add(Planning.lisbon());
        String token = host.invite("lisbon", "Alex").getFirst();
        Map<String, Object> trip =
                new LinkedHashMap<>(Planning.trip("Lisbon", "Europe/Lisbon", "2026-12-21", "2026-12-23"));
        trip.put("id", "lisbon");
        board.done("change-trip", Map.of("trip", trip));

        assertThat(host.view(token).body()).contains("2026-12-21\",\"times").doesNotContain("2026-12-07\",\"times");
        cloud.until(java.time.Instant.parse("2026-12-20T12:00:00Z"));
        Reply yes = host.press(token, host.view(token).version(), "yes", Inviting.chosen("2026-12-22T10:00"));
        assertThat(yes.text("statusUrl")).as(yes.body()).isNotNull();
    }

    @Test
    void theExportHasAllThatIsKeptOfThemButNoLink() {
        host.invite("denver", "Alex Guest");
        Reply export = cloud.post("/api/host/export", Map.of("token", host.board));

        assertThat(Planning.list(export, "invitations"))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("name", "Alex Guest")
                        .containsEntry("state", "open")
                        .containsEntry("city", "denver")
                        .containsKeys("endsAt", "forgottenAt"));
        assertThat(export.body())
                .doesNotContain(
                        cloud.items("invitation").getFirst().get("linkNonce").s(), "invited#");
    }
}
