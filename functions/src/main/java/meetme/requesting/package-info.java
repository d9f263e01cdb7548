/** Form to request: what a visitor typed is read once, here, and stored before they are told that we have it. */
@NullMarked
package meetme.requesting;

import org.jspecify.annotations.NullMarked;
