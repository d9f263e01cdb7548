package meetme.lambda;

import meetme.aws.DynamoStore;
import meetme.meetup.Agendas;
import meetme.meetup.DueIndex;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MailState;
import meetme.meetup.Outbox;
import meetme.meetup.PublicAccount;
import meetme.meetup.Requests;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that is kept in the one table, each aggregate behind its own port. */
public record Stores(
        Requests requests,
        Agendas agendas,
        Outbox outbox,
        DueIndex due,
        KnownAddresses addresses,
        MailState mail,
        PublicAccount account) {

    static Stores in(DynamoDbClient dynamo, String table) {
        DynamoStore store = new DynamoStore(dynamo, table);
        return new Stores(store, store, store, store, store, store, store);
    }
}
