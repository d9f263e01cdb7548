package meetme.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.local.mail.MailParts;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An email that SES has accepted. */
final class SentMail {

    /** Whoever asks to be told when the host comes. */
    private static final Set<String> OF_WATCHES = Set.of("watch", "tell");

    private static final int LONGEST_HEADER = 2_000;

    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^Message-ID:\\s*<((?:([0-9A-Za-z_-]{20,})\\.)?([a-z_]+)\\.([^@>]+)@[^>]*)>");

    private static final Pattern LINK = Pattern.compile("https://meet\\.example\\.com(/\\S*)#(\\S+)");

    /** What stands in a link: the page, in whatever language, and the token. */
    record Link(String page, String token) {}

    private final long at;
    private final String to;
    private final String by;
    private final long begunAt;
    private final String id;
    private final Optional<String> about;
    private final String kind;
    private final String which;
    private final byte[] source;
    private @Nullable List<Link> links;

    /**
     * @param at when it was accepted, in milliseconds
     * @param by the call of a function that sends it
     */
    SentMail(long at, String to, byte[] source, Task by) {
        this.at = at;
        this.to = to;
        this.by = by.name();
        this.begunAt = by.begunAt();
        this.source = source;
        Matcher found = MESSAGE_ID.matcher(
                new String(source, 0, Math.min(source.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new Violation("Each copy of an email has the same Message-ID", "there is one without ours");
        }
        this.id = found.group(1);
        this.about = Optional.ofNullable(found.group(2));
        this.kind = found.group(3);
        this.which = found.group(4);
    }

    long at() {
        return at;
    }

    String to() {
        return to;
    }

    /** The call that sent it. */
    String by() {
        return by;
    }

    long begunAt() {
        return begunAt;
    }

    /** Its Message-ID: the same for each copy. */
    String id() {
        return id;
    }

    /** The request that it is about. */
    Optional<String> request() {
        return about.filter(_ -> !OF_WATCHES.contains(kind));
    }

    /** The request, or the wish to be told, that it is about; or nothing. */
    String about() {
        return about.orElse("");
    }

    /** What kind of email it is, such as {@code invite_to_host}. */
    String kind() {
        return kind;
    }

    /** Which of its kind: the version of the request, a day, a trip. */
    String which() {
        return which;
    }

    /** Of the request, where it is about one. */
    int version() {
        return Integer.parseInt(which);
    }

    /** What its row in the outbox begins its Message-ID with. */
    String row() {
        return id.substring(0, id.indexOf('@'));
    }

    /** Whether it tells this of that request. */
    boolean isOf(String request, String notice) {
        return id.startsWith(request + "." + notice.toLowerCase(Locale.ROOT) + ".");
    }

    /** Whether it was this row of the outbox. */
    boolean isOf(Map<String, AttributeValue> row) {
        String pk = row.get("pk").s();
        String[] sk = row.get("sk").s().split("#", -1);
        return about().equals(pk.equals("host") ? "" : pk.substring(pk.indexOf('#') + 1))
                && kind().equals(sk[1].toLowerCase(Locale.ROOT))
                && which.equals(sk[2]);
    }

    /** What its reader sees. */
    String text() {
        return MailParts.of(source).text().orElse("");
    }

    /** The links in it, to this page of ours. */
    List<Link> links(String page) {
        List<Link> all = links;
        if (all == null) {
            all = LINK.matcher(text())
                    .results()
                    .map(found -> new Link(found.group(1), found.group(2)))
                    .toList();
            links = all;
        }
        return all.stream().filter(link -> link.page().endsWith(page)).toList();
    }
}
