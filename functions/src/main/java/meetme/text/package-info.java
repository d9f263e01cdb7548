/** What is said to people, in their language: the words out of a bundle, and dates and times by the clocks of a city. */
@NullMarked
package meetme.text;

import org.jspecify.annotations.NullMarked;
