package meetme.bench;

/**
 * One cold start.
 *
 * @param init from starting the process until it asked for an event, in nanoseconds
 * @param first from handing the event over until the answer was there, in nanoseconds
 * @param memory the most until then, in bytes
 */
record Sample(long init, long first, long memory) {

    long total() {
        return init + first;
    }
}
