package meetme.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that any field may have: an id, a day, a link. */
final class Values {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_LINK = 500;
    // Realistic dates, in ASCII digits.
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private Values() {}

    /** An id that occurs only once in its list. */
    static String uniqueId(Field field, Map<String, Field> taken) {
        String id = id(field);
        Optional.ofNullable(taken.putIfAbsent(id, field))
                .filter(first -> !id.isEmpty())
                .ifPresent(first ->
                        field.isWrong("\"%s\" is already used in %s; choose another id".formatted(id, first.path())));
        return id;
    }

    private static String id(Field field) {
        return field.text(
                        "a valid id",
                        "up to " + LONGEST_ID + " lowercase letters, digits and hyphens, such as union-station",
                        text -> Optional.of(text).filter(ID.asMatchPredicate()).filter(id -> id.length() <= LONGEST_ID))
                .orElse("");
    }

    static Optional<LocalDate> day(Field field) {
        return field.text("a valid date", "a date in the form year-month-day, such as 2027-05-03", Values::date);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text).filter(DATE.asMatchPredicate()).map(LocalDate::parse);
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    static URI url(Field field) {
        return field.text("a valid https address", "a full address such as https://www.example.com/page", Values::https)
                .orElse(URI.create("https://example.com/"));
    }

    static Optional<URI> https(String text) {
        // Half a surrogate pair makes URI.toASCIIString throw a NullPointerException.
        if (text.length() > LONGEST_LINK || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        try {
            URI url = new URI(new URI(text).toASCIIString());
            boolean plain = "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getHost().contains(".")
                    && url.getRawUserInfo() == null;
            return plain ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
