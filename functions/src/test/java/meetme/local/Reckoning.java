package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import meetme.local.Browser.Reply;
import meetme.local.Mailbag.Mail;
import meetme.local.Notebook.Pressed;

/** Whether everything that people were answered is so, as far as they and the host can see. */
final class Reckoning {

    /** What somebody must have heard of a request, by what has become of it. */
    private static final Map<String, List<String>> TOLD = Map.of(
            "approved", List.of("invite_to_visitor", "invite_to_host"),
            "met", List.of("invite_to_visitor", "invite_to_host"),
            "missed", List.of("invite_to_visitor", "invite_to_host"),
            "declined", List.of("decline_to_visitor"),
            "pitch", List.of("pitch_to_visitor"),
            "unanswered", List.of("apology_to_visitor", "missed_to_host"),
            "lapsed", List.of("lapse_to_visitor", "lapse_to_host"),
            "cancelled", List.of("cancellation_to_visitor", "cancellation_to_host"),
            "withdrawn", List.of("withdrawal_to_host"));

    private final Browser browser;
    private final Notebook notebook;
    private final List<Mail> mails;
    private final String board;
    private final List<Shown> exported;

    Reckoning(Browser browser, Notebook notebook, List<Mail> mails, String board) {
        this.browser = browser;
        this.notebook = notebook;
        this.mails = mails;
        this.board = board;
        this.exported = exported();
    }

    private List<Shown> exported() {
        List<Shown> answers = new ArrayList<>();
        answers.add(board("/api/host/export", Map.of()));
        while (answers.getLast().has("more")) {
            answers.add(
                    board("/api/host/export", Map.of("more", answers.getLast().text("more"))));
        }
        return answers;
    }

