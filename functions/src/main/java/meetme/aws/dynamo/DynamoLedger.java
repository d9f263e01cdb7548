package meetme.aws.dynamo;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import meetme.meetup.Ledger;
import meetme.meetup.LedgerContribution;
import meetme.meetup.PublicAccount;

/** The public account as one item, whose figures are moved by each step's difference. */
public record DynamoLedger(Table table) implements PublicAccount {

    private static final String KIND = "ledger";

    @Override
    public Ledger ledger() {
        // A page for everybody: a second late does no harm.
        return table.oneLagging(Keys.LEDGER).map(DynamoLedger::read).orElse(Ledger.EMPTY);
    }

    /** The one among items of all kinds. */
    static Ledger among(List<Item> items) {
        return items.stream()
                .filter(item -> item.is(KIND))
                .findFirst()
                .map(DynamoLedger::read)
                .orElse(Ledger.EMPTY);
    }

    private static Ledger read(Item item) {
        return new Ledger(
                item.numberOrZero("asked"),
                IntStream.rangeClosed(0, Ledger.HOURS.size())
                        .mapToObj(bucket -> item.numberOrZero(within(bucket)))
                        .toList(),
                item.numberOrZero("met"),
                item.numberOrZero("missed"));
    }

    /** What the figure of that bucket is called. */
    private static String within(int bucket) {
        return "within" + bucket;
    }

    /** The difference that a step makes, if any. */
    static Optional<Write> change(LedgerContribution from, LedgerContribution to) {
        Map<String, Integer> changes = new TreeMap<>();
        figures(to).forEach(figure -> changes.merge(figure, 1, Integer::sum));
        figures(from).forEach(figure -> changes.merge(figure, -1, Integer::sum));
        changes.values().removeIf(change -> change == 0);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String sums =
                changes.keySet().stream().map(figure -> figure + " :" + figure).collect(joining(", "));
        Write write = Write.update(Keys.LEDGER, "SET kind = :kind ADD " + sums).with(":kind", KIND);
        changes.forEach((figure, change) -> write.with(":" + figure, change));
        return Optional.of(write);
    }

    private static List<String> figures(LedgerContribution contribution) {
        List<String> figures = new ArrayList<>();
        if (contribution.counts()) {
            figures.add("asked");
        }
        contribution.answered().map(Ledger::bucket).map(DynamoLedger::within).ifPresent(figures::add);
        contribution.met().ifPresent(met -> figures.add(met ? "met" : "missed"));
        return figures;
    }
}
