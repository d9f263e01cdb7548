package meetme.local;

/** Makes the program's handlers, as Lambda does in a cold start. */
@FunctionalInterface
interface Program {
    Functions start(LocalEnvironment environment);
}