    private Shown board(String path, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("token", board);
        Reply reply = browser.persist(path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Shown.by(reply);
    }

    /** By id. */
    private Map<String, Shown> requests() {
        Map<String, Shown> requests = new LinkedHashMap<>();
        exported.forEach(answer -> answer.each("requests").forEach(each -> {
            String id = each.in("request").text("id");
            assertThat(requests.put(id, each)).as(id).isNull();
        }));
        return requests;
    }

    /** That each form that was answered 201 is one request, and behind its link. */
    void everyFormIsThere() {
        List<Shown> accepted = notebook.accepted("/api/requests");
        assertThat(accepted).isNotEmpty();
        Map<String, Shown> requests = requests();
        for (Shown form : accepted) {
            assertThat(requests).containsKey(form.text("id"));
            assertThat(view("visitor", link(form)).in("request").text("id")).isEqualTo(form.text("id"));
        }
        assertThat(accepted.stream().map(form -> form.text("id"))).doesNotHaveDuplicates();
    }

    private static String link(Shown answer) {
        return answer.text("statusUrl").replaceFirst(".*#", "");
    }

    private Shown view(String side, String token) {
        return view(browser, side, token);
    }

    private static Shown view(Browser browser, String side, String token) {
        Reply reply = browser.persist("/api/" + side + "/view", Map.of("token", token));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Shown.by(reply);
    }

    /** That what each of them has come to is still so, unless more has happened since, and that no two have won. */
    static void everyPressHolds(Browser browser, List<Pressed> pressed) {
        Set<List<Object>> won = new HashSet<>();
        for (Pressed press : pressed) {
            Shown view = view(browser, press.side(), press.token());
            assertThat(view.number("version")).as("%s", press).isGreaterThanOrEqualTo(press.version());
            if (view.number("version") == press.version()) {
                assertThat(view.text("state")).as("%s", press).isEqualTo(press.state());
            }
            // That an address is theirs leads on to no other version.
            if (!press.action().equals("confirm")) {
                assertThat(won.add(List.of(press.side(), press.request(), press.version())))
                        .as("%s", press)
                        .isTrue();
            }
        }
    }

    /** That each invitation is what its guest and the host were told, and has led to one request at most. */
    void everyInvitationHolds() {
        Map<String, Shown> list = new HashMap<>();
        board("/api/host/invitations", Map.of()).each("invitations").forEach(each -> list.put(each.text("id"), each));
        Map<String, String> byToken = new HashMap<>();
        List<Shown> made = notebook.accepted("/api/host/invite").stream()
                .flatMap(answer -> answer.each("invitations").stream())
                .toList();
        assertThat(made).isNotEmpty();
        for (Shown one : made) {
            assertThat(list).containsKey(one.text("id"));
            byToken.put(Invitees.token(one), one.text("id"));
        }
        assertThat(list).as("Nobody is invited twice").hasSameSizeAs(made);
        Map<String, Long> requests = requests().values().stream()
                .map(each -> each.in("request").in("invited").text("invitation"))
                .filter(invitation -> !invitation.isEmpty())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        notebook.answers("/api/invited/act").forEach((press, answer) -> {
            String id = byToken.getOrDefault(String.valueOf(press.body().get("token")), "");
            Shown guest = list.getOrDefault(id, new Shown(Map.of()));
            assertThat(guest.text("state"))
                    .as("%s", press)
                    .isEqualTo(press.body().get("action"));
            boolean led = !guest.text("state").equals("no");
            assertThat(requests.getOrDefault(id, 0L)).as("%s", press).isEqualTo(led ? 1 : 0);
            if (led) {
                view("visitor", link(answer.orElseThrow()));
            }
        });
        notebook.answers("/api/host/invitations/act").forEach((press, answer) -> {
            String id = String.valueOf(press.body().get("id"));
            assertThat(list.getOrDefault(id, new Shown(Map.of())).text("state")).isEqualTo("withdrawn");
            assertThat(requests).doesNotContainKey(id);
        });
    }

    /** That what is agreed is in the host's calendar once, and nothing else is. */
    void everyAgreementIsOnce() {
        Shown first = exported.getFirst();
        Map<String, String> calendar = new HashMap<>();
        String end = "";
        for (Shown entry : first.each("agenda")) {
            assertThat(calendar.put(entry.text("request"), entry.text("from")))
                    .as("%s", entry)
                    .isNull();
            assertThat(entry.text("from")).as("%s", entry).isGreaterThanOrEqualTo(end);
            end = entry.text("to");
        }
        assertThat(calendar).isNotEmpty();
        requests().forEach((id, request) -> {
            boolean isAgreed = request.has("meetup") && !request.text("state").equals("cancelled");
            assertThat(calendar.containsKey(id)).as("%s", request).isEqualTo(isAgreed);
        });
    }

    /** That the host has heard of each request, and whoever must hear the end of it, has. */
    void everybodyHasHeard() {
        Map<String, Set<String>> heard = mails.stream()
                .filter(mail -> mail.request().isPresent())
                .collect(Collectors.groupingBy(
                        mail -> mail.request().orElseThrow(), Collectors.mapping(Mail::kind, Collectors.toSet())));
        requests().forEach((id, request) -> {
            Set<String> kinds = heard.getOrDefault(id, Set.of());
            assertThat(kinds)
                    .as("%s", request)
                    // Nothing more of what was withdrawn before that could leave.
                    .containsAnyOf("request_to_host", "invite_to_host", "withdrawal_to_host")
                    .containsAll(TOLD.getOrDefault(request.text("state"), List.of()));
            request.each("mails")
                    .forEach(mail -> assertThat(mail.text("status"))
                            .as("%s %s", mail, request)
                            .isIn("sent", "overtaken", "withheld"));
        });
    }

    /**
     * That no email has left more than twice, and no more of them than may have been on their way when the program was killed: one
     * from the stream and one from the sweep.
     */
    void noEmailHasLeftWithoutNeed(int kills) {
        Map<String, Long> copies = mails.stream().collect(Collectors.groupingBy(Mail::id, Collectors.counting()));
        assertThat(copies.entrySet().stream().filter(each -> each.getValue() > 2))
                .isEmpty();
        assertThat(mails.size() - copies.size()).isLessThanOrEqualTo(2 * kills);
    }

    /** In numbers. */
    @Override
    public String toString() {
        Map<String, Long> states = requests().values().stream()
                .collect(Collectors.groupingBy(each -> each.text("state"), Collectors.counting()));
        long copies = mails.size() - mails.stream().map(Mail::id).distinct().count();
        return "%d forms, %d presses, %d answers to invitations; requests %s; %d emails, %d of them twice"
                .formatted(
                        notebook.accepted("/api/requests").size(),
                        notebook.pressed().size(),
                        notebook.accepted("/api/invited").size(),
                        states,
                        mails.size(),
                        copies);
    }
}
