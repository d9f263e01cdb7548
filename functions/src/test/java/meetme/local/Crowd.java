package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Many who use the program at the same time, each one thing after the other, until it is killed. */
record Crowd(List<Person> people, Notebook notebook) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Somebody who uses the program. */
    interface Person {

        /** Does the next thing. */
        void goOn(Browser browser, RandomGenerator random);
    }

    /** Lets them, and kills the program right behind that many answers, whatever else it is doing. */
    void useUntilKilled(Process process, URI address, int answers, SplittableRandom random)
            throws InterruptedException, ExecutionException {
        AtomicBoolean killed = new AtomicBoolean();
        List<Future<?>> busy = new ArrayList<>();
        CountDownLatch enough = notebook.after(answers);
        boolean inTime;
        try (Browser browser = new Browser(address);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Person person : people) {
                RandomGenerator own = random.split();
                busy.add(threads.submit(() -> goOn(person, browser, own, killed)));
            }
            inTime = enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            killed.set(true);
            process.destroyForcibly().waitFor();
        }
        for (Future<?> one : busy) {
            one.get();
        }
        assertThat(inTime).as("%d answers in %s", answers, PATIENCE).isTrue();
    }

    private static void goOn(Person person, Browser browser, RandomGenerator random, AtomicBoolean killed) {
        try {
            while (!killed.get()) {
                person.goOn(browser, random);
            }
        } catch (UncheckedIOException noAnswer) {
            if (!killed.get()) {
                throw noAnswer;
            }
        }
    }
}
