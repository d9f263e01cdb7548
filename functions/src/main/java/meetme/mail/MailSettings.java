package meetme.mail;

import java.net.URI;

/**
 * What all emails of one deployment share.
 *
 * @param page where the host's page is, without a trailing slash
 * @param sender the address that email is sent from; never the host's own address
 * @param host the mailbox that the host reads
 */
public record MailSettings(URI page, Mailbox sender, Mailbox host) {

    /**
     * The link to the visitor's page for one request.
     *
     * @param folder of the visitor's language, such as {@code /es}; empty for the default one
     */
    public String statusLink(String folder, String token) {
        return page + folder + "/status#" + token;
    }

    /** The link that the host gives to somebody they invite; the folder is of that person's language. */
    public String invitedLink(String folder, String token) {
        return page + folder + "/invited#" + token;
    }

    /** The link to the host's page for one request. */
    public String decideLink(String token) {
        return page + "/decide#" + token;
    }

    /** The link to the host's page for all requests. */
    public String boardLink(String token) {
        return page + "/board#" + token;
    }

    /** The link to the page of somebody who wants to be told of trips. */
    public String watchLink(String folder, String token) {
        return page + folder + "/watch#" + token;
    }

    /** Where a mail program posts that they no longer do. */
    public URI stopLink(String token) {
        return URI.create(page + "/api/watch/stop/" + token);
    }
}
