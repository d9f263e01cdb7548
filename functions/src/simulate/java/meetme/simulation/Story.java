package meetme.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import meetme.aws.AwsClients;
import meetme.aws.dynamo.Table;
import meetme.lambda.Stores;
import meetme.lambda.Wiring;
import meetme.simulation.Functions.Kind;
import meetme.simulation.Theme.Doing;
import meetme.simulation.dynamo.Commit;
import meetme.simulation.dynamo.ModelDynamo;
import meetme.simulation.dynamo.ModelTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ses.SesClient;

/** What happens by one seed: some days of people and troubles, then weeks in which nothing fails any more, until all is over. */
final class Story {

    private static final Instant START = Instant.parse("2026-11-22T20:30:00Z");

    private static final int FEWEST_STEPS = 6;
    private static final int MORE_STEPS = 16;

    /** By then every stay, every time and every question about it is over. */
    private static final Duration UNTIL_ALL_IS_OVER = Duration.ofDays(75);

    /** Mostly less than a second, but nobody promises it. */
    private static final List<Long> LAGS = List.of(300L, 300L, 900L, 5_000L, 50_000L);

    /** After which whatever was called off is called off. */
    private static final int A_WHILE_MINUTES = 15;

    private final World world;
    private final Theme theme;
    private final Books books;
    private final Promises promises;
    private final SimulatedSes ses;
    private final Functions functions;
    private final Stream stream;
    private final Schedule schedule;
    private final ModelTable table;
    private final Visitors visitors;
    private final HostPerson host;
    private final Presses presses;
    private final Guests guests;
    private final Troubles troubles;
    private final Stores stores;

    /** @param trace gets a line for everything that happens, if anybody wants to read it */
    Story(Deployed deployed, Dice dice, Optional<List<String>> trace) {
        this(deployed, dice, trace, model -> model);
    }

    /** @param listener to what the program asks of DynamoDB */
    Story(Deployed deployed, Dice dice, Optional<List<String>> trace, UnaryOperator<DynamoDbClient> listener) {
        this.world = new World(dice, START.plus(Duration.ofHours(dice.below(24 * 14, "start"))), trace);
        this.theme = Theme.of(dice);
        this.table = new ModelTable(deployed.table(), world::millis, this::lag, this::committed);
        ModelDynamo model = new ModelDynamo(table);
        DynamoDbClient heard = listener.apply(model);
        this.stores = stores(deployed, model);
        this.books = new Books(world, table, stores);
        this.ses = new SimulatedSes(world, this::sent);
        this.functions = new Functions(world, clients(new FaultyDynamo(world, model, heard), () -> ses), deployed);
        this.stream = new Stream(world, functions);
        this.schedule = new Schedule(world, functions, table::nextDue);
        Browser browser = new Browser(world, functions);
        this.guests = new Guests(world, browser);
        this.promises = new Promises(world, books, table, guests);
        this.presses = new Presses(world, browser, books::lives);
        this.visitors =
                new Visitors(world, browser, presses, id -> books.requests().containsKey(id));
        this.host = new HostPerson(world, browser, presses);
        this.troubles = new Troubles(
                world,
                functions,
                ses,
                schedule,
                table,
                new Table(heard, deployed.table().tableName()),
                stream);
    }

    private Stores stores(Deployed deployed, DynamoDbClient dynamo) {
        AwsClients clients = clients(dynamo, () -> {
            throw new IllegalStateException("Who looks sends nothing");
        });
        return new Wiring(deployed.variables().get(Kind.API), deployed.host(), clients, world.clock(Duration.ZERO))
                .stores();
    }

    private static AwsClients clients(DynamoDbClient dynamo, Supplier<SesClient> ses) {
        return new AwsClients() {
            @Override
            public DynamoDbClient dynamo() {
                return dynamo;
            }

            @Override
            public SesClient ses() {
                return ses.get();
            }
        };
    }

    private long lag() {
        String what = "indexes lag at " + world.taskIfAny().map(Task::name).orElse("rest") + " " + world.millis();
        return world.dice().happens(world.faults().indexLags(), what)
                ? world.dice().oneOf(LAGS, what + " by")
                : 0;
    }

