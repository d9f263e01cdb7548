/** JSON, HTTP, HTML, files, and what has to be closed again: used by all of the others, and uses none of them. */
@NullMarked
package meetme.local.io;

import org.jspecify.annotations.NullMarked;
