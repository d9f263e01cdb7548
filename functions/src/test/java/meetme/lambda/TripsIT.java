package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A host who lives in Denver and travels, from the event to the table. */
class TripsIT {

    private static final String NEW_YORK =
            Samples.trip("new-york", "New York", "America/New_York", "2026-12-07", "2026-12-10");

    @Test
    void homeIsOfferedFirstAndThenEachTripOnItsOwnDays() {
        String tokyo = Samples.trip("tokyo", "Tokyo", "Asia/Tokyo", "2026-11-28", "2026-12-01");
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK, tokyo))) {
            List<Map<String, Object>> cities = cities(cloud);

            assertThat(cities).extracting(city -> city.get("id")).containsExactly("denver", "tokyo", "new-york");
            assertThat(cities.get(0)).doesNotContainKeys("from", "to");
            assertThat(cities.get(1))
                    .containsEntry("name", "Tokyo")
                    .containsEntry("timeZone", "Asia/Tokyo")
                    .containsEntry("from", "2026-11-28")
                    .containsEntry("to", "2026-12-01");
            // Across the end of a month, on a Sunday as well: the hours are the trip's.
            assertThat(days(cities.get(1))).containsExactly("2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01");
            assertThat(days(cities.get(2))).containsExactly("2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10");
        }
    }

    @ParameterizedTest(name = "{0}, {1} to {2}: away from {3} to {4}")
    @CsvSource({
        // East of Denver the first day begins while it is still the day before there.
        "America/New_York, 2026-12-08, 2026-12-10, 2026-12-07, 2026-12-10",
        "Asia/Tokyo, 2026-12-08, 2026-12-10, 2026-12-07, 2026-12-10",
        "Pacific/Auckland, 2026-12-08, 2026-12-08, 2026-12-07, 2026-12-08",
        // West of it the last day ends when it is the next day already.
        "Pacific/Honolulu, 2026-12-08, 2026-12-10, 2026-12-08, 2026-12-11",
        "America/Boise, 2026-12-08, 2026-12-10, 2026-12-08, 2026-12-10",
        "Asia/Tokyo, 2026-12-31, 2027-01-01, 2026-12-30, 2027-01-01"
    })
    void onDaysThatATripTouchesTheHostIsNotOfferedAtHome(
            String zone, String firstDay, String lastDay, LocalDate awayFrom, LocalDate awayTo) {
        try (TestCloud atHome = TestCloud.start();
                TestCloud away =
                        TestCloud.start(Samples.travelling(Samples.trip("there", "There", zone, firstDay, lastDay)))) {
            List<String> without = days(cities(atHome).get(0));
            List<String> expected = without.stream()
                    .filter(day -> LocalDate.parse(day).isBefore(awayFrom)
                            || LocalDate.parse(day).isAfter(awayTo))
                    .toList();

            assertThat(days(cities(away).get(0))).isEqualTo(expected).hasSizeLessThan(without.size());
        }
    }

    @Test
    void onTheDayWhenClocksChangeAtHomeItIsStillAWholeDay() {
        // Clocks in Denver go forward on 14 March 2027: midnight in London is 17:00 the day before, and then 18:00.
        String london = Samples.trip("london", "London", "Europe/London", "2027-03-14", "2027-03-14");
        try (TestCloud cloud = TestCloud.start(Samples.travelling(london))) {
            cloud.clock.advance(Duration.ofDays(100));

            assertThat(days(cities(cloud).get(0)))
                    .contains("2027-03-12", "2027-03-15")
                    .doesNotContain("2027-03-13", "2027-03-14");
        }
    }

    @Test
    void whereClocksChangeOnATripItsOwnCount() {
        // Clocks in Auckland go back on 4 April 2027 at 3:00.
        String auckland = Samples.trip("auckland", "Auckland", "Pacific/Auckland", "2027-04-03", "2027-04-05");
        try (TestCloud cloud = TestCloud.start(Samples.travelling(auckland))) {
            cloud.clock.advance(Duration.ofDays(100));
            Reply asked = cloud.post("/api/requests", to(cloud, "auckland", "2027-04-03T09:00", "2027-04-04T09:00"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);

            List<Map<String, Object>> times = times(hostView(cloud, asked));
            assertThat(times).extracting(time -> time.get("zone")).containsExactly("NZDT", "NZST");
            assertThat(cloud.items("request").getFirst().toString())
                    .contains("2027-04-02T20:00:00Z", "2027-04-03T21:00:00Z");
        }
    }

    @Test
    void aTimeAtHomeWhileTheHostIsAwayIsRefusedAndSaysWhereTheyAre() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply refused = cloud.post("/api/requests", to(cloud, "denver", "2026-12-08T10:00"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly("times");
            assertThat(refused.body())
                    .contains("From Mon 7 Dec 2026 to Thu 10 Dec 2026 I am in New York and not in Denver. Choose");
            assertThat(cloud.items("request")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-12-06T10:00", "2026-12-11T10:00"})
    void aTimeInATripsCityOnAnotherDayIsRefusedAndSaysWhenTheHostIsThere(String time) {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Map<String, Object> form = to(cloud, "new-york", time);
            form.put("arrive", "2026-12-06");
            form.put("leave", "2026-12-11");

            Reply refused = cloud.post("/api/requests", form);

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly("times");
            assertThat(refused.body()).contains("From Mon 7 Dec 2026 to Thu 10 Dec 2026 I am only in New York. Choose");
        }
    }

    @Test
    void aRequestToATripIsAllAboutThatCity() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply asked = cloud.post("/api/requests", to(cloud, "new-york", "2026-12-08T10:00"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);

            Reply view = hostView(cloud, asked);
            assertThat(times(view))
                    .singleElement()
                    .satisfies(time -> assertThat(time)
                            .containsEntry("time", "2026-12-08T10:00")
                            .containsEntry("zone", "EST"));
            assertThat(view.body()).contains("\"New York\"", "\"usualPlace\":\"new-york-station\"");
            assertThat(view.body()).doesNotContain("union-station");

            // Without a place it is the trip's first.
            String host = Ways.hostToken(cloud, asked.text("id"));
            Map<String, Object> yes = new LinkedHashMap<>(Ways.press(host, 1, "approve"));
            yes.put("time", "2026-12-08T10:00");
            Reply approved = cloud.post("/api/host/act", yes);
            assertThat(approved.status()).as(approved.body()).isEqualTo(200);
            assertThat(approved.body()).contains("New York Station");
        }
    }

    @Test
    void aRequestToATripThatIsGoneIsStillAboutThatCity() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply asked = cloud.post("/api/requests", to(cloud, "new-york", "2026-12-08T10:00"));
            Wiring withoutTheTrip = new Wiring(cloud.environment, Samples.host());
            cloud.answersWith(withoutTheTrip);

            Reply view = hostView(cloud, asked);
            assertThat(view.body())
                    .contains("\"name\":\"New York\",\"timeZone\":\"America/New_York\"", "New York Station")
                    .doesNotContain("Denver", "union-station");

            Map<String, Object> yes =
                    new LinkedHashMap<>(Ways.press(Ways.hostToken(cloud, asked.text("id")), 1, "approve"));
            yes.put("time", "2026-12-08T10:00");
            assertThat(cloud.post("/api/host/act", yes).body()).contains("New York Station");

            cloud.clock.advance(Duration.ofMinutes(2));
            cloud.sweepOf(withoutTheTrip).handleRequest(Map.of(), TestCloud.noContext());
            assertThat(cloud.mailsTo("pat@example.org"))
                    .filteredOn(mail -> mail.subject().contains("New York time"))
                    .singleElement()
                    .satisfies(mail -> assertThat(Letterbox.text(mail))
                            .contains("New York Station")
                            .doesNotContain("Denver"));
        }
    }

    @Test
    void aRequestThatAnOlderProgramStoredIsAboutTheCityOfThatIdOrElseHome() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply asked = cloud.post("/api/requests", to(cloud, "new-york", "2026-12-08T10:00"));
            cloud.dynamo.updateItem(update -> update.tableName(cloud.table)
                    .key(Map.of(
                            "pk", AttributeValue.fromS("request#" + asked.text("id")),
                            "sk", AttributeValue.fromS("request")))
                    .updateExpression("REMOVE cityName, cityNames, cityZone, cityPlace"));

            assertThat(hostView(cloud, asked).body())
                    .contains("\"name\":\"New York\",\"timeZone\":\"America/New_York\"", "new-york-station");

            cloud.answersWith(new Wiring(cloud.environment, Samples.host()));
            assertThat(hostView(cloud, asked).body()).contains("\"name\":\"Denver\"", "union-station");
        }
    }

    @Test
    void theFormWithoutAScriptAsksForATripToo() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            String form = "name=Pat&email=pat%40example.org&topic=I+would+love+to+hear+about+robots.&city=new-york"
                    + "&arrive=2026-12-07&leave=2026-12-09&times=2026-12-08T10%3A00&meeting=coffee&pledge=on";
            Map<String, String> type = Map.of("content-type", "application/x-www-form-urlencoded");

            assertThat(cloud.call("POST", "/api/requests", type, form.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(303);

            // And where it is refused, the city that was chosen is chosen still.
            Reply again = cloud.call(
                    "POST",
                    "/api/requests",
                    type,
                    form.replace("name=Pat", "name=").getBytes(StandardCharsets.UTF_8));
            assertThat(again.status()).isEqualTo(422);
            assertThat(Jsoup.parse(again.body()).select("[name=city][checked]").val())
                    .isEqualTo("new-york");
        }
    }

    @Test
    void aTripThatIsOverIsNotOfferedAnyMore() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            // A second before and at midnight in New York
            Instant midnight = Instant.parse("2026-12-11T05:00:00Z");
            cloud.clock.advance(Duration.between(cloud.clock.instant(), midnight.minusSeconds(1)));
            assertThat(cities(cloud)).extracting(city -> city.get("id")).containsExactly("denver", "new-york");
            cloud.clock.advance(Duration.ofSeconds(1));
            assertThat(cities(cloud)).extracting(city -> city.get("id")).containsExactly("denver");

            Reply refused = cloud.post("/api/requests", to(cloud, "new-york", "2026-12-14T10:00"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.wrongFields()).contains("city");
        }
    }

    @Test
    void aRequestToATripIsToBeAnsweredBeforeTheTripEnds() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            // The last time that can be asked for, a day before it
            cloud.clock.advance(Duration.between(cloud.clock.instant(), Instant.parse("2026-12-09T22:00:00Z")));
            Reply asked = cloud.post("/api/requests", to(cloud, "new-york", "2026-12-10T17:15"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);

            // The promise of three days would end on the 12th; twelve hours before 17:15 in New York is in time.
            assertThat(asked.text("answerBy")).isEqualTo("2026-12-10T10:15:00Z");
        }
    }

    @Test
    void theTripsAreACalendar() {
        try (TestCloud cloud = TestCloud.start(Samples.travelling(NEW_YORK))) {
            Reply feed = cloud.get("/api/trips.ics");

            assertThat(feed.status()).isEqualTo(200);
            assertThat(feed.headers()).containsEntry("content-type", "text/calendar; charset=utf-8");
            assertThat(feed.body()).contains("SUMMARY:Sam Host in New York\r\n", "DTSTART;VALUE=DATE:20261207\r\n");
        }
    }

    private static Map<String, Object> to(TestCloud cloud, String city, String... times) {
        Map<String, Object> form = cloud.form();
        form.put("city", city);
        form.put("arrive", times[0].substring(0, 10));
        form.put("leave", times[times.length - 1].substring(0, 10));
        form.put("times", List.of(times));
        return form;
    }

    private static Reply hostView(TestCloud cloud, Reply asked) {
        return cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, asked.text("id"))));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> times(Reply view) {
        return (List<Map<String, Object>>) ((Map<String, Object>) view.json().get("request")).get("times");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> cities(TestCloud cloud) {
        return (List<Map<String, Object>>) cloud.get("/api/openings").json().get("cities");
    }

    @SuppressWarnings("unchecked")
    private static List<String> days(Map<String, Object> city) {
        return ((List<Map<String, Object>>) city.get("days"))
                .stream().map(day -> (String) day.get("date")).toList();
    }
}
