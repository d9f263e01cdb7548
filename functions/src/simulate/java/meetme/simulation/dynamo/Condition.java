package meetme.simulation.dynamo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition, a filter, or what keys are asked for. */
sealed interface Condition {

    Map<String, Condition> KNOWN = new ConcurrentHashMap<>();

    boolean holds(Scope scope);

    /** What an attribute has to be, where this asks for one partition of a table or an index. */
    default String partition(String attribute, Scope scope) {
        List<Condition> parts = this instanceof All all ? all.of() : List.of(this);
        return parts.stream()
                .flatMap(part -> part instanceof Compared(Operand.Path(var steps), String how, Operand other)
                                && how.equals("=")
                                && steps.equals(List.of(attribute))
                        ? other.in(scope).stream()
                        : Stream.of())
                .findFirst()
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalArgumentException("A query names the " + attribute + " that it wants"));
    }

    record Any(List<Condition> of) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return of.stream().anyMatch(each -> each.holds(scope));
        }
    }

    record All(List<Condition> of) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return of.stream().allMatch(each -> each.holds(scope));
        }
    }

    record Exists(Operand.Path path, boolean wanted) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return path.in(scope).isPresent() == wanted;
        }
    }

    record BeginsWith(Operand.Path path, Operand prefix) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return path.in(scope)
                    .filter(text ->
                            text.s().startsWith(prefix.in(scope).orElseThrow().s()))
                    .isPresent();
        }
    }

    record Contains(Operand.Path set, Operand element) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return set.in(scope)
                    .filter(AttributeValue::hasSs)
                    .filter(values ->
                            values.ss().contains(element.in(scope).orElseThrow().s()))
                    .isPresent();
        }
    }

    record In(Operand one, List<Operand> others) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return others.stream().anyMatch(other -> new Compared(one, "=", other).holds(scope));
        }
    }

    record Compared(Operand one, String how, Operand other) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            Optional<AttributeValue> left = one.in(scope);
            Optional<AttributeValue> right = other.in(scope);
            if (left.isEmpty() || right.isEmpty()) {
                return how.equals("<>");
            }
            return switch (how) {
                case "=" -> same(left.get(), right.get());
                case "<>" -> !same(left.get(), right.get());
                case "<" -> order(left.get(), right.get()) < 0;
                case "<=" -> order(left.get(), right.get()) <= 0;
                case ">" -> order(left.get(), right.get()) > 0;
                case ">=" -> order(left.get(), right.get()) >= 0;
                default -> throw new IllegalArgumentException("The model does not know how to compare by " + how);
            };
        }

        private static boolean same(AttributeValue one, AttributeValue other) {
            if (one.type() != other.type()) {
                return false;
            }
            return switch (one.type()) {
                case N -> order(one, other) == 0;
                case SS -> new HashSet<>(one.ss()).equals(new HashSet<>(other.ss()));
                default -> one.equals(other);
            };
        }

        private static int order(AttributeValue one, AttributeValue other) {
            if (one.type() != other.type()) {
                throw new IllegalArgumentException("The model does not compare " + one.type() + " and " + other.type());
            }
            return switch (one.type()) {
                case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
                case S -> one.s().compareTo(other.s());
                default -> throw new IllegalArgumentException("The model knows no order of " + one.type());
            };
        }
    }

    static Condition of(String expression) {
        return KNOWN.computeIfAbsent(expression, _ -> {
            Tokens tokens = new Tokens(expression);
            Condition condition = any(tokens);
            if (!tokens.isOver()) {
                throw tokens.unknown();
            }
            return condition;
        });
    }

    private static Condition any(Tokens tokens) {
        List<Condition> some = new ArrayList<>(List.of(all(tokens)));
        while (tokens.accept("or")) {
            some.add(all(tokens));
        }
        return some.size() == 1 ? some.getFirst() : new Any(some);
    }

    private static Condition all(Tokens tokens) {
        List<Condition> some = new ArrayList<>(List.of(one(tokens)));
        while (tokens.accept("and")) {
            some.add(one(tokens));
        }
        return some.size() == 1 ? some.getFirst() : new All(some);
    }

    private static Condition one(Tokens tokens) {
        if (tokens.accept("(")) {
            Condition inside = any(tokens);
            tokens.expect(")");
            return inside;
        }
        if (tokens.accept("attribute_exists")) {
            return new Exists(only(tokens), true);
        }
        if (tokens.accept("attribute_not_exists")) {
            return new Exists(only(tokens), false);
        }
        boolean begins = tokens.accept("begins_with");
        if (begins || tokens.accept("contains")) {
            tokens.expect("(");
            Operand.Path path = Operand.path(tokens);
            tokens.expect(",");
            Operand operand = Operand.read(tokens);
            tokens.expect(")");
            return begins ? new BeginsWith(path, operand) : new Contains(path, operand);
        }
        return compared(Operand.read(tokens), tokens);
    }

    private static Operand.Path only(Tokens tokens) {
        tokens.expect("(");
        Operand.Path path = Operand.path(tokens);
        tokens.expect(")");
        return path;
    }

    private static Condition compared(Operand one, Tokens tokens) {
        if (!tokens.accept("in")) {
            return new Compared(one, tokens.next(), Operand.read(tokens));
        }
        List<Operand> others = new ArrayList<>();
        tokens.expect("(");
        do {
            others.add(Operand.read(tokens));
        } while (tokens.accept(","));
        tokens.expect(")");
        return new In(one, others);
    }
}
