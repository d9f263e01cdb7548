/** How things stand, to the host: the links to their board, and the weekly digest. */
@NullMarked
package meetme.reporting;

import org.jspecify.annotations.NullMarked;
