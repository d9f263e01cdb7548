package meetme.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import meetme.local.io.JsonMaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterPatternTest {
    private static final String RECORD = """
            {"eventName": "INSERT", "dynamodb": {"NewImage": {
              "kind": {"S": "outbox"}, "state": {"S": "waiting"}, "gone": {"NULL": true}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventName': ['INSERT', 'MODIFY']}                                                 | true",
                "{'eventName': ['REMOVE']}                                                           | false",
                "{'dynamodb': {'NewImage': {'kind': {'S': ['outbox']}}}}                             | true",
                "{'dynamodb': {'NewImage': {'kind': {'S': ['request']}}}}                            | false",
                "{'eventName': ['INSERT'], 'dynamodb': {'NewImage': {'kind': {'S': ['request']}}}}   | false",
                "{'dynamodb': {'OldImage': {'kind': {'S': ['outbox']}}}}                             | false",
                "{'dynamodb': {'OldImage': {'kind': {'S': [{'exists': false}]}}}}                    | true",
                "{'dynamodb': {'NewImage': {'kind': {'S': [{'exists': true}]}}}}                     | true",
                "{'dynamodb': {'NewImage': {'kind': {'S': [{'prefix': 'out'}]}}}}                    | true",
                "{'dynamodb': {'NewImage': {'state': {'S': [{'anything-but': ['sent', 'dead']}]}}}}  | true",
                "{'dynamodb': {'NewImage': {'state': {'S': [{'anything-but': 'waiting'}]}}}}         | false",
                "{'dynamodb': {'NewImage': {'gone': {'NULL': [true]}}}}                              | true",
                "{}                                                                                  | true",
            },
            quoteCharacter = '`')
    void passesWhatLambdaWouldPass(String pattern, boolean passes) {
        FilterPattern filter = FilterPattern.parse(pattern.replace('\'', '"'));

        assertThat(filter.matches(JsonMaps.object(RECORD.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(passes);
    }

    @Test
    void refusesAComparisonItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterPattern.parse("{\"a\": [{\"numeric\": [\">\", 1]}]}"))
                .withMessageContaining("numeric");
        assertThatIllegalArgumentException().isThrownBy(() -> FilterPattern.parse("{\"a\": \"b\"}"));
    }
}
