package meetme.mail;

import java.net.URI;

/**
 * What all mails of one deployment share.
 *
 * @param page where the host's page is, without a trailing slash
 * @param sender whom mail comes from; never the host's own address
 * @param host where the host reads mail
 */
public record MailSettings(URI page, Mailbox sender, Mailbox host) {

    /**
     * The visitor's page of one request.
     *
     * @param folder of the visitor's language, such as {@code /es}; empty for the default one
     */
    public String statusLink(String folder, String token) {
        return page + folder + "/status#" + token;
    }

    /** The host's page of one request. */
    public String decideLink(String token) {
        return page + "/decide#" + token;
    }

    /** The host's page of all requests. */
    public String boardLink(String token) {
        return page + "/board#" + token;
    }
}
