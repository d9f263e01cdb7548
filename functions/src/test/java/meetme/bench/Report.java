package meetme.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured. Times are told as ratios within one round, of which the median counts: the same machine is twice as fast
 * an hour later.
 */
final class Report {

    /** What Lambda takes without a container is 50 MB; this is for the start, which reads all of it. */
    private static final long MOST_BYTES = 8_000_000;

    private static final String NONE = "–";

    private final List<Variant> variants;
    private final Variant floor;
    private final Variant typical;
    private final Map<Variant, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Variant, Count> counts = new LinkedHashMap<>();
    private final Map<Variant, List<Long>> warm = new LinkedHashMap<>();

    /** @param variants the floor first, then the typical function */
    Report(List<Variant> variants) {
        this.variants = variants;
        this.floor = variants.get(0);
        this.typical = variants.get(1);
    }

    void add(Variant variant, Sample sample) {
        samples.computeIfAbsent(variant, any -> new ArrayList<>()).add(sample);
    }

    void add(Variant variant, Count count) {
        counts.put(variant, count);
    }

    void addWarm(Variant variant, long nanos) {
        warm.computeIfAbsent(variant, any -> new ArrayList<>()).add(nanos);
    }

    /** What is more than it may be, in words. */
    List<String> excess(long zipBytes) {
        List<String> excess = new ArrayList<>();
        if (zipBytes > MOST_BYTES) {
            excess.add("lambda.zip has " + zipBytes + " bytes, more than " + MOST_BYTES);
        }
        for (Variant variant : variants) {
            variant.limit()
                    .ifPresent(limit ->
                            counts.get(variant).excess(limit).forEach(each -> excess.add(variant.name() + " " + each)));
        }
        return excess;
    }

    void print() {
        print("", "total", "total", "first", "first of", "classes", "peak", "warm p50", "warm p99");
        print("", "÷ floor", "÷ typical", "ms", "total", "", "MB", "÷ floor", "÷ floor");
        for (Variant variant : variants) {
            print(
                    variant.name(),
                    number("%.2f", ratio(variant, floor)),
                    number("%.2f", ratio(variant, typical)),
                    number("%.1f", median(variant, sample -> sample.first() / 1e6)),
                    number("%.0f %%", median(variant, sample -> 100.0 * sample.first() / sample.total())),
                    Long.toString(counts.get(variant).classes()),
                    number("%.0f", median(variant, sample -> sample.memory() / 1e6)),
                    number("%.1f", quantile(variant, 0.5) / quantile(floor, 0.5)),
                    number("%.1f", quantile(variant, 0.99) / quantile(floor, 0.99)));
        }
        System.out.println();
        for (Variant variant : variants) {
            Count count = counts.get(variant);
            System.out.printf(
                    "%-24s starts with %s, answers with %s%n", variant.name(), count.starting(), count.answering());
        }
        if (!warm.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%nthe floor: %.0f ms cold, %.2f ms warm%n",
                    median(floor, sample -> sample.total() / 1e6),
                    quantile(floor, 0.5) / 1e6);
        }
    }

    private static void print(String name, String... figures) {
        StringBuilder line = new StringBuilder(String.format("%-24s", name));
        for (String figure : figures) {
            line.append(String.format("%11s", figure));
        }
        System.out.println(line);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, format, value);
    }

    private double ratio(Variant variant, Variant to) {
        List<Sample> own = samples.getOrDefault(variant, List.of());
        List<Sample> others = samples.getOrDefault(to, List.of());
        double[] ratios = new double[own.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = (double) own.get(round).total() / others.get(round).total();
        }
        return middle(ratios);
    }

    private double median(Variant variant, ToDoubleFunction<Sample> figure) {
        return middle(samples.getOrDefault(variant, List.of()).stream()
                .mapToDouble(figure)
                .toArray());
    }

    private static double middle(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private double quantile(Variant variant, double share) {
        long[] sorted = warm.getOrDefault(variant, List.of()).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
    }
}
