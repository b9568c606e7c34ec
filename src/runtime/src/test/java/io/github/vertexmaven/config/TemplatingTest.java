package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatingTest {

  private static final Location AT = new Location("conf/base/catalog.yml", 7);

  private static Templating templating() {
    Map<String, String> known =
        Map.of("size", "3", "name", "blue", "flag", "true", "project.version", "1.10", "empty", "");
    return Templating.of(
        List.of(Templating.unquoted(name -> Optional.ofNullable(known.get(name)))));
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
        arguments("${}", "${}"),
        arguments("$$${size}", "$${size}"),
        arguments("$${run_id}", "$${run_id}"),
        arguments("$${globals:name}", "${globals:name}"),
        arguments("${none|${size}}", 3L),
        arguments("${none|${nothing|${name}}/x}", "blue/x"),
        arguments("${none|a}}", "a}"),
        arguments("${not a name}", "${not a name}"),
        arguments("${1}", "${1}"));
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
        Templating.of(
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
        Map.of("1", "${a.b}", "2", "${a-b}", "3", "${c}", "4", "${d}", "5", "${other}");
    assertThat(templating.fill((ConfValue.Mapping) ConfValue.of(texts, AT)).plain())
        .isEqualTo(Map.of("1", "own", "2", "own", "3", "kedro", "4", 4L, "5", "last"));
  }

  private static Object withGlobals(String globals, String text, List<String> problems) {
    Templating templating =
        Templating.of(
            List.of(
                Templating.unquoted(
                    name -> name.equals("user") ? Optional.of("me") : Optional.empty()),
                Templating.globals(
                    (ConfValue.Mapping) YamlReader.readValue(globals, "globals.yml"))));
    ConfValue.Mapping filled =
        templating.fill((ConfValue.Mapping) ConfValue.of(Map.of("key", text), AT));
    problems.addAll(templating.problems());
    return filled.get("key").orElseThrow().plain();
  }

  static Stream<Arguments> globals() {
    return Stream.of(
        arguments("v: '1.10'", "${v}", "1.10"),
        arguments("v: 1.10", "${v}", 1.1),
        arguments("v: 'true'", "${v}", "true"),
        arguments("v: 'true'", "a${v}", "atrue"),
        arguments("v: ~", "${v}", null),
        arguments("v: ~", "a${v}", "a"),
        arguments("a: {b: {c: deep}}", "${a.b.c}", "deep"),
        arguments("a.b: dotted\na: {b: nested}", "${a.b}", "dotted"),
        arguments("m: {x: [1, '2']}", "${m}", Map.of("x", List.of(1L, "2"))),
        arguments("bucket: gs://${user}\nroot: ${bucket}/data", "${root}/x", "gs://me/data/x"),
        arguments("n: ${none|7}", "${n}", 7L),
        arguments("run: r-${run_id}", "${run}/x", "r-${run_id}/x"),
        arguments("m: {x: '${user}'}", "${m}", Map.of("x", "me")));
  }

  @ParameterizedTest
  @MethodSource("globals")
  void globalsKeepTheirTypesAndMayUseOthers(String globals, String text, Object expected) {
    List<String> problems = new ArrayList<>();
    assertThat(withGlobals(globals, text, problems)).isEqualTo(expected);
    assertThat(problems).isEmpty();
  }

  static Stream<Arguments> faults() {
    StringBuilder bomb = new StringBuilder("g0: [1, 2]\n");
    StringBuilder texts = new StringBuilder("t0: ten letter\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("g" + i + ": ['${g" + (i - 1) + "}', '${g" + (i - 1) + "}']\n");
      texts.append("t" + i + ": ${t" + (i - 1) + "}${t" + (i - 1) + "}\n");
    }
    return Stream.of(
        arguments("a: ${b}\nb: ${a}", "${a}", "globals.yml:2: b: ${a} leads back to itself."),
        arguments("a: x${a}", "${a}", "globals.yml:1: a: ${a} leads back to itself."),
        arguments(
            "m: {x: 1}",
            "a${m}",
            "conf/base/catalog.yml:7: key: ${m} is a list or a map, so it cannot be part of a"
                + " text."),
        arguments(
            "a: ${missing}",
            "${a}${a}",
            "globals.yml:1: a: ${missing} has no value; set the environment variable"
                + " VERTEXAI_CONFIG_MISSING, or give a default: ${missing|default}."),
        arguments(
            "a: 1",
            "x/${a",
            "conf/base/catalog.yml:7: key: '${a' is not a template such as ${name} or ${name|default}; for the text itself write $${a."),
        arguments(
            "a: 1",
            "${globals:a",
            "conf/base/catalog.yml:7: key: '${globals:a' is not a template such as ${name} or ${name|default}; for the text itself write $${globals:a."),
        arguments(bomb.toString(), "${g39}", "its templates expand to more than a million values."),
        arguments(
            texts.toString(), "${t39}", "its templates expand to more than a million characters."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatCannotBeFilledIn(String globals, String text, String problem) {
    List<String> problems = new ArrayList<>();
    withGlobals(globals, text, problems);
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0)).endsWith(problem);
  }

  @Test
  void aTextStaysATextWhereTextIsAskedFor() {
    Templating templating = templating();
    ConfValue.Mapping filled =
        templating.fill(
            (ConfValue.Mapping)
                ConfValue.of(Map.of("text", "${size}", "any", "${size}", "run", "$${run_id}"), AT),
            "text"::equals);
    assertThat(filled.plain()).isEqualTo(Map.of("text", "3", "any", 3L, "run", "${run_id}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERTEXAI_DISABLE_CONFIG_HOOK", "KEDRO_VERTEXAI_DISABLE_CONFIG_HOOK"})
  void switchedOffOnlyTheProjectsOwnResolverFillsTemplates(String name) {
    TemplateSources sources =
        new TemplateSources(
            Map.of(name, "true", "VERTEXAI_CONFIG_A", "ours"),
            Templating.unquoted(any -> Optional.of("ours")),
            new ConfServices(
                List.of(n -> n.equals("b") ? Optional.of("theirs") : Optional.empty()), List.of()),
            ConfValue.Mapping.empty(AT),
            List.of(),
            RuntimeParams.none());
    Map<String, Object> texts =
        Map.of("1", "${a}/${b}", "2", "$${b}", "3", "${run_id}", "4", "${c|d}", "5", "${x:y}");
    Templating templating = sources.templating();
    assertThat(templating.fill((ConfValue.Mapping) ConfValue.of(texts, AT)).plain())
        .isEqualTo(
            Map.of(
                "1", "${a}/theirs", "2", "$${b}", "3", "$${run_id}", "4", "${c|d}", "5", "${x:y}"));
    assertThat(templating.problems()).isEmpty();
    assertThat(sources.warning())
        .contains(
            "The environment variable "
                + name
                + " is set: templates in conf/ stay as they are, so values like ${run_id} are not filled in, neither now nor when a task runs.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERTEXAI_DISABLE_CONFIG_HOOK", "KEDRO_VERTEXAI_DISABLE_CONFIG_HOOK"})
  void aSwitchThatIsNeitherTrueNorFalseIsWarnedOf(String name) {
    assertThat(switched(name, "ture").warning())
        .contains(
            "The environment variable "
                + name
                + " is 'ture': it takes true or false. Templates in conf/ are filled in.");
    assertThat(switched(name, " False ").warning()).isEmpty();
    assertThat(switched(name, "").warning()).isEmpty();
    assertThat(switched("OTHER", "ture").warning()).isEmpty();
  }

  private static TemplateSources switched(String name, String value) {
    return new TemplateSources(
        Map.of(name, value),
        any -> Optional.empty(),
        new ConfServices(List.of(), List.of()),
        ConfValue.Mapping.empty(AT),
        List.of(),
        RuntimeParams.none());
  }

  @Test
  void aResolverThatFailsIsNamed() {
    TemplateSources sources =
        new TemplateSources(
            Map.of(),
            name -> Optional.empty(),
            new ConfServices(List.of(new Failing()), List.of()),
            ConfValue.Mapping.empty(AT),
            List.of(),
            RuntimeParams.none());
    Templating templating = sources.templating();
    assertThatThrownBy(
            () -> templating.fill((ConfValue.Mapping) ConfValue.of(Map.of("a", "${b}"), AT)))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            Failing.class.getName() + ": failed for ${b} with IllegalStateException: no vault.");
  }

  static final class Failing implements TemplateResolver {
    @Override
    public Optional<?> resolve(String name) {
      throw new IllegalStateException("no vault");
    }
  }
}
