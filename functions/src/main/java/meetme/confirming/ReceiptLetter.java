package meetme.confirming;

/**
 * What the receipt says. Whoever types a stranger's address into the form sends this to them; so nothing of it may come
 * from the form.
 */
public record ReceiptLetter(String title, String answerBy, String link, String host) {

    @Override
    public String toString() {
        return "ReceiptLetter[…]";
    }
}
