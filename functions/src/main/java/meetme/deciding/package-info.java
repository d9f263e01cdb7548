/** Link to decision: who holds a link sees the request, and what they press is done once. */
@NullMarked
package meetme.deciding;

import org.jspecify.annotations.NullMarked;
