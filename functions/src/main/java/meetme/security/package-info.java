/** Secret links: whoever holds one may see and answer one request, and nothing else. */
@NullMarked
package meetme.security;

import org.jspecify.annotations.NullMarked;
