package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program, killed at random while many use it at once. As often as one likes, which takes some minutes:
 * {@code mvn test -Dtest=KillsUnderLoadIT -Dkills=20}. With {@code -Dseed=4711}, people want the same again, but what meets what
 * is as the threads will have it.
 */
class KillsUnderLoadIT {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Notebook notebook = new Notebook();
    private final Mailbag mailbag = new Mailbag();

    @Test
    void whateverWasAnsweredHoldsHoweverOftenTheProgramIsKilled(@TempDir Path data) throws Exception {
        System.out.printf("%d kills, seed %d%n", KILLS, SEED);
        String board = "";
        int pressed = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            // Given people who ask, press, invite and answer all at once, day after day, while time passes
            Process process = KilledProgram.start(data);
            try {
                URI address = KilledProgram.address(process);
                List<Crowd.Person> people;
                try (Browser browser = new Browser(address)) {
                    lookAfterAKill(browser, pressed);
                    pressed = notebook.pressed().size();
                    board = board.isEmpty() ? MailedBoard.token(browser) : board;
                    people = people(browser, board);
                }
                // When the program is killed
                new Crowd(people, notebook).useUntilKilled(process, address, random.nextInt(30, 80), random);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        Process last = KilledProgram.start(data);
        try (Browser browser = new Browser(KilledProgram.address(last))) {
            lookAfterAKill(browser, pressed);
            browser.advance(Duration.ofDays(5));
            mailbag.fetch(browser);
            // Then all that was answered is so, and nothing has been said more often than it had to be
            Reckoning reckoning = new Reckoning(browser, notebook, mailbag.mails(), board);
            System.out.println(reckoning);
            assertThat(notebook.pressed()).isNotEmpty();
            Reckoning.everyPressHolds(browser, notebook.pressed());
            reckoning.everyFormIsThere();
            reckoning.everyInvitationHolds();
            reckoning.everyAgreementIsOnce();
            reckoning.everybodyHasHeard();
            reckoning.noEmailHasLeftWithoutNeed(KILLS);
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    /** Then each press still holds, and whoever had no answer gets one now. */
    private void lookAfterAKill(Browser browser, int pressedBefore) {
        List<Notebook.Pressed> pressed = notebook.pressed();
        Reckoning.everyPressHolds(browser, pressed.subList(pressedBefore, pressed.size()));
        notebook.sendAgain(browser);
    }

    private List<Crowd.Person> people(Browser browser, String board) {
        // Or their forms would be too many for one day.
        browser.advance(Duration.ofDays(1));
        Askers askers = Askers.of(browser, notebook);
        return List.of(
                askers,
                new Presser("host", mailbag, notebook),
                new Presser("host", mailbag, notebook),
                new Presser("visitor", mailbag, notebook),
                new Invitees(board, askers.template(), notebook),
                new Invitees(board, askers.template(), notebook),
                (all, random) -> mailbag.fetch(all),
                (all, random) -> all.advance(Duration.ofMinutes(random.nextInt(1, 20))));
    }
}
