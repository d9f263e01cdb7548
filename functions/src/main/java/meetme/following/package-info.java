/** Between question and meetup, and after it: nudges, other times, a reminder, and whether the two have met. */
@NullMarked
package meetme.following;

import org.jspecify.annotations.NullMarked;
