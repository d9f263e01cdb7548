/** The SDK: its clients, what goes wrong with it, and in a room each what is kept in a table, a mailbox or a bucket. Nobody else but {@code lambda} names it. */
@NullMarked
package meetme.aws;

import org.jspecify.annotations.NullMarked;
