package meetme.lambda;

import static meetme.lambda.Planning.lisbon;
import static meetme.lambda.Planning.list;
import static meetme.lambda.Planning.trip;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the host changes on the road, from the event to the table and to what everybody sees. */
class PlanIT {

    private static final String NEW_YORK =
            Samples.trip("new-york", "New York", "America/New_York", "2026-12-14", "2026-12-16");

    @Test
    void aFirstPlanHasVersionZeroAndTheTripsOfHostJson() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply plan = new Planning(cloud).look();

            assertThat(plan.status()).isEqualTo(200);
            assertThat(plan.json()).containsEntry("version", 0).containsEntry("break", null);
            assertThat(list(plan, "daysOff")).isEmpty();
            assertThat(list(plan, "trips"))
                    .singleElement()
                    .satisfies(trip -> assertThat(trip)
                            .containsEntry("id", "new-york")
                            .containsEntry("firstDay", "2026-12-14")
                            .containsEntry("from", "host.json"));
            assertThat(plan.body()).contains("\"Europe/Lisbon\"");
        }
    }

    @Test
    void aTripAddedOnTheBoardIsOfferedAskedForAndApprovedInItsOwnTime() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            Reply plan = host.add(lisbon());

            assertThat(plan.version()).isEqualTo(1);
            assertThat(list(plan, "trips"))
                    .singleElement()
                    .satisfies(trip ->
                            assertThat(trip).containsEntry("id", "lisbon").containsEntry("from", "board"));
            assertThat(plan.body())
                    .contains("\"id\":\"cafe-a-brasileira\"")
                    .contains("https://www.google.com/maps/search/?api=1&query=Caf%C3%A9+A+Brasileira%2C+R.+Garrett");

            List<Map<String, Object>> cities = list(cloud.get("/api/openings"), "cities");
            assertThat(cities).extracting(city -> city.get("id")).containsExactly("denver", "lisbon");
            assertThat(cities.get(1)).containsEntry("from", "2026-12-07").containsEntry("timeZone", "Europe/Lisbon");
            assertThat(cities.get(0).toString()).doesNotContain("2026-12-08");
            assertThat(cloud.get("/api/trips.ics").body()).contains("SUMMARY:Sam Host in Lisbon");

            Reply asked = cloud.post("/api/requests", to(cloud, "lisbon", "2026-12-08T18:30"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            Map<String, Object> yes =
                    new LinkedHashMap<>(Ways.press(Ways.hostToken(cloud, asked.text("id")), 1, "approve"));
            yes.put("time", "2026-12-08T18:30");
            assertThat(cloud.post("/api/host/act", yes).body()).contains("Café A Brasileira", "WET");
            cloud.clock.advance(Duration.ofMinutes(2));
            cloud.sweep();
            assertThat(cloud.mailsTo("pat@example.org"))
                    .anySatisfy(mail -> assertThat(mail.subject()).contains("18:30 Lisbon time"));

            assertThat(list(host.look(), "trips").getFirst().get("agreed").toString())
                    .contains("Pat Visitor");
        }
    }

    @Test
    void anOlderVersionIsRefusedBeforeAnythingElse() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(lisbon());

            Reply stale = host.act(0, "nonsense", Map.of("trip", "none"));
            assertThat(stale.status()).isEqualTo(409);
            assertThat(stale.body()).contains("The plan has been changed in the meantime");
            assertThat(host.act(2, "end-break", Map.of()).status()).isEqualTo(409);
            assertThat(host.act(1, "nonsense", Map.of()).wrongFields()).containsExactly("action");
            assertThat(host.version()).isEqualTo(1);
        }
    }

    @Test
    void ofTwoPhonesAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            List<Callable<Reply>> presses = new ArrayList<>();
            for (int phone = 0; phone < 8; phone++) {
                Map<String, Object> trip = trip("City " + phone, "Europe/Lisbon", "2026-12-07", "2026-12-10");
                presses.add(() -> host.act(0, "add-trip", Map.of("trip", trip)));
            }

            assertThat(atOnce(presses))
                    .extracting(Reply::status)
                    .containsOnlyOnce(200)
                    .contains(409);
            assertThat(list(host.look(), "trips")).hasSize(1);
            assertThat(host.version()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name | | trip.name | one line of 1 to 60 characters",
                "timeZone | Lisbon | trip.timeZone | use an IANA name such as America/Denver",
                "timeZone | Europe/Lisboa | trip.timeZone | \"Europe/Lisboa\" is not a valid time zone",
                "firstDay | 2026-02-30 | trip.firstDay | is not a valid date",
                "lastDay | 2026-12-06 | trip.lastDay | 2026-12-06 is before firstDay; correct one of the two",
                "lastDay | 2028-12-06 | trip.lastDay | is more than a year after firstDay",
                "colour | red | trip.colour | is not a known field"
            })
    void aTripIsCheckedLikeOneOfHostJson(String field, String value, String wrong, String sentence) {
        try (TestCloud cloud = TestCloud.start()) {
            Map<String, Object> trip = lisbon();
            trip.put(field, value == null ? "" : value);

            Reply refused = new Planning(cloud).act("add-trip", Map.of("trip", trip));

            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly(wrong);
            assertThat(refused.json().toString()).contains(sentence);
        }
    }

    @Test
    void twoTripsShareNoDayWhicheverOfThemIsOfHostJson() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Planning host = new Planning(cloud);
            host.add(lisbon());

            Reply ofBoard =
                    host.act("add-trip", Map.of("trip", trip("Porto", "Europe/Lisbon", "2026-12-10", "2026-12-11")));
            assertThat(ofBoard.json().toString())
                    .contains("overlaps with the trip to Lisbon from 2026-12-07 to 2026-12-10; change the dates");
            Reply ofFile =
                    host.act("add-trip", Map.of("trip", trip("Porto", "Europe/Lisbon", "2026-12-11", "2026-12-14")));
            assertThat(ofFile.json().toString()).contains("overlaps with the trip to New York from 2026-12-14");
        }
    }

    @Test
    void anIdIsNeverUsedAgain() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Planning host = new Planning(cloud);
            host.add(lisbon());
            host.done("call-off-trip", Map.of("id", "lisbon"));
            host.add(lisbon());
            host.add(trip("New York", "America/New_York", "2026-12-20", "2026-12-21"));
            host.add(trip("東京", "Asia/Tokyo", "2026-12-26", "2026-12-27"));
            Reply plan = host.add(trip("São Paulo", "America/Sao_Paulo", "2026-12-23", "2026-12-24"));

            assertThat(list(plan, "trips"))
                    .extracting(trip -> trip.get("id"))
                    .containsExactlyInAnyOrder("lisbon", "lisbon-2", "new-york", "new-york-2", "trip", "sao-paulo");
        }
    }

    @Test
    void aTripCanBeChangedByItsId() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            Map<String, Object> shown = list(host.add(lisbon()), "trips").getFirst();
            Map<String, Object> longer = new LinkedHashMap<>(shown);
            longer.remove("agreed");
            longer.put("lastDay", "2026-12-11");

            // What the board shows of it can be sent back.
            Reply plan = host.done("change-trip", Map.of("trip", longer));

            assertThat(list(plan, "trips"))
                    .singleElement()
                    .satisfies(trip -> assertThat(trip)
                            .containsEntry("id", "lisbon")
                            .containsEntry("lastDay", "2026-12-11")
                            .containsEntry("places", shown.get("places")));
            assertThat(cloud.get("/api/openings").body()).contains("\"to\":\"2026-12-11\"");
        }
    }

    @Test
    void aTripOfHostJsonCanBeCalledOffButNotChanged() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Planning host = new Planning(cloud);
            Map<String, Object> other = trip("New York", "America/New_York", "2026-12-14", "2026-12-17");

            Reply refused = host.act("change-trip", Map.of("id", "new-york", "trip", other));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly("id");
            assertThat(refused.body()).contains("is a trip of host.json");

            Reply plan = host.done("call-off-trip", Map.of("id", "new-york"));
            assertThat(list(plan, "trips").getFirst()).containsKey("calledOff").containsEntry("from", "host.json");
            assertThat(cloud.get("/api/openings").body()).doesNotContain("new-york");

            host.done("undo-call-off", Map.of("id", "new-york"));
            assertThat(cloud.get("/api/openings").body()).contains("new-york");
        }
    }

    @Test
    void aTripOfANewDeploymentYieldsToTheBoardsAndTheBoardSaysSo() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(lisbon());
            String inTheWay = Samples.trip("madrid", "Madrid", "Europe/Madrid", "2026-12-09", "2026-12-12");
            cloud.answersWith(new Wiring(cloud.environment, Samples.travelling(inTheWay)));

            assertThat(cloud.get("/api/openings").body()).contains("lisbon").doesNotContain("madrid");
            assertThat(list(host.look(), "clashes"))
                    .singleElement()
                    .satisfies(clash ->
                            assertThat(clash).containsEntry("id", "madrid").containsEntry("with", "lisbon"));
        }
    }

    @Test
    void callingOffCanBeUndoneForTwoMinutes() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(lisbon());
            host.done("call-off-trip", Map.of("id", "lisbon"));
            assertThat(list(cloud.get("/api/openings"), "cities")).hasSize(1);
            cloud.clock.advance(Duration.ofSeconds(117));
            host.done("undo-call-off", Map.of("id", "lisbon"));
            assertThat(list(cloud.get("/api/openings"), "cities")).hasSize(2);

            host.done("call-off-trip", Map.of("id", "lisbon"));
            cloud.clock.advance(Duration.ofMinutes(2));
            Reply late = host.act("undo-call-off", Map.of("id", "lisbon"));
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.wrongFields()).containsExactly("id");
        }
    }

    @Test
    void aTripWithMeetupsAgreedInItIsCalledOffOnlyOverThem() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(lisbon());
            agree(cloud, "lisbon", "2026-12-08T18:30");

            Reply refused = host.act("call-off-trip", Map.of("id", "lisbon"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly("anyway");
            assertThat(refused.body()).contains("Pat Visitor, Tue 8 Dec 2026, 18:30");

            assertThat(host.act("call-off-trip", Map.of("id", "lisbon", "anyway", true))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDayOffIsThatDateWhereverTheHostIs() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(lisbon());
            Reply plan = host.done("add-days-off", Map.of("firstDay", "2026-12-03", "lastDay", "2026-12-08"));
            String id = (String) list(plan, "daysOff").getFirst().get("id");

            assertThat(cloud.get("/api/openings").body())
                    .contains("2026-12-02", "2026-12-09")
                    .doesNotContain("2026-12-03\",\"times", "2026-12-04\",\"times", "2026-12-08\",\"times");
            Reply refused = cloud.post("/api/requests", to(cloud, "lisbon", "2026-12-08T18:30"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("I’m not available on Tue 8 Dec 2026");

            host.done("drop-days-off", Map.of("id", id));
            assertThat(cloud.get("/api/openings").body()).contains("2026-12-03\",\"times");
        }
    }

    @Test
    void aBreakWithBlankWordsHasNone() {
        try (TestCloud cloud = TestCloud.start()) {
            Reply plan = new Planning(cloud).done("start-break", Map.of("until", "2026-12-04", "words", " \u00a0"));

            assertThat(plan.json().get("break").toString()).contains("words=,");
        }
    }

    @Test
    void aBreakClosesItsDaysAndTellsWhoeverLeavesBeforeIt() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            Reply plan = host.done("start-break", Map.of("until", "2026-12-04", "words", "A week for my family."));

            assertThat(plan.json().get("break").toString()).contains("2026-12-04");
            Reply openings = cloud.get("/api/openings");
            assertThat(openings.json().get("break"))
                    .isEqualTo(Map.of("until", "2026-12-04", "words", "A week for my family."));
            assertThat(openings.body()).contains("2026-12-04\",\"times").doesNotContain("2026-12-03\",\"times");

            Map<String, Object> before = to(cloud, "denver", "2026-12-03T10:00");
            Reply refused = cloud.post("/api/requests", before);
            assertThat(refused.wrongFields()).contains("leave");
            assertThat(refused.body()).contains("A week for my family. I’ll be back on Fri 4 Dec 2026.");

            Map<String, Object> within = cloud.form();
            within.put("times", List.of("2026-12-03T10:00"));
            assertThat(cloud.post("/api/requests", within).wrongFields()).containsExactly("times");

            host.done("end-break", Map.of());
            assertThat(cloud.get("/api/openings").json()).containsEntry("break", null);
            assertThat(cloud.post("/api/requests", before).status()).isEqualTo(201);
        }
    }

    @Test
    void whatIsAcceptedDuringABreakIsDueAfterItAndNeverLaterThanIsUseful() {
        try (TestCloud cloud = TestCloud.start()) {
            new Planning(cloud).done("start-break", Map.of("until", "2026-12-04"));

            // Three days after the first day back, by the end of that day at home.
            Map<String, Object> longStay = cloud.form();
            longStay.put("leave", "2026-12-18");
            longStay.put("times", List.of("2026-12-17T10:00"));
            Reply asked = cloud.post("/api/requests", longStay);
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            assertThat(Instant.parse(asked.text("answerBy")))
                    .isBetween(Instant.parse("2026-12-07T07:00:00Z"), Instant.parse("2026-12-08T07:00:00Z"));

            Map<String, Object> soon = cloud.form();
            soon.put("times", List.of("2026-12-04T09:00"));
            assertThat(Instant.parse(cloud.post("/api/requests", soon).text("answerBy")))
                    .isBefore(Instant.parse("2026-12-04T16:00:00Z"));
        }
    }

    @Test
    void whatAnotherFunctionReadIsKeptForHalfAMinute() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            Wiring another = new Wiring(cloud.environment, Samples.host());
            cloud.answersWith(another);
            Map<String, Object> form = to(cloud, "lisbon", "2026-12-08T18:30");
            assertThat(cloud.post("/api/requests", form).wrongFields()).contains("city");

            cloud.answersWith(cloud.wiring());
            host.add(lisbon());
            cloud.answersWith(another);
            assertThat(cloud.post("/api/requests", form).wrongFields()).contains("city");
            cloud.clock.advance(Duration.ofSeconds(30));
            Reply asked = cloud.post("/api/requests", form);
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        }
    }

    @Test
    void nobodyElseSeesOrChangesThePlan() {
        try (TestCloud cloud = TestCloud.start()) {
            Reply asked = cloud.post("/api/requests", cloud.form());
            for (String token :
                    List.of("", "x", Ways.hostToken(cloud, asked.text("id")), Ways.pass(cloud, Reach.FEED))) {
                assertThat(cloud.post("/api/host/plan", Map.of("token", token)).status())
                        .isEqualTo(404);
                assertThat(cloud.post(
                                        "/api/host/plan/act",
                                        Map.of("token", token, "version", 0, "action", "add-trip", "trip", lisbon()))
                                .status())
                        .isEqualTo(404);
            }
            assertThat(cloud.items("plan")).isEmpty();
        }
    }

    @Test
    void noMoreThanFiftyTripsAndAHundredDaysOffArePlanned() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            LocalDate day = LocalDate.parse("2027-01-01");
            for (int i = 0; i < 50; i++) {
                String date = day.plusDays(i).toString();
                assertThat(host.act(i, "add-trip", Map.of("trip", trip("C" + i, "Europe/Lisbon", date, date)))
                                .status())
                        .isEqualTo(200);
            }
            String date = day.plusDays(50).toString();
            assertThat(host.act(50, "add-trip", Map.of("trip", trip("C", "Europe/Lisbon", date, date)))
                            .wrongFields())
                    .containsExactly("trip");
            for (int i = 0; i < 100; i++) {
                assertThat(host.act(
                                        50 + i,
                                        "add-days-off",
                                        Map.of("firstDay", day.plusDays(i).toString()))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(host.act("add-days-off", Map.of("firstDay", "2027-06-01"))
                            .wrongFields())
                    .containsExactly("firstDay");
            Map<String, Object> many = lisbon();
            List<Map<String, Object>> places = new ArrayList<>();
            for (int i = 0; i < 21; i++) {
                places.add(Map.of("name", "Place " + i, "address", "Street " + i));
            }
            many.put("places", places);
            host.done("call-off-trip", Map.of("id", "c0"));
            assertThat(host.act("add-trip", Map.of("trip", many)).wrongFields()).containsExactly("trip.places");
        }
    }

    static String agree(TestCloud cloud, String city, String time) {
        Reply asked = cloud.post("/api/requests", to(cloud, city, time));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        Map<String, Object> yes =
                new LinkedHashMap<>(Ways.press(Ways.hostToken(cloud, asked.text("id")), 1, "approve"));
        yes.put("time", time);
        Reply approved = cloud.post("/api/host/act", yes);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
        return asked.text("id");
    }

    static Map<String, Object> to(TestCloud cloud, String city, String... times) {
        Map<String, Object> form = cloud.form();
        form.put("city", city);
        form.put("arrive", times[0].substring(0, 10));
        form.put("leave", times[times.length - 1].substring(0, 10));
        form.put("times", List.of(times));
        return form;
    }

    static List<Reply> atOnce(List<Callable<Reply>> presses) throws Exception {
        try (ExecutorService phones = Executors.newFixedThreadPool(presses.size())) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : phones.invokeAll(presses)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }
}
