package meetme.http;

/**
 * What is wrong with one field, as an instruction to whoever filled it in.
 *
 * @param field as the API names it
 * @param message a whole sentence: "Enter your name."
 */
public record FieldError(String field, String message) {}
