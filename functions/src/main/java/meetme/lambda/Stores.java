package meetme.lambda;

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

/** All that is kept in the one table, each aggregate behind its own port. */
public interface Stores {

    Requests requests();

    Agendas agendas();

    Outbox outbox();

    DueIndex due();

    KnownAddresses addresses();

    MailState mail();

    PublicAccount account();

    Plans plans();

    Invitations invitations();

    InvitationNews news();

    Watches watches();

    Tellings tellings();

    /** Each is made when somebody asks for it, so that a call loads the classes that it needs and no others. */
    static Stores in(Table table) {
        return new StoresInTable(table);
    }
}
