/** Secret links and the keys that sign them. The holder of a link can see and answer one request, and nothing else. */
@NullMarked
package meetme.security;

import org.jspecify.annotations.NullMarked;
