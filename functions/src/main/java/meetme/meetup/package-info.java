/**
 * The domain: a request for a meetup, the states it goes through, and who is told what. JDK only; time and
 * randomness come in as arguments.
 */
@NullMarked
package meetme.meetup;

import org.jspecify.annotations.NullMarked;
