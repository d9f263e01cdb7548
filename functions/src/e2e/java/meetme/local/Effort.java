package meetme.local;

/**
 * What filling the form in takes of a person, by the keystroke-level model: S. K. Card, T. P. Moran, A. Newell, "The
 * keystroke-level model for user performance time with interactive systems", CACM 23 (1980). Reading the page comes on top.
 *
 * @param questions what there is to think about: each field, the optional ones that are passed by among them, and the button
 * @param touches taps and swipes
 * @param secondsPerKey of typing
 */
record Effort(int questions, int touches, int keys, double secondsPerKey) {

    /** 40 words a minute: the model's "average non-secretary typist". */
    static final double ON_A_KEYBOARD = 0.28;

    /** 36 words a minute: K. Palin and others, "How do people type on mobile devices?", MobileHCI 2019. */
    static final double ON_A_PHONE = 0.33;

    private static final double SECONDS_TO_THINK = 1.35;

    /** The model's for a mouse; thumbs on a small screen are no slower. */
    private static final double SECONDS_TO_POINT = 1.1;

    double seconds() {
        return questions * SECONDS_TO_THINK + touches * SECONDS_TO_POINT + keys * secondsPerKey;
    }
}
