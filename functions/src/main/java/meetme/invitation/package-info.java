/**
 * Personal invitations: the host writes first, and whoever is invited answers with one tap. A request that comes of it is a
 * {@link meetme.meetup.MeetupRequest}; what is here is the invitation itself.
 */
@NullMarked
package meetme.invitation;

import org.jspecify.annotations.NullMarked;
