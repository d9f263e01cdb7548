package meetme.text;

/** What somebody is called to their face. */
public final class FirstName {

    private FirstName() {}

    /** The first word of the name that is no title and no initial; all of it where there is none such. */
    public static String in(String name) {
        for (String word : name.strip().split("\\s+", -1)) {
            if (!word.endsWith(".")) {
                return word;
            }
        }
        return name.strip();
    }
}
