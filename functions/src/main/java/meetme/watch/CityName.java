package meetme.watch;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A city's name as names are compared: "São Paulo" and "SAO PAULO" are one, and so are "Saint-Denis" and "saint denis".
 *
 * @param folded without case, accents and punctuation
 */
public record CityName(String folded) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that have no accent to lose, and are written without it all the same. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    public static CityName of(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        String words = BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
        // What has neither letters nor digits is itself.
        return new CityName(words.isEmpty() ? plain.strip() : words);
    }

    @Override
    public String toString() {
        return "CityName[…]";
    }
}
