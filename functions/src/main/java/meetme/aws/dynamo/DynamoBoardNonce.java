package meetme.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.meetup.OutboxRow;
import meetme.security.BoardNonce;

/**
 * The seal as an item of the table. It is read each time, so that deleting it tells at once.
 *
 * @param random must be cryptographically strong
 */
public record DynamoBoardNonce(Table table, RandomGenerator random) implements BoardNonce {

    private static final int BYTES = 16;
    private static final Duration KEEP_MAIL = Duration.ofDays(30);

    @Override
    public Optional<String> find() {
        return table.one(Keys.SEAL).map(item -> item.text("nonce"));
    }

    @Override
    public String findOrMake() {
        return find().orElseGet(this::make);
    }

    private String make() {
        String nonce = draw();
        return table.alone(Write.putNew(item(nonce))) ? nonce : find().orElseThrow();
    }

    @Override
    public boolean renew(String old, Instant now) {
        String nonce = draw();
        OutboxRow.FreshLinks mail = OutboxRow.FreshLinks.of(nonce);
        Write renewed = Write.put(item(nonce)).when("nonce = :old").with(":old", Item.s(old));
        return table.together(List.of(renewed, Write.put(MailItem.waiting(mail, now, now.plus(KEEP_MAIL)))));
    }

    private String draw() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Item item(String nonce) {
        return Item.at(Keys.SEAL).text("kind", "seal").text("nonce", nonce);
    }
}
