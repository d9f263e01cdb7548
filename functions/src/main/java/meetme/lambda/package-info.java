/**
 * The functions, and {@link meetme.lambda.Wiring}: with the publisher's own one the only place that reads the environment or
 * a real clock.
 */
@NullMarked
package meetme.lambda;

import org.jspecify.annotations.NullMarked;
