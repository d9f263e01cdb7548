/** The desk at {@code /local/}: every email that was sent, and the time machine that moves the clock of the program. */
@NullMarked
package meetme.local.desk;

import org.jspecify.annotations.NullMarked;
