package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.Test;

/** How close together the host wants their meetups: what is offered keeps to it, and the host's page warns. */
class PaceIT {

    @Test
    void betweenTwoMeetupsIsHalfAnHourUnlessTheHostSaysOtherwise() {
        try (TestCloud cloud = TestCloud.start(saying("\"bufferMinutes\": 0"));
                TestCloud usual = TestCloud.start(saying("\"weeklyDigest\": false"))) {
            List<String> before = times(cloud, "2026-12-03");
            PlanIT.agree(cloud, "denver", "2026-12-03T10:00");
            PlanIT.agree(usual, "denver", "2026-12-03T10:00");

            List<String> backToBack = times(cloud, "2026-12-03");
            List<String> apart = times(usual, "2026-12-03");
            assertThat(before).contains("09:00", "10:00");
            assertThat(backToBack).contains("09:00").doesNotContain("10:00");
            assertThat(apart).doesNotContain("09:00", "10:00").isNotEmpty();
            assertThat(backToBack).containsAll(apart).hasSizeGreaterThan(apart.size());
        }
    }

    @Test
    void aDayWithAsManyMeetupsAsTheHostWantsIsNotOfferedButMayBeTypedAndTheHostIsWarned() {
        try (TestCloud cloud = TestCloud.start(saying("\"perDay\": 1"))) {
            PlanIT.agree(cloud, "denver", "2026-12-03T10:00");

            assertThat(times(cloud, "2026-12-03")).isEmpty();
            assertThat(times(cloud, "2026-12-04")).isNotEmpty();
            Reply asked = cloud.post("/api/requests", PlanIT.to(cloud, "denver", "2026-12-03T08:00"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            Reply view = cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, asked.text("id"))));
            assertThat(view.json().get("pace"))
                    .isEqualTo(List.of(Map.of("time", "2026-12-03T08:00", "exceeds", List.of("day"))));
        }
    }

    @Test
    void aWeekRunsFromMondayToSunday() {
        try (TestCloud cloud = TestCloud.start(saying("\"perWeek\": 2, \"bufferMinutes\": 60"))) {
            PlanIT.agree(cloud, "denver", "2026-12-01T10:00");
            PlanIT.agree(cloud, "denver", "2026-12-03T10:00");

            assertThat(times(cloud, "2026-12-04")).isEmpty();
            assertThat(times(cloud, "2026-12-07")).isNotEmpty();
            Reply asked = cloud.post("/api/requests", PlanIT.to(cloud, "denver", "2026-12-03T09:00"));
            Reply view = cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, asked.text("id"))));
            assertThat(view.json().get("pace"))
                    .isEqualTo(List.of(Map.of("time", "2026-12-03T09:00", "exceeds", List.of("buffer", "week"))));
        }
    }

    @Test
    void anInvitationsYesKeepsToThemBecauseNobodyLooksAtItAgain() {
        try (TestCloud cloud = TestCloud.start(saying("\"perWeek\": 2"))) {
            Inviting host = new Inviting(cloud);
            PlanIT.agree(cloud, "denver", "2026-12-03T10:00");
            String token = host.invite("denver", "Alex Guest").getFirst();

            Reply close = host.press(token, 1, "yes", Inviting.chosen("2026-12-03T09:00"));
            assertThat(close.status()).as(close.body()).isEqualTo(409);
            PlanIT.agree(cloud, "denver", "2026-12-01T10:00");
            Reply full = host.press(token, 1, "yes", Inviting.chosen("2026-12-04T09:00"));
            assertThat(full.status()).as(full.body()).isEqualTo(409);
            assertThat(full.json().get("days").toString())
                    .doesNotContain("2026-12-04")
                    .contains("2026-12-07");
            Reply yes = host.press(token, 1, "yes", Inviting.chosen("2026-12-07T09:00"));
            assertThat(yes.status()).as(yes.body()).isEqualTo(200);
        }
    }

    @Test
    void theHostIsToldHowMuchOfEachIsPossible() {
        assertThat(HostFile.read(file("\"bufferMinutes\": 7, \"perDay\": 0, \"perWeek\": 51")))
                .isInstanceOfSatisfying(
                        HostFile.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(HostFile.Fault::field)
                                .containsExactly("rules.bufferMinutes", "rules.perDay", "rules.perWeek"));
    }

    private static Host saying(String rules) {
        return ((HostFile.Read) HostFile.read(file(rules))).host();
    }

    private static String file(String rules) {
        return Samples.hostFile()
                .replace(
                        "\"weeklyDigest\": false",
                        rules.contains("weeklyDigest") ? rules : rules + ", \"weeklyDigest\": false");
    }

    @SuppressWarnings("unchecked")
    private static List<String> times(TestCloud cloud, String date) {
        Map<String, Object> home =
                Planning.list(cloud.get("/api/openings"), "cities").getFirst();
        return ((List<Map<String, Object>>) home.get("days"))
                .stream()
                        .filter(day -> day.get("date").equals(date))
                        .flatMap(day -> ((List<String>) day.get("times")).stream())
                        .toList();
    }
}
