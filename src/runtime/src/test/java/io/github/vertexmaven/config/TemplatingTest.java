package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatingTest {

  private static final Location AT = new Location("conf/base/catalog.yml", 7);

  private static Templating templating() {
    Map<String, String> known =
        Map.of("size", "3", "name", "blue", "flag", "true", "project.version", "1.10", "empty", "");
    return new Templating(List.of(name -> Optional.ofNullable(known.get(name))));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("plain", "plain"),
        arguments("${name}", "blue"),
        arguments("gs://${name}/x", "gs://blue/x"),
        arguments("${name}${name}", "blueblue"),
        arguments("${name}-${size}", "blue-3"),
        arguments("${size}", 3L),
        arguments("${flag}", true),
        arguments("${size} ", "3 "),
        arguments("${none|4}", 4L),
        arguments("${none|a b}", "a b"),
        arguments("${none|}", null),
        arguments("x${none|}y", "xy"),
        arguments("${size|4}", 3L),
        arguments("${none|a|b}", "a|b"),
        arguments("v${project.version}", "v1.10"),
        arguments("$${name}", "${name}"),
        arguments("$${none}", "${none}"),
        arguments("a $${size} b ${size}", "a ${size} b 3"),
        arguments("${run_id}", "${run_id}"),
        arguments("gs://b/${run_id}/${name}", "gs://b/${run_id}/blue"),
        arguments("${job_name|x}", "${job_name|x}"),
        arguments("cost: $5", "cost: $5"),
        arguments("back\\slash ${name} $1", "back\\slash blue $1"),
        arguments("${}", "${}"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void fillsTexts(String text, Object expected) {
    Templating templating = templating();
    ConfValue.Mapping filled =
        templating.fill((ConfValue.Mapping) ConfValue.of(Map.of("key", text), AT));
    assertThat(filled.get("key").orElseThrow().plain()).isEqualTo(expected);
    assertThat(filled.get("key").orElseThrow().at()).isEqualTo(AT);
    assertThat(templating.problems()).isEmpty();
  }

  @Test
  void fillsAtAnyDepthAndLeavesEverythingElse() {
    Map<String, Object> tree =
        Map.of(
            "a", Map.of("b", Arrays.asList("${name}", 1L, null, Map.of("c", "${size}"))), "d", 2.5);
    ConfValue.Mapping filled = templating().fill((ConfValue.Mapping) ConfValue.of(tree, AT));
    assertThat(filled.plain())
        .isEqualTo(
            Map.of("a", Map.of("b", Arrays.asList("blue", 1L, null, Map.of("c", 3L))), "d", 2.5));
  }

  @Test
  void saysWhereAValueIsMissing() {
    Templating templating = templating();
    templating.fill(
        (ConfValue.Mapping)
            ConfValue.of(Map.of("cars", Map.of("filepath", "gs://${data.bucket-name}/x")), AT));
    assertThat(templating.problems())
        .containsExactly(
            "conf/base/catalog.yml:7: cars.filepath: ${data.bucket-name} has no value; set the"
                + " environment variable VERTEXAI_CONFIG_DATA_BUCKET_NAME, or give a default:"
                + " ${data.bucket-name|default}.");
  }

  @Test
  void firstSourceThatKnowsANameWins() {
    Templating templating =
        new Templating(
            List.of(
                Templating.environment(
                    Map.of(
                        "VERTEXAI_CONFIG_A_B", "own",
                        "KEDRO_CONFIG_A_B", "kedro",
                        "KEDRO_CONFIG_C", "kedro")),
                Templating.globals(
                    (ConfValue.Mapping)
                        ConfValue.of(
                            Map.of("c", "global", "d", 4L, "nested", Map.of("x", 1L)), AT)),
                name -> Optional.of("last")));
    Map<String, Object> texts =
        Map.of("1", "${a.b}", "2", "${a-b}", "3", "${c}", "4", "${d}", "5", "${nested}");
    assertThat(templating.fill((ConfValue.Mapping) ConfValue.of(texts, AT)).plain())
        .isEqualTo(Map.of("1", "own", "2", "own", "3", "kedro", "4", 4L, "5", "last"));
  }
}
