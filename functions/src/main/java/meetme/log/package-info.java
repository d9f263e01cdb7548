/** What may be logged: names of events and keys from a fixed list, never anything a person typed. */
@NullMarked
package meetme.log;

import org.jspecify.annotations.NullMarked;
