package meetme.lambda;

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

/** Those that a test has chosen. */
record GivenStores(
        Requests requests,
        Agendas agendas,
        Outbox outbox,
        DueIndex due,
        KnownAddresses addresses,
        MailState mail,
        PublicAccount account,
        Plans plans,
        Invitations invitations,
        InvitationNews news,
        Watches watches,
        Tellings tellings)
        implements Stores {}
