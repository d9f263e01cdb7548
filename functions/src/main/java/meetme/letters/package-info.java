/** Every email: what has happened → what each of the two is told of it, as long as it is true. */
@NullMarked
package meetme.letters;

import org.jspecify.annotations.NullMarked;
