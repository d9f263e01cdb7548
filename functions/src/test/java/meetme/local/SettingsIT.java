package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import meetme.local.io.Unusable;
import org.junit.jupiter.api.Test;

class SettingsIT {

    @Test
    void nothingIsKeptAtTheEdgeUnlessSomebodyAsksForIt() {
        assertThat(of(Map.of()).edge()).isFalse();
        assertThat(of(Map.of("EDGE", "off")).edge()).isFalse();
        assertThat(of(Map.of("EDGE", "on")).edge()).isTrue();
        assertThatThrownBy(() -> of(Map.of("EDGE", "yes")))
                .isInstanceOf(Unusable.class)
                .hasMessage("EDGE is \"yes\"; it must be on or off");
    }

    private static Settings of(Map<String, String> environment) {
        return Settings.of(environment, Path.of("..", "template.yaml"), Path.of("target", "site"));
    }
}
