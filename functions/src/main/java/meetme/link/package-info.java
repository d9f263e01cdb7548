/** Secret links: whoever holds one may see and answer one request, and nothing else. */
@NullMarked
package meetme.link;

import org.jspecify.annotations.NullMarked;
