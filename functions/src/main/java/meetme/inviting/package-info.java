/** Decision → invitation, or a kind no; and what is said when one of the two steps back. */
@NullMarked
package meetme.inviting;

import org.jspecify.annotations.NullMarked;
