package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import meetme.local.Browser.Letter;
import meetme.local.Browser.Reply;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

/** The way of a request, end to end, as people walk it: through HTTP and the mails, on the whole one-machine stack. */
class WholeWayIT {

    private static final String VISITOR = "pat@example.org";

    @Test
    void aRequestIsAskedAnsweredFromTheMailHeldInBothCalendarsAndCancelled() throws Exception {
        try (OneMachine machine = OneMachine.start(RealProgram.forTests(), new RealProgram());
                Browser browser = new Browser(machine.base())) {
            // Given the page, and a visitor who asks
            assertThat(browser.get("/").body()).contains("<form", "action=\"/api/requests\"");
            assertThat(browser.get("/").header("referrer-policy")).isEqualTo("same-origin");
            assertThat(browser.get("/api/form?language=en").header("referrer-policy"))
                    .isEqualTo("same-origin");
            assertThat(browser.get("/status").header("referrer-policy")).isEqualTo("no-referrer");
            Visit visit = Visit.plan(browser, VISITOR);
            Reply asked = visit.ask(browser);
            assertThat(asked.status()).isEqualTo(201);

            // Then both have mail at once, and the host's holds a link
            await().atMost(Duration.ofSeconds(10)).until(() -> browser.mails().size() == 2);
            String host = browser.mailsTo(RealProgram.HOST).get(0).token();
            String visitor = browser.mailsTo(VISITOR).get(0).token();
            assertThat(asked.text("statusUrl")).startsWith("/status#").doesNotEndWith(visitor);

            // When the host looks and approves
            Reply look = browser.post("/api/host/view", Map.of("token", host));
            assertThat(look.text("state")).isEqualTo("pending");
            Map<String, Object> approve = Map.of(
                    "token",
                    host,
                    "version",
                    look.json().get("version"),
                    "action",
                    "approve",
                    "time",
                    visit.time(),
                    "place",
                    place(look));
            Reply approved = browser.post("/api/host/act", approve);
            Reply again = browser.post("/api/host/act", approve);

            // Then pressing again shows what was decided, and nobody is told for two minutes
            assertThat(approved.text("state")).isEqualTo("approved");
            assertThat(again.json()).containsEntry("already", true);
            assertThat(browser.post("/api/visitor/view", Map.of("token", visitor))
                            .text("state"))
                    .isEqualTo("pending");
            browser.advance(Duration.ofMinutes(1));
            assertThat(browser.mails()).hasSize(2);

            // And then both get the same calendar entry
            browser.advance(Duration.ofMinutes(2));
            assertThat(browser.mails()).hasSize(4);
            VEvent hosts = event(browser.mailsTo(RealProgram.HOST).get(1), "REQUEST");
            VEvent visitors = event(browser.mailsTo(VISITOR).get(1), "REQUEST");
            assertThat(hosts.getUid().getValue()).isEqualTo(visitors.getUid().getValue());
            assertThat(List.of(hosts, visitors)).isNotEmpty().allSatisfy(event -> {
                assertThat(event.getSequence().getValue()).isZero();
                assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(instant(visit, look));
            });
            assertThat(browser.post("/api/visitor/calendar", Map.of("token", visitor))
                            .body())
                    .contains(hosts.getUid().getValue());

            // When the host cancels, then the same entry is taken out of both
            Reply cancelled = browser.post(
                    "/api/host/act",
                    Map.of("token", host, "version", approved.json().get("version"), "action", "cancel"));
            assertThat(cancelled.text("state")).isEqualTo("cancelled");
            browser.advance(Duration.ofSeconds(1));
            assertThat(browser.mails()).hasSize(6);
            for (Letter letter : browser.mails().subList(4, 6)) {
                VEvent event = event(letter, "CANCEL");
                assertThat(event.getUid().getValue()).isEqualTo(hosts.getUid().getValue());
                assertThat(event.getSequence().getValue()).isEqualTo(1);
                assertThat(event.getStatus().isCancelled()).isTrue();
            }
            assertThat(browser.post("/api/visitor/view", Map.of("token", visitor))
                            .text("state"))
                    .isEqualTo("cancelled");
            assertThat(machine.failureQueue()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static String place(Reply look) {
        return (String)
                ((List<Map<String, Object>>) look.json().get("places")).get(0).get("id");
    }

    @SuppressWarnings("unchecked")
    private static Instant instant(Visit visit, Reply look) {
        Map<String, Object> request = (Map<String, Object>) look.json().get("request");
        Map<String, Object> city = (Map<String, Object>) request.get("city");
        return LocalDateTime.parse(visit.time())
                .atZone(ZoneId.of((String) city.get("timeZone")))
                .toInstant();
    }

    // Read by two parsers that know nothing of each other, and nothing of how it was written.
    private static VEvent event(Letter letter, String method) {
        String ics = letter.calendar().orElseThrow();
        ICalendar calendar = Biweekly.parse(ics).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(ical4j(ics).toString()).contains("METHOD:" + method);
        return calendar.getEvents().get(0);
    }

    private static Calendar ical4j(String ics) {
        try {
            return new CalendarBuilder().build(new StringReader(ics));
        } catch (Exception e) {
            throw new AssertionError(ics, e);
        }
    }
}
