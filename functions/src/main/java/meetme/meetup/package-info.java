/**
 * The domain: what a request for a meetup is, the states it goes through, and who hears what. JDK only; time and
 * randomness come in as arguments.
 */
@NullMarked
package meetme.meetup;

import org.jspecify.annotations.NullMarked;
