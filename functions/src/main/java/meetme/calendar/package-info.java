/**
 * The calendar entry of a meetup: in an email, as a file, and as links for people whose mail program hides invitations.
 */
@NullMarked
package meetme.calendar;

import org.jspecify.annotations.NullMarked;
