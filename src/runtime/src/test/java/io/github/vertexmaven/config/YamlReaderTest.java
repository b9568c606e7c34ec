package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {

  @TempDir Path dir;

  static Stream<Arguments> scalars() {
    return Stream.of(
        // null
        arguments("~", null),
        arguments("null", null),
        arguments("Null", null),
        arguments("NULL", null),
        arguments("nULL", "nULL"),
        // booleans: true and false alone, so that Norway stays a country
        arguments("true", true),
        arguments("True", true),
        arguments("TRUE", true),
        arguments("false", false),
        arguments("False", false),
        arguments("FALSE", false),
        arguments("yes", "yes"),
        arguments("no", "no"),
        arguments("NO", "NO"),
        arguments("on", "on"),
        arguments("off", "off"),
        arguments("y", "y"),
        arguments("N", "N"),
        // integers
        arguments("0", 0L),
        arguments("-0", 0L),
        arguments("42", 42L),
        arguments("+42", 42L),
        arguments("-42", -42L),
        arguments("012", 12L),
        arguments("0o14", 12L),
        arguments("0x1F", 31L),
        arguments("-0x1F", "-0x1F"),
        arguments("1_000", "1_000"),
        arguments("0b11", "0b11"),
        arguments("190:20:30", "190:20:30"),
        arguments("9223372036854775807", Long.MAX_VALUE),
        arguments("9223372036854775808", new BigInteger("9223372036854775808")),
        arguments("-9223372036854775808", Long.MIN_VALUE),
        // numbers with a fraction or an exponent
        arguments("0.5", 0.5),
        arguments(".5", 0.5),
        arguments("5.", 5.0),
        arguments("-0.0", -0.0),
        arguments("1e3", 1000.0),
        arguments("1E-3", 0.001),
        arguments("+1.5e+3", 1500.0),
        arguments("1.2.3", "1.2.3"),
        arguments("1e", "1e"),
        arguments(".inf", Double.POSITIVE_INFINITY),
        arguments("-.INF", Double.NEGATIVE_INFINITY),
        arguments("+.inf", Double.POSITIVE_INFINITY),
        arguments(".nan", Double.NaN),
        arguments("NaN", "NaN"),
        arguments("Infinity", "Infinity"),
        // text
        arguments("2001-12-14", "2001-12-14"),
        arguments("12:30", "12:30"),
        arguments("=", "="),
        arguments("a b", "a b"),
        arguments("'true'", "true"),
        arguments("\"42\"", "42"),
        arguments("''", ""),
        arguments("'it''s'", "it's"),
        arguments("|-\n  42", "42"),
        arguments(">-\n  a\n  b", "a b"),
        // tags of the core schema
        arguments("!!str 42", "42"),
        arguments("!!str true", "true"),
        arguments("!!str", ""),
        arguments("!!int \"42\"", 42L),
        arguments("!!float \"0.5\"", 0.5),
        arguments("!!bool \"true\"", true));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void readsScalarsByTheRulesOfYaml12(String text, Object expected) throws IOException {
    assertThat(read("key: " + text + "\n").get("key").orElseThrow().plain()).isEqualTo(expected);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("", Map.of()),
        arguments("# nothing\n", Map.of()),
        arguments("~\n", Map.of()),
        arguments("---\n...\n", Map.of()),
        arguments("\uFEFFkey: 1\n", Map.of("key", 1L)),
        arguments("key: 1\r\nother: [a,\r\n b]\r\n", Map.of("key", 1L, "other", List.of("a", "b"))),
        arguments("1: x\ntrue: y\n", Map.of("1", "x", "true", "y")),
        arguments(
            "a: {b: {c: [1, {d: 2}]}}\n",
            Map.of("a", Map.of("b", Map.of("c", List.of(1L, Map.of("d", 2L)))))),
        arguments("a: &x [1]\nb: *x\n", Map.of("a", List.of(1L), "b", List.of(1L))),
        // merge keys
        arguments(
            "_d: &d {x: 1, y: 2}\na:\n  <<: *d\n  y: 3\n",
            Map.of("_d", Map.of("x", 1L, "y", 2L), "a", Map.of("x", 1L, "y", 3L))),
        arguments(
            "_d: &d {x: 1}\n_e: &e {x: 2, z: 3}\na:\n  <<: [*d, *e]\n",
            Map.of(
                "_d",
                Map.of("x", 1L),
                "_e",
                Map.of("x", 2L, "z", 3L),
                "a",
                Map.of("x", 1L, "z", 3L))),
        arguments(
            "_d: &d {x: 1}\n_e: &e\n  <<: *d\n  y: 2\na:\n  z: 3\n  <<: *e\n",
            Map.of(
                "_d", Map.of("x", 1L),
                "_e", Map.of("x", 1L, "y", 2L),
                "a", Map.of("x", 1L, "y", 2L, "z", 3L))),
        arguments("'<<': 1\n", Map.of("<<", 1L)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsMappings(String text, Map<String, ?> expected) throws IOException {
    assertThat(read(text).plain()).isEqualTo(expected);
  }

  @Test
  void oneAnchorMayServeAWholeCatalog() throws IOException {
    StringBuilder text = new StringBuilder("_csv: &csv {type: csv}\n");
    for (int i = 0; i < 500; i++) {
      text.append("d" + i + ":\n  <<: *csv\n  filepath: " + i + "\n");
    }
    assertThat(read(text.toString()).get("d499").orElseThrow().plain())
        .isEqualTo(Map.of("type", "csv", "filepath", 499L));
  }

  @Test
  void knowsTheLineOfEveryKeyAndValue() throws IOException {
    ConfValue.Mapping read = read("\n# comment\na: 1\nb:\n  c:\n    - x\n    - y\n");
    ConfValue.Mapping b = (ConfValue.Mapping) read.get("b").orElseThrow();
    ConfValue.Sequence c = (ConfValue.Sequence) b.get("c").orElseThrow();
    assertThat(read.keyAt("a")).hasToString("f.yml:3");
    assertThat(read.keyAt("b")).hasToString("f.yml:4");
    assertThat(b.keyAt("c")).hasToString("f.yml:5");
    assertThat(c.items().get(1).at()).hasToString("f.yml:7");
    assertThat(b.keyAt("none")).isEqualTo(b.at());
  }

  @Test
  void keepsTheOrderOfTheFile() throws IOException {
    assertThat(read("z: 1\na: 2\nm: 3\n").entries().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void readsOneValueOfAnyKind() {
    assertThat(YamlReader.readValue("[1, x]", "-D").plain()).isEqualTo(Arrays.asList(1L, "x"));
    assertThat(YamlReader.readValue("", "-D").plain()).isNull();
    assertThatThrownBy(() -> YamlReader.readValue("[1", "-D")).isInstanceOf(ConfException.class);
  }

  private ConfValue.Mapping read(String text) throws IOException {
    Path file = dir.resolve("f.yml");
    Files.writeString(file, text);
    return YamlReader.readMapping(file, "f.yml");
  }
}
