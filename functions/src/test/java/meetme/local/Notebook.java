package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import meetme.local.Browser.Reply;

/** What people have sent and pressed, and what they were answered: whatever becomes of the program, that must hold. */
final class Notebook {

    // In the order in which it was sent.
    private final Map<Sent, Optional<Shown>> sent = new LinkedHashMap<>();
    private final List<Pressed> pressed = new ArrayList<>();
    private CountDownLatch ahead = new CountDownLatch(0);

    /**
     * A press that has changed something, as its answer said.
     *
     * @param side whose button it was: {@code host} or {@code visitor}
     * @param token of the link
     * @param state the request's afterwards, as that side sees it
     */
    record Pressed(String side, String token, String request, String action, int version, String state) {}

    /** Opens when so much more has been answered that changes something. */
    synchronized CountDownLatch after(int answers) {
        ahead = new CountDownLatch(answers);
        return ahead;
    }

    /**
     * Sends it and notes the answer. Without one, it stays open.
     *
     * @return what it was answered, if that was no refusal
     */
    Optional<Shown> send(Browser browser, Sent one) {
        synchronized (this) {
            sent.putIfAbsent(one, Optional.empty());
        }
        Reply reply = one.to(browser);
        assertThat(reply.status()).as(reply.body()).isIn(200, 201, 409, 422);
        return reply.status() < 300 ? Optional.of(accepted(one, Shown.by(reply))) : refused(one);
    }

    private synchronized Shown accepted(Sent one, Shown answer) {
        sent.getOrDefault(one, Optional.empty())
                .ifPresentOrElse(before -> assertThat(promised(answer)).isEqualTo(promised(before)), ahead::countDown);
        sent.put(one, Optional.of(answer));
        return answer;
    }

    // Not what a guest's page shows beside it, which may change.
    private static List<Object> promised(Shown answer) {
        return List.of(answer.text("id"), answer.text("state"), answer.text("statusUrl"), answer.texts("invitations"));
    }

    private synchronized Optional<Shown> refused(Sent one) {
        assertThat(sent.remove(one))
                .as("What was accepted once is not refused later")
                .isEqualTo(Optional.empty());
        return Optional.empty();
    }

    /** Sends once more whatever got no answer, as a page does. */
    void sendAgain(Browser browser) {
        answers("").forEach((one, answer) -> {
            if (answer.isEmpty()) {
                send(browser, one);
            }
        });
    }

    /** What was sent to that path or one below it. */
    synchronized Map<Sent, Optional<Shown>> answers(String path) {
        Map<Sent, Optional<Shown>> there = new LinkedHashMap<>(sent);
        there.keySet().removeIf(one -> !one.path().startsWith(path));
        return there;
    }

    /** Of what was sent there, all that was accepted. */
    List<Shown> accepted(String path) {
        return answers(path).values().stream().flatMap(Optional::stream).toList();
    }

    synchronized void note(Pressed press) {
        pressed.add(press);
        ahead.countDown();
    }

    synchronized List<Pressed> pressed() {
        return List.copyOf(pressed);
    }
}
