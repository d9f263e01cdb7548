package meetme.lambda;

import meetme.aws.dynamo.DynamoAddresses;
import meetme.aws.dynamo.DynamoAgenda;
import meetme.aws.dynamo.DynamoDueIndex;
import meetme.aws.dynamo.DynamoInvitations;
import meetme.aws.dynamo.DynamoLedger;
import meetme.aws.dynamo.DynamoMailState;
import meetme.aws.dynamo.DynamoOutbox;
import meetme.aws.dynamo.DynamoPlans;
import meetme.aws.dynamo.DynamoRequests;
import meetme.aws.dynamo.DynamoTellings;
import meetme.aws.dynamo.DynamoWatches;
import meetme.aws.dynamo.Table;
import meetme.host.Plans;
import meetme.invitation.Invitations;
import meetme.meetup.Agendas;
import meetme.meetup.DueIndex;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MailState;
import meetme.meetup.Outbox;
import meetme.meetup.PublicAccount;
import meetme.meetup.Requests;
import meetme.watch.Tellings;
import meetme.watch.Watches;

/** All that is kept in the one table, each aggregate behind its own port. */
public record Stores(
        Requests requests,
        Agendas agendas,
        Outbox outbox,
        DueIndex due,
        KnownAddresses addresses,
        MailState mail,
        PublicAccount account,
        Plans plans,
        Invitations invitations,
        Watches watches,
        Tellings tellings) {

    static Stores in(Table table) {
        return new Stores(
                new DynamoRequests(table),
                new DynamoAgenda(table),
                new DynamoOutbox(table),
                new DynamoDueIndex(table),
                new DynamoAddresses(table),
                new DynamoMailState(table),
                new DynamoLedger(table),
                new DynamoPlans(table),
                new DynamoInvitations(table),
                new DynamoWatches(table),
                new DynamoTellings(table));
    }
}
