package meetme.lambda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import meetme.aws.AwsClients;
import meetme.lambda.TestCloud.Reply;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * How many forms and presses a second the real handlers take, one after the other, on DynamoDB Local: beside a loop that makes
 * the very same calls with the same client and does nothing else, on an equal table, in turn. What is left between the two is ours.
 *
 * <pre>mvn -Pbench</pre>
 */
public final class Throughput {

    private static final int ROUNDS = 7;
    private static final int REQUESTS = 240;
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private static final LocalDate A_MONDAY = LocalDate.parse("2026-12-07");
    private static final int DAYS = 4;
    private static final List<String> TIMES = List.of("08:00", "09:00", "10:00", "12:00", "16:00", "17:00");

    private Throughput() {}

    /** One round: of ours, what was inside the SDK as well. */
    private record Measured(Spent ours, Spent inside, Spent bare) {}

    public static void main(String[] args) {
        try {
            run();
            System.exit(0);
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            // DynamoDB Local would go on for ever.
            System.exit(1);
        }
    }

    private static void run() {
        List<Measured> forms = new ArrayList<>();
        List<Measured> presses = new ArrayList<>();
        // The first round warms this process up, and is not told.
        for (int round = 0; round <= ROUNDS; round++) {
            round(forms, presses);
        }
        System.out.printf("%d rounds of %d each, one after the other, on DynamoDB Local%n%n", ROUNDS, REQUESTS);
        System.out.println(
                "           a second, ours   bare   ratio (least - most)   in the SDK   CPU of the thread that asks, ms each");
        print("forms", forms.subList(1, forms.size()));
        print("presses", presses.subList(1, presses.size()));
    }

