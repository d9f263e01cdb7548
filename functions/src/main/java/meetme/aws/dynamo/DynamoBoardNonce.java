package meetme.aws.dynamo;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.security.BoardNonce;

/**
 * The seal as an item of the table. It is read each time, so that deleting it tells at once.
 *
 * @param random must be cryptographically strong
 */
public record DynamoBoardNonce(Table table, RandomGenerator random) implements BoardNonce {

    private static final int BYTES = 16;

    @Override
    public Optional<String> find() {
        return table.one(Keys.SEAL).map(item -> item.text("nonce"));
    }

    @Override
    public String findOrMake() {
        return find().orElseGet(this::make);
    }

    private String make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        Item item = Item.at(Keys.SEAL).text("kind", "seal").text("nonce", nonce);
        return table.alone(Write.putNew(item)) ? nonce : find().orElseThrow();
    }
}
