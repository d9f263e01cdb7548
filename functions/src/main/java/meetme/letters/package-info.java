/** Every mail: what has happened → what each of the two is told of it, while it is true. */
@NullMarked
package meetme.letters;

import org.jspecify.annotations.NullMarked;
