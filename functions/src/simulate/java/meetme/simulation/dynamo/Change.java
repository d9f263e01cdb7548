package meetme.simulation.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update: what becomes of an item. Each action reads the item as it was before all of them. */
record Change(List<Action> actions) {

    private static final Map<String, Change> KNOWN = new ConcurrentHashMap<>();

    enum Kind {
        SET,
        REMOVE,
        ADD,
        DELETE
    }

    /** @param operand the path itself, where there is none */
    record Action(Kind kind, Operand.Path path, Operand operand) {}

    static Change of(String expression) {
        return KNOWN.computeIfAbsent(expression, _ -> read(new Tokens(expression)));
    }

    private static Change read(Tokens tokens) {
        List<Action> actions = new ArrayList<>();
        while (!tokens.isOver()) {
            String clause = tokens.next();
            Kind kind = List.of(Kind.values()).stream()
                    .filter(each -> each.name().equalsIgnoreCase(clause))
                    .findFirst()
                    .orElseThrow(tokens::unknown);
            do {
                actions.add(action(kind, tokens));
            } while (tokens.accept(","));
        }
        return new Change(List.copyOf(actions));
    }

    private static Action action(Kind kind, Tokens tokens) {
        Operand.Path path = Operand.path(tokens);
        return switch (kind) {
            case SET -> {
                tokens.expect("=");
                Operand operand = Operand.read(tokens);
                yield new Action(
                        kind, path, tokens.accept("+") ? new Operand.Sum(operand, Operand.read(tokens)) : operand);
            }
            case REMOVE -> new Action(kind, path, path);
            case ADD, DELETE -> new Action(kind, path, new Operand.Value(tokens.next()));
        };
    }

    /** The item afterwards. */
    Map<String, AttributeValue> applied(Scope before) {
        Map<String, AttributeValue> item = new HashMap<>(before.item());
        for (Action action : actions) {
            List<String> steps =
                    action.path().steps().stream().map(before::name).toList();
            put(item, steps, after(action, before));
        }
        return item;
    }

    private static Optional<AttributeValue> after(Action action, Scope before) {
        Optional<AttributeValue> was = action.path().in(before);
        return switch (action.kind()) {
            case SET -> Optional.of(action.operand().in(before).orElseThrow());
            case REMOVE -> Optional.empty();
            case ADD -> {
                AttributeValue added = action.operand().in(before).orElseThrow();
                yield Optional.of(was.map(old -> added(old, added)).orElse(added));
            }
            case DELETE ->
                was.flatMap(old ->
                        without(old, action.operand().in(before).orElseThrow().ss()));
        };
    }

    private static AttributeValue added(AttributeValue old, AttributeValue more) {
        if (old.type() != more.type()) {
            throw new IllegalArgumentException("The model does not add " + more.type() + " to " + old.type());
        }
        return switch (old.type()) {
            case N -> Operand.add(old, more);
            case SS -> {
                Set<String> all = new LinkedHashSet<>(old.ss());
                all.addAll(more.ss());
                yield AttributeValue.fromSs(List.copyOf(all));
            }
            default -> throw new IllegalArgumentException("The model does not add to " + old.type());
        };
    }

    // There is no empty set.
    private static Optional<AttributeValue> without(AttributeValue old, List<String> gone) {
        List<String> left =
                old.ss().stream().filter(each -> !gone.contains(each)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromSs(left));
    }

    private static void put(Map<String, AttributeValue> map, List<String> steps, Optional<AttributeValue> value) {
        String first = steps.getFirst();
        if (steps.size() > 1) {
            AttributeValue within = map.get(first);
            if (within == null || !within.hasM()) {
                throw new IllegalArgumentException("The document path is invalid for an update: " + steps);
            }
            Map<String, AttributeValue> inner = new HashMap<>(within.m());
            put(inner, steps.subList(1, steps.size()), value);
            map.put(first, AttributeValue.fromM(inner));
        } else if (value.isPresent()) {
            map.put(first, value.get());
        } else {
            map.remove(first);
        }
    }
}
