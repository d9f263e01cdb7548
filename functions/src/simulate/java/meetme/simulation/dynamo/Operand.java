package meetme.simulation.dynamo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something in an expression that has a value, or none where the item lacks it. */
sealed interface Operand {

    Optional<AttributeValue> in(Scope scope);

    /** An attribute, or one within a map. */
    record Path(List<String> steps) implements Operand {

        @Override
        public Optional<AttributeValue> in(Scope scope) {
            Map<String, AttributeValue> map = scope.item();
            Optional<AttributeValue> found = Optional.empty();
            for (String step : steps) {
                found = Optional.ofNullable(map.get(scope.name(step)));
                map = found.filter(AttributeValue::hasM).map(AttributeValue::m).orElse(Map.of());
            }
            return found;
        }
    }

    record Value(String name) implements Operand {

        @Override
        public Optional<AttributeValue> in(Scope scope) {
            return Optional.of(scope.value(name));
        }
    }

    record Size(Path of) implements Operand {

        @Override
        public Optional<AttributeValue> in(Scope scope) {
            return of.in(scope).map(value -> AttributeValue.fromN(String.valueOf(size(value))));
        }

        private static int size(AttributeValue value) {
            return switch (value.type()) {
                case SS -> value.ss().size();
                case M -> value.m().size();
                case L -> value.l().size();
                default -> throw new IllegalArgumentException("The model knows no size of " + value.type());
            };
        }
    }

    record IfNotExists(Path path, Operand otherwise) implements Operand {

        @Override
        public Optional<AttributeValue> in(Scope scope) {
            return path.in(scope).or(() -> otherwise.in(scope));
        }
    }

    record Sum(Operand one, Operand other) implements Operand {

        @Override
        public Optional<AttributeValue> in(Scope scope) {
            return Optional.of(add(
                    one.in(scope).orElseThrow(() -> new IllegalArgumentException("Nothing to add to")),
                    other.in(scope).orElseThrow(() -> new IllegalArgumentException("Nothing to add"))));
        }
    }

    static AttributeValue add(AttributeValue one, AttributeValue other) {
        return AttributeValue.fromN(
                new BigDecimal(one.n()).add(new BigDecimal(other.n())).toPlainString());
    }

    /** Reads one: {@code :value}, {@code size(path)}, {@code if_not_exists(path, operand)} or a path. */
    static Operand read(Tokens tokens) {
        if (tokens.peek().startsWith(":")) {
            return new Value(tokens.next());
        }
        if (tokens.accept("size")) {
            tokens.expect("(");
            Path of = path(tokens);
            tokens.expect(")");
            return new Size(of);
        }
        if (tokens.accept("if_not_exists")) {
            tokens.expect("(");
            Path path = path(tokens);
            tokens.expect(",");
            Operand otherwise = read(tokens);
            tokens.expect(")");
            return new IfNotExists(path, otherwise);
        }
        return path(tokens);
    }

    static Path path(Tokens tokens) {
        List<String> steps = new ArrayList<>();
        do {
            String step = tokens.next();
            if (!step.matches("#?[A-Za-z_][A-Za-z0-9_]*")) {
                throw tokens.unknown();
            }
            steps.add(step);
        } while (tokens.accept("."));
        return new Path(steps);
    }
}
