package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.OutboxRow;
import meetme.meetup.Requests.Posted;

/** An email in the outbox, as an item. */
final class MailItem {

    private MailItem() {}

    /** One that has yet to be sent. */
    static Item waiting(OutboxRow.Mailing mail, Instant now, Instant expiresAt) {
        return Item.at(Keys.row(mail))
                .all(Keys.mailDue(mail, now))
                .text("kind", "mail")
                .text("status", "waiting")
                .number("attempt", 0)
                .number("doubtful", 0)
                // Due as soon as it is written; later the one moves on and the other stays.
                .value("writtenAt", millis(now))
                .expires(expiresAt);
    }

    /** The host's own links are nothing about the visitor. */
    static Optional<Posted> posted(Item row) {
        return switch (Keys.row(row)) {
            case OutboxRow.NoticeMail mail ->
                Optional.of(new Posted(mail.notice(), row.text("status"), row.instantIfThere("endedAt")));
            case OutboxRow.Report _, OutboxRow.WatchMail _ -> Optional.empty();
        };
    }
}
