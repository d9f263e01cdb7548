/** Where people say that they want to be told when the host comes, confirm and end it; and where the host has them told. */
@NullMarked
package meetme.watching;

import org.jspecify.annotations.NullMarked;
