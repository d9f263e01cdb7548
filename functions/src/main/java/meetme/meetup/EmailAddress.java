package meetme.meetup;

import java.util.Locale;
import java.util.Set;

/**
 * A mailbox that can be written to, as {@code local@domain} with an ASCII domain; {@link meetme.meetup} trusts whoever
 * makes one to have checked its grammar.
 */
public record EmailAddress(String value) {

    private static final Set<String> DOTS_DO_NOT_COUNT = Set.of("gmail.com", "googlemail.com");

    public EmailAddress {
        if (value.indexOf('@') < 1 || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * One spelling for all addresses that reach the same mailbox: lower case, without {@code +tag}, and for Gmail without
     * dots. Limits are counted by it; mail goes to {@link #value()}.
     */
    public String mailbox() {
        String local = value.substring(0, value.lastIndexOf('@')).toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        String untagged = tag > 0 ? local.substring(0, tag) : local;
        return DOTS_DO_NOT_COUNT.contains(domain())
                ? untagged.replace(".", "") + "@gmail.com"
                : untagged + "@" + domain();
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
