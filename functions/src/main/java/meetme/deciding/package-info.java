/**
 * Link to decision: who holds a link sees the request, and what they press is done once. What the host, the visitor and
 * the board have in common; each of the three has a room of its own.
 */
@NullMarked
package meetme.deciding;

import org.jspecify.annotations.NullMarked;
