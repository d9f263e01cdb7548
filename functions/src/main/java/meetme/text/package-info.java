/**
 * What is said to people, in their language: the words out of a bundle, dates and times by the clocks of a city, and which of the
 * characters that somebody typed may be shown to somebody else.
 */
@NullMarked
package meetme.text;

import org.jspecify.annotations.NullMarked;
