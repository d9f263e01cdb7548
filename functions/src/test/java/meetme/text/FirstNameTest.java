package meetme.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstNameTest {

    @ParameterizedTest
    @CsvSource({
        "Alex Guest, Alex",
        "  Zoë  van der Berg , Zoë",
        "Dr. Ana María Ruiz, Ana",
        "J. Robert Oppenheimer, Robert",
        "Cher, Cher",
        "J. R., J. R.",
        "山田 太郎, 山田"
    })
    void somebodyIsCalledByTheFirstWordThatIsNoTitleAndNoInitial(String name, String first) {
        assertThat(FirstName.in(name)).isEqualTo(first);
    }
}
