/** Keeping the promise: everything that happens with time alone. */
@NullMarked
package meetme.keeping;

import org.jspecify.annotations.NullMarked;
