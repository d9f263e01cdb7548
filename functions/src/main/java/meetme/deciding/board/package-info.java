/** All requests together, for the host alone. */
@NullMarked
package meetme.deciding.board;

import org.jspecify.annotations.NullMarked;
