/**
 * The promise under fire: the real handlers and stores over a model of AWS, of time and of the two people, with every fault that
 * docs/decisions/0031-simulator.md lists. One number, the seed, decides about everything that happens, so that whatever goes wrong
 * can be looked at again. {@code mvn -Psimulate} runs it; nothing of it is ever deployed.
 *
 * <pre>
 *   {@link meetme.simulation.Simulation}  many seeds, and what to say of them
 *   └ {@link meetme.simulation.Story}     one seed: what happens, until all of it is over
 *     ├ People, Troubles       press buttons behind links of emails that have arrived; break things
 *     ├ World, Task            time, and whose turn it is: a call may be put on hold wherever it calls AWS
 *     ├ Functions, Stream …    the deployed functions, and what calls them
 *     ├ FaultyDynamo, Ses      AWS, over the model in {@link meetme.simulation.dynamo}
 *     └ Promises, Books        what must hold, whatever has happened
 * </pre>
 */
@NullMarked
package meetme.simulation;

import org.jspecify.annotations.NullMarked;
