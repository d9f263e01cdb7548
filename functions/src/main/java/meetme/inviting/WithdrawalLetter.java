package meetme.inviting;

/** What the host is told of a request that was taken back. */
public record WithdrawalLetter(String title, String stayLabel, String stay) {

    @Override
    public String toString() {
        return "WithdrawalLetter[…]";
    }
}
