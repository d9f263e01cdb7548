/** What the host decides about one request, and what their page of it shows. */
@NullMarked
package meetme.deciding.host;

import org.jspecify.annotations.NullMarked;
