package meetme.inviting;

/** What is said to somebody who wanted to sell: one line, and who says it. */
public record PitchLetter(String host) {}
