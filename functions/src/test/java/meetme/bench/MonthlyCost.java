package meetme.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the page costs a month: counts times prices. To see it, with nothing but a JDK:
 *
 * <pre>java functions/src/test/java/meetme/bench/MonthlyCost.java</pre>
 *
 * <p>{@code MonthlyCostIT} counts anew, and fails where {@link #COUNTED} or docs/deploying.md says something else. The
 * prices are list prices of us-east-1 as known on 24 November 2026, without tax, to be checked on the pages that are named; the
 * durations are assumptions, because nothing of this has run on AWS yet.
 */
public final class MonthlyCost {

    /**
     * What one request brings about, from the form to the day after the meetup: two are asked for, both say
     * that they met, and nobody had to be nudged. Looks at the page come on top.
     *
     * @param apiCalls of the form, the host's page and the visitor's
     * @param apiBytes what they are answered with
     * @param readUnits of DynamoDB
     * @param writeUnits of the table; transactions count double
     * @param indexWrites entries put in, taken out, or both where one moves
     * @param mails to both
     * @param mailBytes all of them, as handed to SES
     * @param storedBytes what lies in the table afterwards, the indexes not included
     */
    public record Course(
            int apiCalls,
            long apiBytes,
            double readUnits,
            double writeUnits,
            int indexWrites,
            int mails,
            long mailBytes,
            long storedBytes) {}

    public static final Course COUNTED = new Course(10, 16_400, 61, 81, 45, 8, 72_000, 5_500);

    /**
     * What one address costs that is left to be told of trips, from the form to the confirmation and one trip.
     *
     * @param indexWrites entries put in, taken out, or both where one moves
     */
    public record Watched(
            int apiCalls, double readUnits, double writeUnits, int indexWrites, int mails, long mailBytes) {}

    public static final Watched WATCHED = new Watched(3, 16, 16, 11, 2, 13_200);

    /** Of a sweep with nothing to do, each half a unit; and one unit each for whether sending is paused and for the host's plan. */
    public static final int IDLE_SWEEP_QUERIES = 4;

    /** What the page and all that it loads weigh, gzipped as CloudFront sends it, and in how many files. */
    public static final long PAGE_BYTES = 14_000;

    public static final int PAGE_FILES = 10;

    /** And what comes while somebody reads, for filling the form in. */
    public static final long FORM_BYTES = 13_100;

    public static final int FORM_FILES = 7;

    /** What a look asks the API for, from the edge or from the function, and what the answers weigh, gzipped. */
    public static final List<String> LOOK = List.of("/api/openings", "/api/promise");

    public static final long LOOK_BYTES = 700;

    // Assumptions. Whoever runs it knows better: the REPORT lines of the log say how long each call took.

    /** Looks at the page for each request that is made. */
    private static final int LOOKS = 10;

    /** Of CloudFront's regional caches, through which visitors come. Each keeps an answer for a minute. */
    private static final double CACHES = 10;

    private static final double MINUTES = 60 * 24 * 30;

    /**
     * The months of the agenda, strongly consistent, the host's own calendar and their plan, and the ledger. What is not there is
     * charged for as well.
     */
    private static final double LOOK_READS = 8;

    private static final double API_SECONDS = 0.05;
    private static final double MAIL_SECONDS = 0.2;
    private static final double SWEEP_SECONDS = 0.1;
    private static final double LOG_BYTES_A_CALL = 1_000;

    /** host.json's retentionDays, in months. */
    private static final double MONTHS_KEPT = 3;

    private static final double MEMORY_GB = 0.5;
    private static final double SWEEPS = 60 * 24 * 30;
    private static final double PINGS = 12 * 24 * 30;

    /** Of CalendarFunction, which reads one item where the host has named no calendar. */
    private static final double CALENDARS = 6 * 24 * 30;

    private static final double VIEWS = 100_000;
    private static final double[] SIZES = {10, 1_000, 100_000};
    private static final double GB = 1e9;
    private static final double MILLION = 1e6;

    /** Those of template.yaml. */
    public static final int ALARMS = 13;

    /** The names in namespace MeetMe. */
    private static final double METRICS = 6;

    /**
     * One line of the bill.
     *
     * @param free of it in each month, for ever
     */
    record Line(String part, String source, double amount, double free, double each) {

        double full() {
            return amount * each;
        }

        double afterFree() {
            return Math.max(0, amount - free) * each;
        }
    }

    private MonthlyCost() {}

    static List<Line> bill(double requests) {
        return bill(requests, requests * LOOKS, MINUTES);
    }

    /** How often looks reach the function for one path: after a minute, the next one does, and the others do not. */
    private static double reaching(double looks, double minutes) {
        return looks / (1 + looks / (CACHES * minutes));
    }

    /** @param minutes in which the looks come */
    private static List<Line> bill(double requests, double looks, double minutes) {
        double misses = reaching(looks, minutes);
        double edgeCalls = requests * COUNTED.apiCalls() + looks * LOOK.size();
        double apiCalls = requests * COUNTED.apiCalls() + misses * LOOK.size();
        double mails = requests * COUNTED.mails();
        double calls = apiCalls + mails + SWEEPS + PINGS + CALENDARS;
        double seconds = apiCalls * API_SECONDS + mails * MAIL_SECONDS + (SWEEPS + PINGS + CALENDARS) * SWEEP_SECONDS;
        double files = looks * (PAGE_FILES + FORM_FILES);
        double stored = requests * MONTHS_KEPT * COUNTED.storedBytes() / GB;
        List<Line> bill = new ArrayList<>();
        String cloudFront = "aws.amazon.com/cloudfront/pricing";
        bill.add(new Line(
                "CloudFront, data",
                cloudFront,
                (looks * (PAGE_BYTES + FORM_BYTES + LOOK_BYTES) + requests * COUNTED.apiBytes()) / GB,
                1_000,
                0.085));
        bill.add(new Line("CloudFront, requests", cloudFront, (files + edgeCalls) / MILLION, 10, 1.00));
        bill.add(new Line("CloudFront, functions", cloudFront, (files + edgeCalls) / MILLION, 2, 0.10));
        bill.add(new Line("HTTP API", "aws.amazon.com/api-gateway/pricing", apiCalls / MILLION, 0, 1.00));
        String lambda = "aws.amazon.com/lambda/pricing";
        bill.add(new Line("Lambda, calls", lambda, calls / MILLION, 1, 0.20));
        bill.add(new Line("Lambda, time", lambda, seconds * MEMORY_GB, 400_000, 0.0000133334));
        String dynamo = "aws.amazon.com/dynamodb/pricing/on-demand";
        bill.add(new Line(
                "DynamoDB, writes",
                dynamo,
                requests * (COUNTED.writeUnits() + COUNTED.indexWrites()) / MILLION,
                0,
                0.625));
        bill.add(new Line(
                "DynamoDB, reads",
                dynamo,
                (requests * COUNTED.readUnits()
                                + misses * LOOK_READS
                                + SWEEPS * (IDLE_SWEEP_QUERIES * 0.5 + 2)
                                + CALENDARS)
                        / MILLION,
                0,
                0.125));
        bill.add(new Line("DynamoDB, storage", dynamo, stored, 25, 0.25));
        bill.add(new Line("DynamoDB, backup (PITR)", dynamo, stored, 0, 0.20));
        String ses = "aws.amazon.com/ses/pricing";
        bill.add(new Line("SES, emails", ses, mails / 1_000, 0, 0.10));
        bill.add(new Line("SES, data", ses, requests * COUNTED.mailBytes() / GB, 0, 0.12));
        bill.add(new Line(
                "Scheduler", "aws.amazon.com/eventbridge/pricing", (SWEEPS + PINGS + CALENDARS) / MILLION, 14, 1.00));
        String watch = "aws.amazon.com/cloudwatch/pricing";
        bill.add(new Line("CloudWatch, alarms", watch, ALARMS, 10, 0.10));
        bill.add(new Line("CloudWatch, metrics", watch, METRICS, 10, 0.30));
        bill.add(new Line("CloudWatch, logs", watch, calls * LOG_BYTES_A_CALL / GB, 5, 0.50));
        return bill;
    }

    /** In US dollars, as it stands in docs/deploying.md. */
    public static List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add("| Requests a month | 10 | 1,000 | 100,000 | price | source |");
        rows.add("|---|--:|--:|--:|---|---|");
        List<Line> any = bill(0);
        for (int i = 0; i < any.size(); i++) {
            int part = i;
            Line line = any.get(i);
            rows.add(row(line.part(), SIZES, size -> bill(size).get(part).full()) + " "
                    + BigDecimal.valueOf(line.each()).stripTrailingZeros().toPlainString() + " | "
                    + line.source() + " |");
        }
        totals().forEach(total -> rows.add(total + " | |"));
        return rows;
    }

    /** The same in short, as it stands in README.md. */
    public static List<String> summary() {
        List<String> rows = new ArrayList<>();
        rows.add("| Requests a month | 10 | 1,000 | 100,000 |");
        rows.add("|---|--:|--:|--:|");
        rows.addAll(totals());
        return rows;
    }

    /** What 100,000 looks without any request cost, as it stands in docs/decisions/0016-viral.md. */
    public static List<String> views() {
        List<String> rows = new ArrayList<>();
        rows.add("| 100,000 views within | an hour | a day | a month |");
        rows.add("|---|--:|--:|--:|");
        double[] times = {60, 60 * 24, MINUTES};
        rows.add(row("calls to ApiFunction", "%,.0f", times, time -> reaching(VIEWS, time) * LOOK.size()));
        rows.add(row("CloudFront, US dollars", "%,.2f", times, time -> views(time, true)));
        rows.add(row("all else, US dollars", "%,.2f", times, time -> views(time, false)));
        return rows;
    }

    /** What it costs that people leave their address and are told of a trip, as it stands in docs/deploying.md. */
    public static String watching() {
        double each = WATCHED.apiCalls() * (1.00 + 1.00 + 0.10 + 0.20) / MILLION
                + (WATCHED.apiCalls() * API_SECONDS + WATCHED.mails() * MAIL_SECONDS) * MEMORY_GB * 0.0000133334
                + (WATCHED.writeUnits() + WATCHED.indexWrites()) * 0.625 / MILLION
                + WATCHED.readUnits() * 0.125 / MILLION
                + WATCHED.mails() * 0.10 / 1_000
                + WATCHED.mailBytes() * 0.12 / GB;
        return String.format(
                Locale.ROOT,
                "3,000 people who leave their address, confirm it and are told of one trip cost $%.2f together",
                3_000 * each);
    }

    private static double views(double minutes, boolean ofCloudFront) {
        List<Line> with = bill(0, VIEWS, minutes);
        List<Line> without = bill(0, 0, minutes);
        double sum = 0;
        for (int i = 0; i < with.size(); i++) {
            if (with.get(i).part().startsWith("CloudFront") == ofCloudFront) {
                sum += with.get(i).full() - without.get(i).full();
            }
        }
        return sum;
    }

    private static List<String> totals() {
        return List.of(
                row("**total**", SIZES, size -> sum(size, Line::full)),
                row("**after AWS's always-free tier**", SIZES, size -> sum(size, Line::afterFree)));
    }

    private static double sum(double requests, ToDoubleFunction<Line> price) {
        return bill(requests).stream().mapToDouble(price).sum();
    }

    private static String row(String name, double[] sizes, DoubleUnaryOperator price) {
        return row(name, "%,.2f", sizes, price);
    }

    private static String row(String name, String format, double[] sizes, DoubleUnaryOperator number) {
        return Arrays.stream(sizes)
                .mapToObj(size -> " " + String.format(Locale.ROOT, format, number.applyAsDouble(size)) + " |")
                .collect(Collectors.joining("", "| " + name + " |", ""));
    }

    public static void main(String[] args) {
        table().forEach(System.out::println);
        System.out.println();
        views().forEach(System.out::println);
        System.out.println();
        System.out.println(watching());
    }
}
