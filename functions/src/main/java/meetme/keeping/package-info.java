/** Keeping the promise: whatever time alone brings about. */
@NullMarked
package meetme.keeping;

import org.jspecify.annotations.NullMarked;
