/** Invitation to answer: the host writes to people by name, and whoever holds such a link says yes, no, or asks for another time. */
@NullMarked
package meetme.inviting;

import org.jspecify.annotations.NullMarked;
