package io.github.vertexmaven.core.compile.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterPartTest {

  private static final ConfValue.Mapping TREE =
      (ConfValue.Mapping)
          YamlReader.readValue(
              "{db: {host: h, x.y: 1, deep: {a: 1, b: ~, none: {}}}, gap: ~, a.b: 1, a: {b: 2}}",
              "test");

  /** As at run time: a key with a dot goes before a path. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db               | db",
        "db.host          | db.host",
        "db.x.y           | db.\"x.y\"",
        "db.deep.b        | db.deep.b",
        "db.deep.b.under  | db.deep.b",
        "db.deep.missing  | db.deep",
        "db.missing       | db",
        "gap.under        | gap",
        "a.b              | \"a.b\"",
        "unknown.key      | unknown",
      })
  void aPathIsWhatANodeReads(String key, String path) {
    ParameterPath found = ParameterPath.of(TREE, key);
    assertThat(found).hasToString(path);
    assertThat(ParameterPath.parse(path)).contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "a.", ".a", "two words", "a..b", "'\"open'", "the rest of", "a, b"})
  void whatIsNoPathIsNotRead(String text) {
    assertThat(ParameterPath.parse(text)).isEmpty();
  }

  @Test
  void everyKeyIsReadBack() {
    ParameterPath path = new ParameterPath(List.of("a", "größe", "b\"\\c", "d e", "f.g", "日本"));
    assertThat(ParameterPath.parse(path.toString())).contains(path);
    assertThat(new ParameterPart(path, false, new TreeSet<>()).name())
        .isEqualTo("a__gr_e__b_c__d_e__f_g___");
  }

  @Test
  void theRestIsWhatOtherInputsDoNotCarry() {
    Map<String, ParameterPart> parts =
        ParameterPart.read(
            Map.of(
                "db__rest", "the rest of db",
                "db__host", "db.host",
                "db__deep__a", "db.deep.a",
                "db__deep__rest_2", "the rest of db.deep",
                "size", "size",
                "other__name", "words of somebody else",
                "db__port", "db.host"));
    assertThat(parts.keySet())
        .containsExactly("db__deep__a", "db__deep__rest_2", "db__host", "db__rest");
    assertThat(parts.get("db__rest").without()).hasToString("[db.deep, db.host]");
    assertThat(parts.get("db__rest").in(TREE).orElseThrow().plain()).isEqualTo(Map.of("x.y", 1L));
    assertThat(parts.get("db__deep__rest_2").in(TREE).orElseThrow().plain().toString())
        .isEqualTo("{b=null, none={}}");
    assertThat(parts.get("db__deep__a").in(TREE).orElseThrow().plain()).isEqualTo(1L);
  }

  @Test
  void peopleSeeTheParameterAndNotTheInput() {
    assertThat(ParameterPart.shown("db__host", "db.host")).isEqualTo("db.host");
    assertThat(ParameterPart.shown("db__rest", "the rest of db")).isEqualTo("db");
    assertThat(ParameterPart.shown("db", "")).isEqualTo("db");
    assertThat(ParameterPart.shown("db__host", "the host of the database")).isEqualTo("db__host");
  }
}
