package meetme.letters;

import meetme.invitation.InvitationNews;
import meetme.invitation.Invitations;
import meetme.security.InvitationLinks;

/** Whom the host has invited, what they have been told of them, and the links that those people have. */
public record GuestBook(Invitations invitations, InvitationNews news, InvitationLinks links) {}
