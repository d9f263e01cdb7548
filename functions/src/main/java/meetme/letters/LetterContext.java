package meetme.letters;

import java.util.Locale;
import meetme.host.City;
import meetme.host.Host;
import meetme.mail.MailSettings;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.security.Links;
import meetme.text.Words;

/** What is at hand to write about a request: who the host is, where the pages are, the links to them, and what to look up. */
record LetterContext(Host host, MailSettings settings, Links links, Correspondence correspondence) {

    /** Composes what goes to the host, in their first language. */
    Composer toHost(RequestDetails details) {
        return new Composer(this, Party.HOST, Words.in(host.languages().getFirst()), details);
    }

    /** Composes what goes to the visitor, in the language of the page that they asked on. */
    Composer toVisitor(RequestDetails details) {
        return new Composer(this, Party.VISITOR, Words.in(details.visitor().language()), details);
    }

    /** Where one can ask, with that city chosen. */
    String askLink(City city, Locale language) {
        String chosen = city.id().equals(host.home().id()) ? "" : "?city=" + city.id();
        return settings.page() + host.folder(language) + "/" + chosen;
    }

    /** The page of the request that its reader has the link to. */
    String link(Party reader, RequestDetails details) {
        String token = links.mint(reader, details);
        return switch (reader) {
            case HOST -> settings.decideLink(token);
            case VISITOR -> settings.statusLink(host.folder(details.visitor().language()), token);
        };
    }
}
