package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.EmailAddress;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.RequestDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What came back from an address, by the address; how much is mailed there, by the mailbox behind it. */
public record DynamoAddresses(Table table) implements KnownAddresses {

    /** Of what somebody else's requests may bring an owner who never asked. */
    private static final int MOST_CLOSINGS = 2;

    private static final Duration KEEP_CLOSINGS = Duration.ofDays(2);
    private static final Duration ONE_RECEIPT = Duration.ofDays(1);

    @Override
    public Optional<Feedback> feedback(EmailAddress address, Instant now) {
        return table.one(Keys.address(address))
                .filter(item -> item.isAlive(now))
                .map(DynamoAddresses::feedback);
    }

    /** The one among items of all kinds. */
    static Optional<Feedback> feedback(List<Item> items, Instant now) {
        return items.stream()
                .filter(item -> item.is("address") && item.isAlive(now))
                .map(DynamoAddresses::feedback)
                .findFirst();
    }

    private static Feedback feedback(Item item) {
        return new Feedback(Feedback.Kind.valueOf(item.text("feedback")), item.instant("at"));
    }

    @Override
    public void recordFeedback(EmailAddress address, Feedback feedback, Instant until, Instant now) {
        Item item = Item.at(Keys.address(address))
                .text("kind", "address")
                .text("feedback", feedback.kind().name())
                .instant("at", feedback.at())
                .flag("stops", feedback.stopsMail())
                .expires(until);
        var _ = table.alone(Write.put(item)
                .when("attribute_not_exists(pk) OR expiresAt <= :now OR stops = :no OR :stops = :yes")
                .with(":now", seconds(now))
                .with(":stops", AttributeValue.fromBool(feedback.stopsMail()))
                .with(":yes", AttributeValue.fromBool(true))
                .with(":no", AttributeValue.fromBool(false)));
    }

    @Override
    public boolean mayReceipt(RequestDetails details, Instant now) {
        return table.alone(Write.update(
                        Keys.mailbox(details),
                        "SET kind = :kind, receiptAt = :now, receiptFor = :id,"
                                + " expiresAt = if_not_exists(expiresAt, :expires)")
                .when("attribute_not_exists(receiptAt) OR receiptAt <= :yesterday OR receiptFor = :id")
                .with(":kind", "mailbox")
                .with(":now", seconds(now))
                .with(":yesterday", seconds(now.minus(ONE_RECEIPT)))
                .with(":id", details.id().value())
                .with(":expires", seconds(details.forgetAt())));
    }

    @Override
    public boolean mayClose(RequestDetails details, Instant now) {
        return table.alone(
                Write.update(Keys.closings(details, now), "SET kind = :kind, expiresAt = :expires ADD requests :ids")
                        .when("attribute_not_exists(requests) OR size(requests) < :most OR contains(requests, :id)")
                        .with(":kind", "closings")
                        .with(":expires", seconds(now.plus(KEEP_CLOSINGS)))
                        .with(":ids", Mailboxes.setOf(details))
                        .with(":id", details.id().value())
                        .with(":most", MOST_CLOSINGS));
    }
}
