package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

  enum Shape {
    LINEAR,
    VERY_DEEP
  }

  record ModelOptions(
      double testSize, long randomState, List<String> features, Optional<Shape> shape) {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("value must be positive");
      }
    }
  }

  record Pair<T>(T left, T right) {}

  record Holder(Pair<Integer> pair) {}

  record Tree(String name, List<Tree> children) {}

  private static final Parameters PARAMETERS =
      Parameters.of(
          TestCatalogs.yaml(
              """
              model_options:
                test_size: 0.2
                random_state: 3
                features: [engines, crew]
                shape: very-deep
              bad_options:
                test_sise: 0.2
                random_state: x
                features:
                  - engines
                  - 7
              whole: 3.0
              half: 0.5
              big: 3000000000
              huge: 99999999999999999999
              odd: 9007199254740993
              text: abc
              number_text: "3"
              flag: true
              nothing: ~
              date: 2026-01-31
              moment: "2026-01-31T08:30:00Z"
              wait: PT30S
              path: data/x.csv
              list: [1, 2, 3]
              twice: [a, a]
              map: {1: 0.5, 2: 1}
              dotted.key: here
              nested: {dotted.key: there}
              negative: {value: -1}
              pair: {pair: {left: 1, right: 2}}
              tree: {name: a, children: [{name: b, children: []}]}
              """,
              "conf/base/parameters.yml"));

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of(
            "model_options",
            ModelOptions.class,
            new ModelOptions(0.2, 3, List.of("engines", "crew"), Optional.of(Shape.VERY_DEEP))),
        Arguments.of("model_options.test_size", double.class, 0.2),
        Arguments.of("model_options.random_state", Double.class, 3.0),
        Arguments.of("model_options.test_size", BigDecimal.class, new BigDecimal("0.2")),
        Arguments.of("whole", int.class, 3),
        Arguments.of("whole", byte.class, (byte) 3),
        Arguments.of("whole", Object.class, 3L),
        Arguments.of("whole", Number.class, 3L),
        Arguments.of("half", Number.class, 0.5),
        Arguments.of("half", float.class, 0.5f),
        Arguments.of("big", Long.class, 3_000_000_000L),
        Arguments.of("huge", BigInteger.class, new BigInteger("99999999999999999999")),
        Arguments.of("huge", Object.class, new BigInteger("99999999999999999999")),
        Arguments.of("odd", long.class, 9_007_199_254_740_993L),
        Arguments.of("text", String.class, "abc"),
        Arguments.of("text", Object.class, "abc"),
        Arguments.of("flag", boolean.class, true),
        Arguments.of("nothing", String.class, null),
        Arguments.of(
            "nothing", TestCatalogs.parameterized(Optional.class, String.class), Optional.empty()),
        Arguments.of("whole", OptionalInt.class, OptionalInt.of(3)),
        Arguments.of("date", LocalDate.class, LocalDate.of(2026, 1, 31)),
        Arguments.of("moment", Instant.class, Instant.parse("2026-01-31T08:30:00Z")),
        Arguments.of("wait", Duration.class, Duration.ofSeconds(30)),
        Arguments.of("path", Path.class, Path.of("data/x.csv")),
        Arguments.of("list", int[].class, new int[] {1, 2, 3}),
        Arguments.of("list", Double[].class, new Double[] {1.0, 2.0, 3.0}),
        Arguments.of("list", TestCatalogs.listOf(Integer.class), List.of(1, 2, 3)),
        Arguments.of("list", TestCatalogs.parameterized(Set.class, Long.class), Set.of(1L, 2L, 3L)),
        Arguments.of(
            "map",
            TestCatalogs.parameterized(Map.class, Integer.class, Double.class),
            Map.of(1, 0.5, 2, 1.0)),
        Arguments.of(
            "map",
            TestCatalogs.parameterized(Map.class, String.class, Object.class),
            Map.of("1", 0.5, "2", 1L)),
        Arguments.of("dotted.key", String.class, "here"),
        Arguments.of("nested.dotted.key", String.class, "there"),
        Arguments.of("pair", Holder.class, new Holder(new Pair<>(1, 2))),
        Arguments.of("tree", Tree.class, new Tree("a", List.of(new Tree("b", List.of())))));
  }

  @ParameterizedTest
  @MethodSource("good")
  void convertsToTheDeclaredType(String key, Type wanted, Object expected) {
    assertThat(PARAMETERS.get(key, wanted)).isEqualTo(expected);
    assertThat(PARAMETERS.problems(key, wanted)).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("text", double.class, "text: expected a number (double), found 'abc'."),
        Arguments.of("half", int.class, "half: expected a whole number (int), found 0.5."),
        Arguments.of(
            "big",
            int.class,
            "big: expected a whole number from -2147483648 to 2147483647 (int), found 3000000000."),
        Arguments.of(
            "huge",
            long.class,
            "huge: expected a whole number from -9223372036854775808 to 9223372036854775807 (long), found 99999999999999999999."),
        Arguments.of(
            "odd",
            double.class,
            "odd: expected a number that a double holds exactly (double), found 9007199254740993."),
        Arguments.of(
            "big",
            String.class,
            "big: expected text (String), found 3000000000; put it in quotes."),
        Arguments.of(
            "flag", String.class, "flag: expected text (String), found true; put it in quotes."),
        Arguments.of(
            "number_text", int.class, "number_text: expected a whole number (int), found '3'."),
        Arguments.of("text", boolean.class, "text: expected true or false (boolean), found 'abc'."),
        Arguments.of(
            "nothing",
            int.class,
            "nothing: expected a value (int), found null; an object type may be null."),
        Arguments.of(
            "text", Shape.class, "text: expected one of LINEAR, VERY_DEEP (Shape), found 'abc'."),
        Arguments.of(
            "text",
            LocalDate.class,
            "text: expected a date such as 2026-01-31 (LocalDate), found 'abc'."),
        Arguments.of("text", int[].class, "text: expected a list, found 'abc'."),
        Arguments.of("list", Tree.class, "list: expected keys with values (Tree), found a list."),
        Arguments.of(
            "twice",
            TestCatalogs.parameterized(Set.class, String.class),
            "twice[1]: 'a' is given twice in a set."),
        Arguments.of(
            "negative", Positive.class, "negative: refused by Positive: value must be positive."),
        Arguments.of(
            "text",
            Thread.class,
            "text: 'abc' cannot become a java.lang.Thread; use text, numbers, booleans, lists, maps or a record."));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatDoesNotFit(String key, Type wanted, String problem) {
    String sentence = "conf/base/parameters.yml:" + lineOf(key) + ": " + problem;
    assertThat(PARAMETERS.problems(key, wanted)).containsExactly(sentence);
    assertThatThrownBy(() -> PARAMETERS.get(key, wanted))
        .isInstanceOf(ParameterException.class)
        .hasMessage(sentence);
  }

  private static int lineOf(String key) {
    return ((io.github.vertexmaven.config.ConfValue.Mapping) PARAMETERS.tree()).keyAt(key).line();
  }

  @Test
  void reportsEveryProblemOfARecord() {
    assertThat(PARAMETERS.problems("bad_options", ModelOptions.class))
        .containsExactly(
            "conf/base/parameters.yml:7: bad_options.test_sise: is not a component of ModelOptions; did you mean 'test_size'?",
            "conf/base/parameters.yml:8: bad_options.random_state: expected a whole number (long), found 'x'.",
            "conf/base/parameters.yml:11: bad_options.features[1]: expected text (String), found 7; put it in quotes.");
    assertThat(PARAMETERS.problems("negative", ModelOptions.class))
        .containsExactly(
            "conf/base/parameters.yml:30: negative.value: is not a component of ModelOptions.",
            "conf/base/parameters.yml:30: negative: 'test_size' is missing; ModelOptions needs it.",
            "conf/base/parameters.yml:30: negative: 'random_state' is missing; ModelOptions needs it.",
            "conf/base/parameters.yml:30: negative: 'features' is missing; ModelOptions needs it.");
  }

  @Test
  void namesTheParameterThatWasMeant() {
    String problem =
        "Parameter 'model_options.test_sise' is not in conf/; did you mean 'model_options.test_size'?";
    assertThat(PARAMETERS.problems("model_options.test_sise", double.class))
        .containsExactly(problem);
    assertThatThrownBy(() -> PARAMETERS.get("model_options.test_sise", double.class))
        .hasMessage(problem);
    assertThat(PARAMETERS.contains("model_options.test_sise")).isFalse();
    assertThat(PARAMETERS.contains("model_options.test_size")).isTrue();
    assertThat(PARAMETERS.contains("*")).isTrue();
  }

  @Test
  void yieldsTheWholeTree() {
    Map<?, ?> tree = (Map<?, ?>) PARAMETERS.get("*", Map.class);
    assertThat(tree).hasSize(23);
    assertThat(tree.get("whole")).isEqualTo(3L);
    assertThat(tree.get("half")).isEqualTo(0.5);
  }
}
