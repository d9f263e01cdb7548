package meetme.lambda;

import meetme.aws.dynamo.DynamoAddresses;
import meetme.aws.dynamo.DynamoAgenda;
import meetme.aws.dynamo.DynamoDueIndex;
import meetme.aws.dynamo.DynamoInvitationNews;
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
import meetme.invitation.InvitationNews;
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
import org.jspecify.annotations.Nullable;

final class StoresInTable implements Stores {

    private final Table table;
    // These two remember which limits have been reached.
    private final Requests requests;
    private @Nullable Watches watches;

    StoresInTable(Table table) {
        this.table = table;
        requests = new DynamoRequests(table);
    }

    @Override
    public Requests requests() {
        return requests;
    }

    @Override
    public synchronized Watches watches() {
        Watches known = watches;
        if (known == null) {
            known = new DynamoWatches(table);
            watches = known;
        }
        return known;
    }

    @Override
    public Agendas agendas() {
        return new DynamoAgenda(table);
    }

    @Override
    public Outbox outbox() {
        return new DynamoOutbox(table);
    }

    @Override
    public DueIndex due() {
        return new DynamoDueIndex(table);
    }

    @Override
    public KnownAddresses addresses() {
        return new DynamoAddresses(table);
    }

    @Override
    public MailState mail() {
        return new DynamoMailState(table);
    }

    @Override
    public PublicAccount account() {
        return new DynamoLedger(table);
    }

    @Override
    public Plans plans() {
        return new DynamoPlans(table);
    }

    @Override
    public Invitations invitations() {
        return new DynamoInvitations(table);
    }

    @Override
    public InvitationNews news() {
        return new DynamoInvitationNews(table);
    }

    @Override
    public Tellings tellings() {
        return new DynamoTellings(table);
    }
}
