/** Emails and how they are sent: {@link meetme.mail.OutboxSender} leases one, writes it, sends it, and stores the outcome. */
@NullMarked
package meetme.mail;

import org.jspecify.annotations.NullMarked;
