package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Tell me when you come", from the form to the end. */
class WatchingIT {

    private static final String PAT = "pat@example.org";

    private final TestCloud cloud = TestCloud.start();
    private final Watching watching = new Watching(cloud);
    private final Planning host = new Planning(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void whoConfirmsIsToldOfATripAndStopsItByOneClick() {
        // Given somebody who asked and has a mail with nothing of what they typed
        Reply asked = watching.ask(PAT, "Lisbon");
        assertThat(asked.status()).isEqualTo(202);
        cloud.sweep();
        assertThat(watching.view(watching.token(PAT)).json())
                .containsEntry("state", "asked")
                .containsEntry("city", "Lisbon")
                .containsEntry("actions", List.of("confirm", "stop"));
        assertThat(Letterbox.text(watching.latest(PAT))).doesNotContain("Lisbon");
        assertThat(watching.counts().json()).containsEntry("cities", List.of());

        // When they confirm, and the host adds a trip there and has them told
        assertThat(watching.act(watching.token(PAT), "confirm").json())
                .isEqualTo(Map.of("state", "on", "city", "Lisbon"));
        host.add(Planning.lisbon());
        assertThat(watching.counts().json())
                .containsEntry("cities", List.of(Map.of("city", "Lisbon", "count", 1)))
                .containsEntry("anywhere", 0);
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 1);
        assertThat(watching.tell("lisbon").json()).containsEntry("told", 0);
        cloud.sweep();
        cloud.sweep();

        // Then they have one mail, that leads to the trip
        ReceivedMail told = watching.latest(PAT);
        assertThat(watching.told()).hasSize(1);
        assertThat(told.subject()).isEqualTo("I’m coming to Lisbon: Mon 7 Dec 2026 to Thu 10 Dec 2026");
        assertThat(Letterbox.text(told)).contains("https://meet.example.com/?city=lisbon");
        assertThat(Letterbox.header(told, "List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");

        // And one click ends it, and a second does no harm
        String stop = watching.stop(PAT);
        String page = cloud.get(stop).body();
        assertThat(page).contains("method=\"post\"", "value=\"One-Click\"");
        assertThat(watching.view(watching.token(PAT)).text("state")).isEqualTo("on");
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
        assertThat(watching.view(watching.token(PAT)).json())
                .containsEntry("state", "off")
                .containsEntry("actions", List.of());
        assertThat(cloud.items("watch").toString()).doesNotContain("pat", "Lisbon");
        cloud.clock.advance(Duration.ofDays(2));
        cloud.sweep();
        assertThat(cloud.items("watch")).isEmpty();
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotConfirmedIsErasedAfterThreeDays() {
        watching.ask(PAT, "Lisbon");
        cloud.sweep();
        String token = watching.token(PAT);
        cloud.until(cloud.clock.instant().plus(Duration.ofDays(3)));

        assertThat(cloud.items("watch")).isEmpty();
        assertThat(watching.view(token).json()).containsEntry("state", "off").doesNotContainKey("city");
        assertThat(watching.act(token, "confirm").json()).isEqualTo(Map.of("state", "off"));
        assertThat(cloud.items("watch")).isEmpty();
    }

    @Test
    void anExpiredWatchIsGoneThoughItsRowIsStillThere() {
        String token = watching.on(PAT, "Lisbon");
        cloud.clock.advance(Duration.ofDays(730));

        assertThat(cloud.items("watch")).hasSize(1);
        assertThat(watching.view(token).text("state")).isEqualTo("off");
        assertThat(cloud.stores().watches().confirmed(cloud.clock.instant())).isEmpty();

        cloud.sweep();
        assertThat(cloud.items("watch")).isEmpty();
    }

    @Test
    void oneMailMayConfirmAllThatWaitsForAnAddress() {
        watching.ask(PAT, "Lisbon");
        watching.ask("PAT+x@example.org", "");
        watching.ask(PAT, "Porto");
        cloud.sweep();
        assertThat(cloud.mails()).as("one a day").hasSize(1);
        String token = watching.token(cloud.mails().getFirst().to().getFirst());

        assertThat(watching.view(token).json())
                .containsEntry("city", "Porto")
                .containsEntry("cities", List.of("Lisbon", "Porto"))
                .containsEntry("anywhere", true);
        assertThat(watching.act(token, "confirm").json()).containsEntry("state", "on");
        assertThat(watching.act(token, "confirm").json()).containsEntry("state", "on");
        assertThat(watching.counts().json()).containsEntry("people", 1).containsEntry("anywhere", 1);
    }

    @Test
    void whoIsOnAndAsksForAnotherCityConfirmsThatAsWell() {
        String first = watching.on(PAT, "Lisbon");
        cloud.clock.advance(Duration.ofDays(1));
        watching.ask(PAT, "Porto");
        cloud.sweep();
        assertThat(cloud.mailsTo(PAT)).hasSize(2);
        assertThat(watching.view(first).text("state")).isEqualTo("asked");
        assertThat(watching.counts().json())
                .as("what somebody has only typed counts for nothing")
                .containsEntry("cities", List.of(Map.of("city", "Lisbon", "count", 1)));
        cloud.until(cloud.clock.instant().plus(Duration.ofDays(3)));
        assertThat(watching.view(first).json()).containsEntry("state", "on").containsEntry("city", "Lisbon");

        watching.ask(PAT, "Porto");
        cloud.sweep();
        watching.act(watching.token(PAT), "confirm");

        assertThat(watching.counts().body()).contains("Lisbon", "Porto");
    }

    @Test
    void whoStopsAndAsksAgainHasLinksOfTheirOwnAndNoSecondMailThatDay() {
        String before = watching.on(PAT, "Lisbon");
        String stop = watching.stop(PAT);
        watching.act(before, "stop");
        watching.ask(PAT, "Porto");
        cloud.sweep();
        assertThat(cloud.mailsTo(PAT)).hasSize(1);
        cloud.clock.advance(Duration.ofDays(1));
        watching.ask(PAT, "Porto");
        cloud.sweep();
        assertThat(cloud.mailsTo(PAT)).hasSize(2);

        assertThat(watching.view(before).json()).containsEntry("state", "off");
        assertThat(watching.act(before, "confirm").json()).containsEntry("state", "off");
        assertThat(watching.act(watching.token(PAT), "confirm").text("state")).isEqualTo("on");
        // But whoever clicks in an old mail that they want no more gets none
        assertThat(watching.oneClick(stop).status()).isEqualTo(200);
        assertThat(watching.view(watching.token(PAT)).text("state")).isEqualTo("off");
    }

    @Test
    void noLinkOpensWhatItIsNotFor() {
        String page = watching.on(PAT, "Lisbon");
        String stop = watching.stop(PAT);
        String stopToken = stop.substring(stop.lastIndexOf('/') + 1);
        String nothing = cloud.post("/api/host/view", Map.of("token", "x")).body();

        for (Reply refused : List.of(
                watching.view(stopToken),
                watching.act(stopToken, "stop"),
                watching.view(Ways.pass(cloud, Reach.BOARD)),
                watching.oneClick("/api/watch/stop/" + page),
                watching.oneClick(stop + "A"),
                watching.oneClick("/api/watch/stop/"),
                cloud.get("/api/watch/stop/" + page),
                cloud.post("/api/host/watchers", Map.of("token", page)),
                cloud.post("/api/visitor/view", Map.of("token", page)))) {
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body()).isEqualTo(nothing);
        }
        assertThat(watching.view(page).text("state")).isEqualTo("on");
    }

    @Test
    void lookingAtTheAddressOfUnsubscribeChangesNothing() {
        String page = watching.on(PAT, "Lisbon");
        String stop = watching.stop(PAT);
        var before = cloud.items();
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE")) {
            assertThat(cloud.call(method, stop, Map.of(), new byte[0]).status()).isIn(200, 405);
        }

        assertThat(cloud.items()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(watching.view(page).text("state")).isEqualTo("on");
    }

    @Test
    void aMailProgramMayPostFromAnywhereAndInPartsButMustSayWhatItWants() {
        String page = watching.on(PAT, "Lisbon");
        String stop = watching.stop(PAT);
        Map<String, String> foreign = Map.of(
                "content-type", "multipart/form-data; boundary=\"x y\"",
                "origin", "https://mail.example",
                "sec-fetch-site", "cross-site");
        assertThat(cloud.call("POST", stop, foreign, utf8("--x y\r\n--x y--\r\n"))
                        .wrongFields())
                .containsExactly("List-Unsubscribe");
        assertThat(cloud.call("POST", stop, Map.of("content-type", "application/json"), utf8("{}"))
                        .status())
                .isEqualTo(415);
        assertThat(watching.view(page).text("state")).isEqualTo("on");

        String parts = String.join(
                "\r\n",
                "--x y",
                "Content-Type: text/plain",
                "Content-Disposition: form-data; name=\"List-Unsubscribe\"",
                "",
                "One-Click",
                "--x y--",
                "");
        assertThat(cloud.call("POST", stop, foreign, utf8(parts)).status()).isEqualTo(200);

        assertThat(watching.view(page).text("state")).isEqualTo("off");
    }

    @Test
    void anAddressThatComplainsIsErasedAtOnceAndNeverTold() {
        String address = "complaint+pat@simulator.amazonses.com";
        watching.ask(address, "Lisbon");
        cloud.sweep();

        assertThat(watching.view(watching.token(address)).text("state")).isEqualTo("off");
        assertThat(cloud.items("watch").toString()).doesNotContain("simulator", "Lisbon");
        cloud.clock.advance(Duration.ofDays(2));
        watching.ask(address, "Lisbon");
        cloud.sweep();
        assertThat(cloud.mailsTo(address)).as("and no other mail is sent there").hasSize(1);
    }

    @Test
    void theHostMayTryItAndTheSenderMayNot() {
        assertThat(watching.ask("host@example.com", "").status()).isEqualTo(202);
        assertThat(watching.ask("Meet+x@example.com", "").wrongFields()).containsExactly("email");
        assertThat(watching.ask("pat@here.invalid", "").wrongFields()).containsExactly("email");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
