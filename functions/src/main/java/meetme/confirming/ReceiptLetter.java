package meetme.confirming;

import java.util.Optional;

/**
 * What the receipt says. Whoever types a stranger's address into the form sends this to them; so nothing of it may come
 * from the form.
 *
 * @param confirm asks to show that the address is theirs, while that still matters
 */
public record ReceiptLetter(String title, String answerBy, Optional<String> confirm, String link, String host) {

    @Override
    public String toString() {
        return "ReceiptLetter[…]";
    }
}
