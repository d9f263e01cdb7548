package meetme.local;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.local.Browser.Letter;

/** The emails that have arrived so far. Each is fetched once. */
final class Mailbag {

    // Such as <0123456789abcdef0123456789abcdef.invite_to_host.3@example.com>, or <nudges.20420@example.com>.
    private static final Pattern ID = Pattern.compile("<(?:([0-9a-f]{32})\\.)?([a-z_]+)\\.[^.@]+@[^>]+>");

    private volatile List<Mail> mails = List.of();

    /**
     * One that has arrived.
     *
     * @param id the same for each copy
     * @param request that it is about
     */
    record Mail(String id, Optional<String> request, String kind, Letter letter) {

        static Mail of(Letter letter) {
            try {
                Matcher id = ID.matcher(letter.message().getMessageID());
                if (!id.matches()) {
                    throw new AssertionError(letter.message().getMessageID());
                }
                return new Mail(id.group(), Optional.ofNullable(id.group(1)), id.group(2), letter);
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }

        boolean isToHost() {
            return letter.to().equals(RealProgram.HOST);
        }

        /** Whether it has a link of that page about its request. */
        boolean leadsTo(String page) {
            return request.isPresent() && letter.text().contains(page + "#");
        }
    }

    /** Fetches what is new. For one at a time. */
    void fetch(Browser browser) {
        List<Mail> all = new ArrayList<>(mails);
        browser.mails(all.size()).stream().map(Mail::of).forEach(all::add);
        mails = List.copyOf(all);
    }

    List<Mail> mails() {
        return mails;
    }
}
