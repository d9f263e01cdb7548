/** Logs names of events and keys from a fixed list, never anything that a person typed. */
@NullMarked
package meetme.log;

import org.jspecify.annotations.NullMarked;