    private void committed(Commit commit) {
        world.taskIfAny().ifPresent(task -> {
            task.committed();
            if (commit.isOf("mail")
                    && !commit.isGone()
                    && !commit.after().get("status").s().equals("sending")) {
                var _ = task.forget();
            }
        });
        stream.add(commit);
        schedule.changed();
        world.look(() -> books.note(commit));
    }

    private void sent(SentMail mail) {
        world.look(() -> promises.check(mail, ses.mails()));
    }

    // Telling it

    /** What was broken, if anything. */
    Optional<Violation> tell() {
        Here.is(world);
        try {
            live();
            outlive();
            return Optional.empty();
        } catch (Violation broken) {
            return Optional.of(broken);
        } finally {
            Here.nowhere();
        }
    }

    private void live() {
        troubles.deploy();
        if (theme != Theme.MEETUPS) {
            openTheBoard();
        }
        int fewest = theme == Theme.MEETUPS ? FEWEST_STEPS : 2 * FEWEST_STEPS;
        int steps = fewest + world.dice().below(MORE_STEPS, "steps");
        for (int number = 1; number <= steps; number++) {
            String step = "step " + number;
            runUntil(world.millis() + pause(step).toMillis());
            if (world.dice().happens(1, step)) {
                act(step, number % 8 == 1 ? Doing.ASK : theme.doing(world.dice(), step));
            }
        }
    }

    // Its link comes by email, to be asked for on the page of a request. What can go wrong on that way does so in other
    // stories.
    private void openTheBoard() {
        world.faults().end();
        visitors.ask("first");
        runUntil(world.millis() + Duration.ofMinutes(15).toMillis());
        host.plan("the board", ses.mails());
        runUntil(world.millis() + Duration.ofMinutes(3).toMillis());
        if (theme != Theme.GUESTS || world.dice().fraction("guests of a trip") < 0.5) {
            host.plan("the first plan", ses.mails());
            runUntil(world.millis() + Duration.ofMinutes(3).toMillis());
        }
        world.faults().begin();
    }

    private Duration pause(String step) {
        double kind = world.dice().fraction(step + " after");
        int much = world.dice().below(1_000, step + " after how much");
        // What nobody has heard of yet matters while mail stands still: then things happen one soon after the other.
        if (ses.isInTrouble()) {
            return Duration.ofMillis(much * 240L);
        }
        if (kind < 0.3) {
            return Duration.ofMillis(much);
        }
        if (kind < 0.6) {
            return Duration.ofMillis(much * 240L);
        }
        // A trip is soon over.
        return kind < 0.85 || theme == Theme.ROAD ? Duration.ofSeconds(much * 20L) : Duration.ofSeconds(much * 200L);
    }

    private void act(String step, Doing what) {
        List<SentMail> mails = ses.mails();
        Optional<String> board = host.board(step, mails);
        if (board.isEmpty() && what.isOnTheBoard()) {
            host.plan(step, mails);
            return;
        }
        switch (what) {
            case ASK -> visitors.ask(step);
            case HOST -> host.press(step, mails);
            case VISITOR -> visitors.press(step, mails);
            case PLAN -> host.plan(step, mails);
            case INVITE -> guests.invite(step, board.orElseThrow());
            case ANSWER -> guests.answer(step, board);
            case TAKE_BACK -> guests.takeBack(step, board.orElseThrow());
            case WATCH -> guests.watch(step, mails);
            case PRESS_WATCH -> guests.pressWatch(step, mails);
            case TELL -> guests.tell(step, board.orElseThrow());
            case TROUBLE -> troubles.happen(step);
        }
    }

    private void outlive() {
        // What has been begun comes to its end, with all its troubles.
        runUntil(world.millis() + Duration.ofMinutes(20).toMillis());
        world.faults().end();
        world.say(() -> "From now on nothing fails");
        // Where the sweep does nothing yet, nothing is called off.
        boolean isSwept = !schedule.isOff() && !stores.mail().sending().isPaused();
        for (int minute = 0; minute < A_WHILE_MINUTES; minute++) {
            schedule.changed();
            runUntil(world.millis() + Duration.ofMinutes(1).toMillis());
        }
        if (isSwept) {
            promises.checkCalledOff(stores.plans().find());
        }
        runUntil(world.millis() + UNTIL_ALL_IS_OVER.toMillis());
        promises.checkEnd(visitors.forms(), presses.pressed(), ses.mails());
    }

    private void runUntil(long end) {
        world.runUntil(end, books::compare);
    }
}
