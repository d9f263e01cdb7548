package meetme.letters;

import meetme.host.Host;
import meetme.link.Links;
import meetme.mail.Letterhead;
import meetme.meetup.Asked;
import meetme.meetup.Side;
import meetme.words.Words;

/** What is at hand to write about a request: who the host is, where the pages are, and the links to them. */
record Desk(Host host, Letterhead letterhead, Links links) {

    /** A sheet for the host, in their first language. */
    Sheet toHost(Asked asked) {
        return new Sheet(this, Side.HOST, Words.in(host.languages().getFirst()), asked);
    }

    /** A sheet for the visitor, in the language of the page that they asked on. */
    Sheet toVisitor(Asked asked) {
        return new Sheet(this, Side.VISITOR, Words.in(asked.visitor().language()), asked);
    }

    /** The page of the request that its reader has the link to. */
    String link(Side reader, Asked asked) {
        String token = links.mint(reader, asked);
        return switch (reader) {
            case HOST -> letterhead.decideLink(token);
            case VISITOR -> letterhead.statusLink(host.folder(asked.visitor().language()), token);
        };
    }
}
