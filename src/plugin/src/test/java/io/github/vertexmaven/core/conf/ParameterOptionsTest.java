package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterOptionsTest {

  @TempDir Path dir;

  static Stream<Arguments> splits() {
    return Stream.of(
        arguments("", List.of()),
        arguments(" , ,", List.of()),
        arguments("a=1", List.of("a=1")),
        arguments("a=1,b=2", List.of("a=1", "b=2")),
        arguments("a=[1,2],b=2", List.of("a=[1,2]", "b=2")),
        arguments("a={x: 1, y: [2,3]},b=2", List.of("a={x: 1, y: [2,3]}", "b=2")),
        arguments("a=\"x,y\",b=2", List.of("a=\"x,y\"", "b=2")),
        arguments("a='x,y',b=2", List.of("a='x,y'", "b=2")),
        arguments("a='it''s, ok',b=2", List.of("a='it''s, ok'", "b=2")),
        arguments("a=\"say \\\"hi, you\\\"\",b=2", List.of("a=\"say \\\"hi, you\\\"\"", "b=2")),
        arguments("a=\"\\\\\",b=2", List.of("a=\"\\\\\"", "b=2")),
        arguments("a=it's,b=that's", List.of("a=it's", "b=that's")),
        arguments("a=[it's, 'x,]'],b=2", List.of("a=[it's, 'x,]']", "b=2")),
        arguments("a=['x', \"y\"],b=2", List.of("a=['x', \"y\"]", "b=2")),
        arguments("a=x],b=2", List.of("a=x]", "b=2")),
        arguments("a= 'x,y' ,b=2", List.of("a= 'x,y' ", "b=2")));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void splitsAtUnprotectedCommas(String text, List<String> parts) {
    assertThat(ParameterOptions.split(text)).isEqualTo(parts);
  }

  private Configs project() {
    return Configs.in(dir)
        .conf(
            "base/parameters.yml",
            "size: 3\n"
                + "name: blue\n"
                + "list: [1]\n"
                + "model:\n"
                + "  alpha: 0.5\n"
                + "  deep: {x: 1, y: 2}\n"
                + "none: ~\n");
  }

  private static Map<String, Object> base() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("size", 3L);
    tree.put("name", "blue");
    tree.put("list", List.of(1L));
    tree.put("model", Map.of("alpha", 0.5, "deep", Map.of("x", 1L, "y", 2L)));
    tree.put("none", null);
    return tree;
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("size=4", "size", 4L),
        arguments("size = 4", "size", 4L),
        arguments("size=", "size", null),
        arguments("size=~", "size", null),
        arguments("none=x", "none", "x"),
        arguments("name=true", "name", true),
        arguments("name='true'", "name", "true"),
        arguments("name=a=b", "name", "a=b"),
        arguments("name=it's", "name", "it's"),
        arguments("name='it''s, ok'", "name", "it's, ok"),
        arguments("list=[x, y, [1, 2]]", "list", List.of("x", "y", List.of(1L, 2L))),
        arguments("list=[]", "list", List.of()),
        arguments(
            "model.alpha=0.3", "model", Map.of("alpha", 0.3, "deep", Map.of("x", 1L, "y", 2L))),
        arguments(
            "model.deep.x=9", "model", Map.of("alpha", 0.5, "deep", Map.of("x", 9L, "y", 2L))),
        arguments(
            "model.deep={y: 7, z: 1}",
            "model",
            Map.of("alpha", 0.5, "deep", Map.of("x", 1L, "y", 7L, "z", 1L))),
        arguments(
            "model={deep: {x: [3]}}",
            "model",
            Map.of("alpha", 0.5, "deep", Map.of("x", List.of(3L), "y", 2L))),
        arguments("none.a.b=1", "none", Map.of("a", Map.of("b", 1L))),
        arguments("size=1,size=2", "size", 2L));
  }

  @ParameterizedTest
  @MethodSource("values")
  void setsValues(String params, String key, Object value) {
    Map<String, Object> expected = base();
    expected.put(key, value);
    assertThat(project().params(params).resolve().parameters().plain()).isEqualTo(expected);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "size.x=1",
            "-Dvertexai.params: size.x is not a parameter: 'size' has no keys, it is 3."),
        arguments("size", "-Dvertexai.params: 'size' is not key=value."),
        arguments("=3", "-Dvertexai.params: '=3' is not key=value."),
        arguments(
            "list=[1",
            "-Dvertexai.params: the value of 'list' is not valid: '[1'; write lists as [a,b], maps"
                + " as {a: 1}, and quote texts with special characters."),
        arguments(
            "=1,size",
            "2 problems:\n"
                + "-Dvertexai.params: '=1' is not key=value.\n"
                + "-Dvertexai.params: 'size' is not key=value."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesWhatIsNoParameter(String params, String message) {
    Configs configs = project().params(params);
    assertThatThrownBy(configs::resolve).isInstanceOf(UserException.class).hasMessage(message);
  }

  @Test
  void aFileIsMergedAndOptionsWinOverIt() {
    Map<String, Object> expected = base();
    expected.put("size", 7L);
    expected.put("model", Map.of("alpha", 0.5, "deep", Map.of("x", 5L, "y", 2L)));
    assertThat(
            project()
                .file("run.yml", "size: 6\nmodel: {deep: {x: 5}}\n")
                .paramsFile("run.yml")
                .params("size=7")
                .resolve()
                .parameters()
                .plain())
        .isEqualTo(expected);
  }

  /** What nodes have to read, because {@code conf/} lacks it. */
  private static List<String> given(Configs configs) {
    return configs.resolve().given().stream()
        .map(given -> given.problem(List.of("shape.edges")))
        .toList();
  }

  @Test
  void keepsApartWhatConfLacks() {
    assertThat(
            given(
                project()
                    .params("sise=1,zzz=1,model.alhpa=1,model={deep: {q: 1}},shap={egdes: 1}")))
        .containsExactly(
            "-Dvertexai.params: sise is not a parameter; did you mean 'size'?",
            "-Dvertexai.params: zzz is not a parameter.",
            "-Dvertexai.params: model.alhpa is not a parameter; did you mean 'alpha'?",
            "-Dvertexai.params: model.deep.q is not a parameter.",
            "-Dvertexai.params: shap.egdes is not a parameter; did you mean 'shape'?");
    assertThat(given(project().params("size=4,model.deep={x: 1}"))).isEmpty();
  }

  @Test
  void knowsTheLinesOfFilesAndRefusesFilesThatAreNotThere() {
    Path file = dir.resolve("run.yml");
    Configs configs =
        project().file("run.yml", "sise: 6\nmodel:\n  deep: {q: 5}\n").paramsFile("run.yml");
    assertThat(given(configs))
        .containsExactly(
            file + ":1: sise is not a parameter; did you mean 'size'?",
            file + ":3: model.deep.q is not a parameter.");
    Configs missing = project().paramsFile("gone.yml");
    assertThatThrownBy(missing::resolve)
        .hasMessage(
            "-Dvertexai.paramsFile: the file " + dir.resolve("gone.yml") + " does not exist.");
  }

  @Test
  void keepsTheOrderOfTheTree() {
    assertThat(project().params("name=x").resolve().parameters().entries().keySet())
        .isEqualTo(
            new java.util.LinkedHashSet<>(Arrays.asList("size", "name", "list", "model", "none")));
  }

  @Test
  void aNullInTheFileIsAValue() {
    assertThat(
            project()
                .file("run.yml", "size: ~\nmodel: {deep: {x: ~}}\n")
                .paramsFile("run.yml")
                .resolve()
                .parameters()
                .plain()
                .toString())
        .isEqualTo(
            "{size=null, name=blue, list=[1], model={alpha=0.5, deep={x=null, y=2}}, none=null}");
  }

  @Test
  void laysThoseOfAScheduleOverTheFilesAndTheCommandLineOverBoth() {
    ConfValue.Mapping both =
        project()
            .params("size=7")
            .scheduled(mapping("size: 4\nmodel: {deep: {y: 5}}"))
            .resolve()
            .parameters();
    assertThat(both.get("size").orElseThrow().plain()).isEqualTo(7L);
    assertThat(both.get("model").orElseThrow().plain())
        .isEqualTo(Map.of("alpha", 0.5, "deep", Map.of("x", 1L, "y", 5L)));
  }

  @Test
  void knowsTheLineOfWhatAScheduleGivesAndConfLacks() {
    assertThat(given(project().scheduled(mapping("sise: 4"))))
        .containsExactly("s.yml:1: sise is not a parameter; did you mean 'size'?");
  }

  private static ConfValue.Mapping mapping(String yaml) {
    return (ConfValue.Mapping) YamlReader.readValue(yaml, "s.yml");
  }
}
