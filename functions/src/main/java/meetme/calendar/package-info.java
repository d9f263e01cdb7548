/**
 * The calendar entry of a meetup: in a mail, as a file, and as links for those whose mail program hides invitations.
 */
@NullMarked
package meetme.calendar;

import org.jspecify.annotations.NullMarked;
