package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.Test;

/** What the host's link to everything can do in the wrong hands, and how it is taken out of them. */
class BoardLinksIT {

    private static final List<String> ROUTES = List.of(
            "/api/host/board",
            "/api/host/plan",
            "/api/host/export",
            "/api/host/invite",
            "/api/host/invitations",
            "/api/host/invitations/act",
            "/api/host/watchers",
            "/api/host/board/end");

    @Test
    void onceAllAreEndedEachOldLinkIsNotFoundAndAFreshOneIsMailedToTheHostAlone() {
        try (TestCloud cloud = TestCloud.start()) {
            String leaked = Ways.pass(cloud, Reach.BOARD);
            String other = Ways.pass(cloud, Reach.BOARD);
            String feed = Ways.pass(cloud, Reach.FEED);

            Reply ended = cloud.post("/api/host/board/end", Map.of("token", leaked));

            assertThat(ended.status()).as(ended.body()).isEqualTo(200);
            assertThat(ended.json()).isEqualTo(Map.of("ended", true));
            for (String token : List.of(leaked, other)) {
                ROUTES.forEach(route -> assertThat(
                                cloud.post(route, Map.of("token", token)).status())
                        .as(route)
                        .isEqualTo(404));
                assertThat(cloud.post("/api/host/plan/act", Map.of("token", token, "version", 0, "action", "end-break"))
                                .status())
                        .isEqualTo(404);
            }
            assertThat(cloud.get("/api/host/calendar/" + feed + ".ics").status())
                    .isEqualTo(404);

            cloud.sweep();
            assertThat(cloud.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).containsExactly("host@example.com");
                String fresh = Letterbox.after(Letterbox.text(mail), "/board#");
                assertThat(cloud.post("/api/host/board", Map.of("token", fresh)).status())
                        .isEqualTo(200);
            });
        }
    }

    // Some email programs show only the first of two emails with one Message-ID, and there the host would find a link
    // that has ended.
    @Test
    void whoEndsTheFreshLinkAtOnceAsWellGetsAnotherEmail() {
        try (TestCloud cloud = TestCloud.start()) {
            assertThat(cloud.post("/api/host/board/end", Map.of("token", Ways.pass(cloud, Reach.BOARD)))
                            .status())
                    .isEqualTo(200);
            cloud.sweep();
            String first = Letterbox.after(Letterbox.text(cloud.mails().getFirst()), "/board#");

            assertThat(cloud.post("/api/host/board/end", Map.of("token", first)).status())
                    .isEqualTo(200);
            cloud.sweep();

            assertThat(cloud.mails().stream().map(mail -> Letterbox.header(mail, "Message-ID")))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            String second = Letterbox.after(Letterbox.text(cloud.mails().getLast()), "/board#");
            assertThat(cloud.post("/api/host/board", Map.of("token", second)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void ofManyWhoEndThemAtOnceOneDoesAndOneEmailLeaves() throws Exception {
        try (TestCloud cloud = TestCloud.start()) {
            String token = Ways.pass(cloud, Reach.BOARD);
            List<Callable<Reply>> presses = new ArrayList<>();
            for (int phone = 0; phone < 12; phone++) {
                presses.add(() -> cloud.post("/api/host/board/end", Map.of("token", token)));
            }

            assertThat(PlanIT.atOnce(presses)).extracting(Reply::status).containsOnlyOnce(200);
            cloud.sweep();
            assertThat(cloud.mails()).hasSize(1);
        }
    }

    @Test
    void aLinkToOneRequestOrToTheCalendarEndsNothing() {
        try (TestCloud cloud = TestCloud.start()) {
            String board = Ways.pass(cloud, Reach.BOARD);
            String request = Ways.hostToken(
                    cloud, cloud.post("/api/requests", cloud.form()).text("id"));
            for (String token : List.of(request, Ways.pass(cloud, Reach.FEED))) {
                assertThat(cloud.post("/api/host/board/end", Map.of("token", token))
                                .status())
                        .isEqualTo(404);
                assertThat(cloud.post("/api/host/export", Map.of("token", token))
                                .status())
                        .isEqualTo(404);
            }
            assertThat(cloud.post("/api/host/board", Map.of("token", board)).status())
                    .isEqualTo(200);
        }
    }
}
