package meetme.simulation;

/** Something that must hold did not. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String promise;

    /** @param promise that was broken, as a sentence of ours */
    Violation(String promise, String how) {
        super(promise + ": " + how);
        this.promise = promise;
    }

    String promise() {
        return promise;
    }
}
