package io.github.vertexmaven.core.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.config.UserException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterOverridesTest {

  private static ConfValue.Mapping tree(String yaml) {
    return (ConfValue.Mapping) YamlReader.readValue(yaml, "test");
  }

  private static Map<String, Object> overrides(String compiled, String wanted, String... inputs) {
    return ParameterOverrides.of(tree(compiled), tree(wanted), Set.of(inputs));
  }

  @Test
  void onlyWhatDiffersAndIsReadIsSent() {
    assertThat(
            overrides(
                "{a: 1, b: {c: 2, d: 3}, e: [x], unread: 1, gap: ~}",
                "{a: 1, b: {c: 2, d: 4}, e: [x, y], unread: 2, gap: 5}",
                "a",
                "b",
                "e",
                "gap"))
        .isEqualTo(Map.of("b", Map.of("c", 2L, "d", 4L), "e", List.of("x", "y"), "gap", 5L));
  }

  @Test
  void nothingIsSentWhenNothingDiffers() {
    assertThat(overrides("{a: 1, gap: ~}", "{a: 1, gap: ~}", "a", "gap", "never-set")).isEmpty();
  }

  @Test
  void aTypeIsADifference() {
    assertThat(overrides("{a: 1, b: '1'}", "{a: 1.0, b: 1}", "a", "b"))
        .isEqualTo(Map.of("a", 1.0, "b", 1L));
  }

  @Test
  void aCompiledDefaultCannotBeTakenAway() {
    assertThatThrownBy(() -> overrides("{a: 1, b: 2}", "{a: ~, b: 3}", "a", "b"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Parameter 'a' is compiled with a default, so a run cannot set it to null.\n"
                + "  Set it to null in conf/ and compile, or give it another value.");
  }
}