    private static void round(List<Measured> forms, List<Measured> presses) {
        SdkCalls.Recording opening;
        SdkCalls.Recording asking;
        SdkCalls.Recording pressing;
        Spent[] took = new Spent[2];
        try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY)) {
            opening = SdkCalls.record(cloud::form);
            List<String> events = forms(cloud);
            List<Reply> asked = new ArrayList<>();
            asking = SdkCalls.record(() -> took[0] = all(cloud, events, 201, asked));
            List<String> approvals = approvals(cloud, asked);
            pressing = SdkCalls.record(() -> took[1] = all(cloud, approvals, 200, new ArrayList<>()));
        }
        try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY)) {
            // The handlers' own, time-outs and all: what those cost is no part of what is measured here.
            Bare bare = new Bare(AwsClients.connected().dynamo(), cloud.table);
            bare.timed(opening);
            forms.add(new Measured(took[0], asking.inside(), bare.timed(asking)));
            presses.add(new Measured(took[1], pressing.inside(), bare.timed(pressing)));
        }
    }

    private static List<String> forms(TestCloud cloud) {
        Map<String, Object> first = cloud.form();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String day = day(i).toString();
            first.put("email", "guest" + i + "@example.org");
            first.put("arrive", day);
            first.put("leave", day);
            first.put("times", List.of(time(i)));
            events.add(TestCloud.event("POST", "/api/requests", JSON, TestCloud.json(first)));
        }
        return events;
    }

    // Each has a time of its own, so that none needs to be agreed over another.
    private static String time(int i) {
        return day(i) + "T" + TIMES.get(i % TIMES.size());
    }

    private static LocalDate day(int i) {
        int workday = i / TIMES.size();
        return A_MONDAY.plusWeeks(workday / DAYS).plusDays(workday % DAYS);
    }

    private static List<String> approvals(TestCloud cloud, List<Reply> asked) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String host = Ways.hostToken(cloud, asked.get(i).text("id"));
            events.add(TestCloud.event("POST", "/api/host/act", JSON, TestCloud.json(Ways.approve(host, 1, time(i)))));
        }
        return events;
    }

    /** What they take. */
    private static Spent all(TestCloud cloud, List<String> events, int expected, List<Reply> replies) {
        List<String> answers = new ArrayList<>();
        sweepUp();
        Spent start = Spent.now();
        for (String event : events) {
            answers.add(cloud.answer(event));
        }
        Spent took = Spent.now().minus(start);
        for (String answer : answers) {
            Reply reply = TestCloud.reply(answer);
            if (reply.status() != expected) {
                throw new IllegalStateException(reply.toString());
            }
            replies.add(reply);
        }
        return took;
    }

    /** So that neither pays for what the other has left behind. */
    private static void sweepUp() {
        System.gc();
    }

    /** The loop that does nothing else. */
    private record Bare(DynamoDbClient dynamo, String table) {

        /** What the same calls take. */
        Spent timed(SdkCalls.Recording recorded) {
            List<Runnable> calls =
                    recorded.requests().stream().map(this::onThisTable).toList();
            int refused = 0;
            sweepUp();
            Spent start = Spent.now();
            for (Runnable call : calls) {
                refused += isRefused(call) ? 1 : 0;
            }
            Spent took = Spent.now().minus(start);
            if (refused != recorded.refused()) {
                throw new IllegalStateException(refused + " calls were refused, not " + recorded.refused());
            }
            return took;
        }

        private static boolean isRefused(Runnable call) {
            try {
                call.run();
                return false;
            } catch (TransactionCanceledException changed) {
                return true;
            }
        }

        private Runnable onThisTable(SdkRequest request) {
            return switch (request) {
                case GetItemRequest get -> {
                    GetItemRequest here = get.toBuilder().tableName(table).build();
                    yield () -> dynamo.getItem(here);
                }
                case PutItemRequest put -> {
                    PutItemRequest here = put.toBuilder().tableName(table).build();
                    yield () -> dynamo.putItem(here);
                }
                case UpdateItemRequest update -> {
                    UpdateItemRequest here = update.toBuilder().tableName(table).build();
                    yield () -> dynamo.updateItem(here);
                }
                case DeleteItemRequest delete -> {
                    DeleteItemRequest here = delete.toBuilder().tableName(table).build();
                    yield () -> dynamo.deleteItem(here);
                }
                case QueryRequest query -> {
                    QueryRequest here = query.toBuilder().tableName(table).build();
                    yield () -> dynamo.query(here);
                }
                case BatchGetItemRequest get -> {
                    BatchGetItemRequest here = get.toBuilder()
                            .requestItems(Map.of(
                                    table,
                                    get.requestItems().values().iterator().next()))
                            .build();
                    yield () -> dynamo.batchGetItem(here);
                }
                case TransactWriteItemsRequest write -> {
                    TransactWriteItemsRequest here = write.toBuilder()
                            .transactItems(write.transactItems().stream()
                                    .map(this::onThisTable)
                                    .toList())
                            .build();
                    yield () -> dynamo.transactWriteItems(here);
                }
                default -> throw new IllegalStateException("Not known here: " + request.getClass());
            };
        }

        private TransactWriteItem onThisTable(TransactWriteItem one) {
            TransactWriteItem.Builder here = one.toBuilder();
            if (one.put() != null) {
                here.put(one.put().toBuilder().tableName(table).build());
            }
            if (one.update() != null) {
                here.update(one.update().toBuilder().tableName(table).build());
            }
            if (one.delete() != null) {
                here.delete(one.delete().toBuilder().tableName(table).build());
            }
            if (one.conditionCheck() != null) {
                here.conditionCheck(
                        one.conditionCheck().toBuilder().tableName(table).build());
            }
            return here.build();
        }
    }

    private static void print(String what, List<Measured> rounds) {
        List<Double> ratios =
                sorted(rounds, each -> (double) each.ours().time() / each.bare().time());
        System.out.printf(
                "%-8s %16.0f %6.0f %7.2f (%.2f - %.2f) %10.0f %%   ours %.2f, of that in the SDK %.2f; bare %.2f%n",
                what,
                median(sorted(rounds, each -> REQUESTS * 1e9 / each.ours().time())),
                median(sorted(rounds, each -> REQUESTS * 1e9 / each.bare().time())),
                median(ratios),
                ratios.getFirst(),
                ratios.getLast(),
                median(sorted(
                        rounds,
                        each -> 100.0 * each.inside().time() / each.ours().time())),
                median(sorted(rounds, each -> millis(each.ours()))),
                median(sorted(rounds, each -> millis(each.inside()))),
                median(sorted(rounds, each -> millis(each.bare()))));
    }

    private static double millis(Spent spent) {
        return spent.cpu() / 1e6 / REQUESTS;
    }

    private static List<Double> sorted(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return rounds.stream().mapToDouble(figure).sorted().boxed().toList();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
