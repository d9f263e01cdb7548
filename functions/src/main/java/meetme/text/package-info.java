/**
 * The words that people read, in their language; dates and times by a city's clocks; and which of the
 * characters that somebody typed are safe to show to somebody else.
 */
@NullMarked
package meetme.text;

import org.jspecify.annotations.NullMarked;
