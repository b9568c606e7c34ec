package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.spec.ParameterType;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterOverridesTest {

  private static ConfValue.Mapping tree(String yaml) {
    return (ConfValue.Mapping) YamlReader.readValue(yaml, "test");
  }

  private static Map<String, Object> overrides(String compiled, String wanted, String... inputs) {
    SortedMap<String, Parameter> typed = new TreeMap<>();
    for (String input : inputs) {
      String[] parts = input.split(":");
      typed.put(parts[0], new Parameter(ParameterType.valueOf(parts[1]), Optional.empty(), true));
    }
    return ParameterOverrides.of(tree(compiled), tree(wanted), typed);
  }

  @Test
  void onlyWhatDiffersAndIsReadIsSent() {
    assertThat(
            overrides(
                "{a: 1, b: {c: 2, d: 3}, e: [x], unread: 1, gap: ~}",
                "{a: 1, b: {c: 2, d: 4}, e: [x, y], unread: 2, gap: 5}",
                "a:NUMBER_INTEGER",
                "b:STRUCT",
                "e:LIST",
                "gap:NUMBER_INTEGER"))
        .isEqualTo(Map.of("b", Map.of("c", 2L, "d", 4L), "e", List.of("x", "y"), "gap", 5L));
  }

  @Test
  void nothingIsSentWhenNothingDiffers() {
    assertThat(
            overrides(
                "{a: 1, gap: ~}",
                "{a: 1, gap: ~}",
                "a:NUMBER_INTEGER",
                "gap:STRING",
                "never-set:STRING"))
        .isEmpty();
  }

  @Test
  void aWholeNumberIsAnIntegerAndANumber() {
    assertThat(overrides("{a: 1, b: 0.5}", "{a: 2.0, b: 3}", "a:NUMBER_INTEGER", "b:NUMBER_DOUBLE"))
        .isEqualTo(Map.of("a", 2.0, "b", 3L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER_INTEGER | 0.5 | a whole number, found 0.5",
        "NUMBER_DOUBLE | x | a number, found 'x'",
        "STRING | 5 | text, found 5",
        "BOOLEAN | 'yes' | true or false, found 'yes'",
        "LIST | {k: 1} | a list, found a map",
        "STRUCT | [1] | a map, found a list",
      })
  void aValueOfAnotherTypeIsRefused(String type, String value, String words) {
    assertThatThrownBy(() -> overrides("{a: before}", "{a: " + value + "}", "a:" + type))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "test:1: a: the spec takes "
                + words
                + ".\n  Change its kind in conf/ and compile, or give a value of that kind.");
  }

  private static Map<String, Object> ofParts(String compiled, String wanted, String... inputs) {
    SortedMap<String, Parameter> typed = new TreeMap<>();
    Map<String, String> descriptions = new TreeMap<>();
    for (String input : inputs) {
      String[] parts = input.split(":");
      descriptions.put(parts[0], parts.length < 3 ? "" : parts[2]);
    }
    Map<String, ParameterPart> parts = ParameterPart.read(descriptions);
    for (String input : inputs) {
      String[] words = input.split(":");
      typed.put(
          words[0],
          new Parameter(
              ParameterType.valueOf(words[1]),
              Optional.empty(),
              true,
              Optional.ofNullable(parts.get(words[0]))));
    }
    return ParameterOverrides.of(tree(compiled), tree(wanted), typed);
  }

  private static final String[] DB = {
    "db:STRUCT",
    "db__host:STRING:db.host",
    "db__port:NUMBER_INTEGER:db.port",
    "db__rest:STRUCT:the rest of db",
    "seed:NUMBER_INTEGER"
  };

  /** The inputs that are sent when a value of {@code {host: h, port: 1, more: {a: 1}}} changes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{host: h, port: 1, more: {a: 1}}    | {}",
        "{host: x, port: 1, more: {a: 1}}    | {db__host=x}",
        "{host: x, port: 2, more: {a: 1}}    | {db__host=x, db__port=2}",
        "{host: h, port: 1, more: {a: 2}}    | {db__rest={more={a=2}}}",
        "{host: h, port: 1, more: {a: 1}, n: 1} | {db__rest={more={a=1}, n=1}}",
        "{host: h, port: 1}                  | {db__rest={}}",
        "{host: ~, port: 1, more: {a: 1}}    | {db={host=null, port=1, more={a=1}}}",
      })
  void onlyThePartsThatDifferAreSent(String wanted, String sent) {
    assertThat(
            ofParts(
                "{db: {host: h, port: 1, more: {a: 1}}, seed: 1}",
                "{db: " + wanted + ", seed: 1}",
                DB))
        .hasToString(sent);
  }

  @Test
  void whatTasksReadOfAParameterMustBeGiven() {
    assertThatThrownBy(
            () ->
                ofParts(
                    "{db: {host: h, port: 1}, seed: 1}",
                    "{db: {port: one, more: 9007199254740992}, seed: 1}",
                    DB))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "3 problems:\n"
                + "test:1: parameter 'db.host', which the pipeline reads, is not among the values"
                + " given for 'db'.\n"
                + "  Give all of 'db', or only what changes.\n"
                + "test:1: db.port: the spec takes a whole number, found 'one'.\n"
                + "  Change its kind in conf/ and compile, or give a value of that kind.\n"
                + "test:1: db.more: 9007199254740992 is beyond 2^53-1, where the service loses"
                + " digits. Write it as text in quotes.");
  }

  @Test
  void aParameterInPartsIsAMap() {
    assertThatThrownBy(() -> ofParts("{db: {host: h, port: 1}, seed: 1}", "{db: 3, seed: 1}", DB))
        .hasMessage(
            "test:1: db: the spec takes a map, found 3.\n"
                + "  Change its kind in conf/ and compile, or give a value of that kind.");
  }

  @Test
  void allProblemsComeTogether() {
    assertThatThrownBy(
            () ->
                overrides(
                    "{a: 1, b: {c: 2}, n: ~}",
                    "{a: .inf, b: {c: 9007199254740992}, n: 5}",
                    "a:NUMBER_DOUBLE",
                    "b:STRUCT",
                    "n:STRING"))
        .hasMessage(
            "3 problems:\n"
                + "test:1: a: Infinity cannot be an input of a run.\n"
                + "test:1: b.c: 9007199254740992 is beyond 2^53-1, where the service loses digits."
                + " Write it as text in quotes.\n"
                + "test:1: n: the spec takes text, found 5.\n"
                + "  It is null in conf/ and was compiled as text; give it a value there and"
                + " compile.");
  }

  @Test
  void aCompiledDefaultCannotBeTakenAway() {
    assertThatThrownBy(
            () -> overrides("{a: 1, b: 2}", "{a: ~, b: 3}", "a:NUMBER_INTEGER", "b:NUMBER_INTEGER"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Parameter 'a' is compiled with a default, so a run cannot set it to null.\n"
                + "  Set it to null in conf/ and compile, or give it another value.");
  }
}
