/** What a mail is, and the way it takes: {@link meetme.mail.OutboxSender} leases it, writes it, posts it, and says so. */
@NullMarked
package meetme.mail;

import org.jspecify.annotations.NullMarked;
