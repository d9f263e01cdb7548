package meetme.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * How much goes wrong in one story. Each has some of the faults and not others, and more or less of them: if every story had all, few
 * would get anywhere.
 */
final class Faults {

    /** What may become of a call to DynamoDB. */
    enum OfDynamo {
        THROTTLED,
        ERROR,
        TIMED_OUT,
        COMMITTED_AND_TIMED_OUT,
        /** The SDK heard nothing, and has tried again by itself. */
        DONE_TWICE,
        CONFLICT,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    /** What may become of an email. */
    enum OfSes {
        THROTTLED,
        OUT_OF_ORDER,
        ERROR,
        ACCEPTED_AND_ERROR,
        TIMED_OUT,
        ACCEPTED_AND_HUNG,
        NO_RIGHTS,
        REJECTED,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private static final List<Double> RATES = List.of(0.0, 0.005, 0.02, 0.08);
    private static final List<Double> HOLDS = List.of(0.0, 0.02, 0.15, 0.4);

    private final List<OfDynamo> ofDynamo = new ArrayList<>();
    private final List<OfSes> ofSes = new ArrayList<>();
    private final double dynamo;
    private final double ses;
    private final double holds;
    private final double stream;
    private final double schedule;
    private final double network;
    private final double indexLags;
    private boolean calm;

    Faults(Dice dice) {
        for (OfDynamo each : OfDynamo.values()) {
            if (dice.fraction("swarm " + each) < 0.5) {
                ofDynamo.add(each);
            }
        }
        for (OfSes each : OfSes.values()) {
            if (dice.fraction("swarm ses " + each) < 0.5) {
                ofSes.add(each);
            }
        }
        dynamo = dice.oneOf(RATES, "rate of dynamo");
        ses = dice.oneOf(RATES, "rate of ses") * 4;
        holds = dice.oneOf(HOLDS, "rate of holds");
        stream = dice.oneOf(RATES, "rate of stream") * 4;
        schedule = dice.oneOf(RATES, "rate of schedule");
        network = dice.oneOf(RATES, "rate of network");
        indexLags = dice.oneOf(RATES, "rate of lag") * 4;
    }

    /** From now on nothing goes wrong any more. */
    void end() {
        calm = true;
    }

    /** From now on things go wrong again. */
    void begin() {
        calm = false;
    }

    private double unlessCalm(double rate) {
        return calm ? 0 : rate;
    }

    List<OfDynamo> ofDynamo() {
        return ofDynamo;
    }

    List<OfSes> ofSes() {
        return ofSes;
    }

    double dynamo() {
        return ofDynamo.isEmpty() ? 0 : unlessCalm(dynamo);
    }

    double ses() {
        return ofSes.isEmpty() ? 0 : unlessCalm(ses);
    }

    /** That a call is put on hold for a while. */
    double holds() {
        return unlessCalm(holds);
    }

    /** That a record is late, lost, or there twice. */
    double stream() {
        return unlessCalm(stream);
    }

    /** That a run of the sweep is missed or doubled. */
    double schedule() {
        return unlessCalm(schedule);
    }

    /** That an answer does not reach who has asked. */
    double network() {
        return unlessCalm(network);
    }

    double indexLags() {
        return unlessCalm(indexLags);
    }
}
