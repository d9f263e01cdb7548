package meetme.meetup;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the alphabets that a name mixes in a way that no language does: a Cyrillic Р beside Latin letters makes one name look like
 * another. Which alphabets may be combined is the "Highly Restrictive" level of UTS #39, section 5.2, applied to each word, because
 * many people write their given name in one alphabet and their family name in another.
 */
public final class Alphabets {

    // Japanese, Chinese and Korean are written with several, and with Latin letters among them.
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    // Digits, punctuation and emoji belong to every alphabet; a mark belongs to its letter's.
    private static final Set<UnicodeScript> OF_ALL =
            EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

    private Alphabets() {}

    /**
     * The alphabets of all words that mix them, in the order of the text; empty if none does.
     *
     * @return the English names in Unicode, such as Latin and Cyrillic
     */
    public static List<String> mixedIn(String name) {
        return Arrays.stream(name.split("[\\h\\s]+", -1))
                .map(Alphabets::of)
                .filter(word -> word.size() > 1 && WRITTEN_TOGETHER.stream().noneMatch(all -> all.containsAll(word)))
                .flatMap(Set::stream)
                .distinct()
                .map(Alphabets::english)
                .toList();
    }

    private static Set<UnicodeScript> of(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> !OF_ALL.contains(script))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String english(UnicodeScript script) {
        return Arrays.stream(script.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
