/** Where emails end up: in the inbox, which keeps them, and on a mail server, for a real mail program. */
@NullMarked
package meetme.local.mail;

import org.jspecify.annotations.NullMarked;
