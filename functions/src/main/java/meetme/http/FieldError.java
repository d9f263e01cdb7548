package meetme.http;

/**
 * What is wrong with one field, as an instruction to the person who filled it in.
 *
 * @param field its name in the API
 * @param message a full sentence: "Enter your name."
 */
public record FieldError(String field, String message) {}
