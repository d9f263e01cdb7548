/** Stored → mail with links: the host hears of the request, the visitor that it has come in. */
@NullMarked
package meetme.confirming;

import org.jspecify.annotations.NullMarked;
