/**
 * The six functions and their wiring: {@link meetme.lambda.Wiring}, {@link meetme.lambda.CalendarWiring} and {@code
 * PublisherWiring} are the only places that read the environment or a real clock.
 */
@NullMarked
package meetme.lambda;

import org.jspecify.annotations.NullMarked;
