package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecFileTest {

  private static final String YAML =
      """
      pipelineInfo: {name: hello}
      defaultPipelineRoot: gs://bucket/runs
      root:
        inputDefinitions:
          parameters:
            size: {parameterType: NUMBER_INTEGER}
            word: {parameterType: STRING}
      """;

  private static final String JSON =
      """
      {"pipelineInfo": {"name": "hello"}, "defaultPipelineRoot": "gs://bucket/runs",
       "root": {"inputDefinitions": {"parameters": {
         "size": {"parameterType": "NUMBER_INTEGER"}, "word": {"parameterType": "STRING"}}}}}
      """;

  @TempDir Path dir;

  private SpecFile read(String text) {
    try {
      return SpecFile.read(Files.writeString(dir.resolve("spec.yaml"), text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> forms() {
    return Stream.of(
        YAML,
        JSON,
        YAML.replace("\n", "\r\n"),
        "---\n" + YAML,
        "# PIPELINE DEFINITION\n# Name: hello\n---\n" + YAML,
        YAML + "---\nplatforms:\n  kubernetes: {deploymentSpec: {}}\n",
        "--- # the first\r\n" + YAML + "---\r\nplatforms: {}\r\n---\r\n",
        YAML + "---",
        "{\"pipelineSpec\": " + JSON + ", \"displayName\": \"x\"}");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormIsTheSameSpec(String text) {
    SpecFile spec = read(text);
    assertThat(spec.name()).isEqualTo("hello");
    assertThat(spec.defaultRoot()).contains("gs://bucket/runs");
    assertThat(JsonParser.parseString(spec.withoutPlatform().json()))
        .isEqualTo(JsonParser.parseString(JSON));
  }

  @Test
  void aLaterDocumentIsThatOfThePlatform() {
    SpecFile spec = read(YAML + "---\n# nothing\n---\nplatforms: {kubernetes: {a: 1}}\n");
    assertThat(spec.json()).endsWith("}\n---\n{\"platforms\":{\"kubernetes\":{\"a\":1}}}");
  }

  @Test
  void valuesKeepTheirTypes() {
    SpecFile spec =
        read(
            "pipelineInfo: {name: a-b}\n"
                + "x: {i: 7, d: 0.5, n: ~, t: '7', b: true, e: [], u: 'a<b>&ü'}\n");
    assertThat(spec.json())
        .isEqualTo(
            "{\"pipelineInfo\":{\"name\":\"a-b\"},\"x\":{\"i\":7,\"d\":0.5,\"n\":null,\"t\":\"7\","
                + "\"b\":true,\"e\":[],\"u\":\"a<b>&ü\"}}");
    assertThat(spec.defaultRoot()).isEmpty();
  }

  @Test
  void aTemplateSaysWhereAndWithWhat() {
    SpecFile spec =
        read(
            "{\"pipelineSpec\": "
                + JSON
                + ", \"runtimeConfig\": {\"gcsOutputDirectory\": \"gs://other/place\","
                + " \"parameterValues\": {\"size\": 3, \"word\": \"w\"}}}");
    assertThat(spec.defaultRoot()).contains("gs://other/place");
    assertThat(spec.parameterValues(Map.of("word", "given")))
        .isEqualTo(Map.of("size", 3L, "word", "given"));
  }

  @Test
  void parametersHaveToBeInputs() {
    SpecFile spec = read(YAML);
    assertThat(spec.parameterValues(Map.of("size", 3L))).isEqualTo(Map.of("size", 3L));
    String file = dir.resolve("spec.yaml").toString();
    assertThatThrownBy(() -> spec.parameterValues(Map.of("sise", 3L)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "-Dvertexai.params: sise is not an input of " + file + "; did you mean 'size'?");
  }

  @Test
  void parametersHaveTheTypesOfTheInputs() {
    SpecFile spec =
        read(
            "{\"pipelineInfo\": {\"name\": \"p\"}, \"root\": {\"inputDefinitions\":"
                + " {\"parameters\": {\"size\": {\"parameterType\": \"NUMBER_INTEGER\"}, \"old\":"
                + " {\"type\": \"INT\"}}}}}");
    assertThat(spec.parameterValues(Map.of("size", 3L, "old", "x")))
        .isEqualTo(Map.of("size", 3L, "old", "x"));
    assertThatThrownBy(() -> spec.parameterValues(Map.of("size", "three")))
        .hasMessage("-Dvertexai.params: size: the spec takes a whole number, found 'three'.");
    assertThatThrownBy(() -> spec.parameterValues(Map.of("size", 1L << 53)))
        .hasMessage(
            "-Dvertexai.params: size: 9007199254740992 is beyond 2^53-1, where the service loses"
                + " digits. Write it as text in quotes.");
  }

  static List<Arguments> badFiles() {
    return List.of(
        arguments("# only a comment\n", "FILE is not a pipeline spec: it has no keys."),
        arguments("just words\n", "FILE is not a pipeline spec: it has no keys."),
        arguments("- a\n- b\n", "FILE is not a pipeline spec: it has no keys."),
        arguments("root: {}\n", "FILE is not a pipeline spec: it has no pipelineInfo.name."),
        arguments(
            "pipelineInfo: {name: ''}\n",
            "FILE is not a pipeline spec: it has no pipelineInfo.name."),
        arguments(
            "pipelineInfo: {name: [x]}\n",
            "FILE is not a pipeline spec: it has no pipelineInfo.name."),
        arguments(
            "pipelineInfo: hello\n", "FILE is not a pipeline spec: it has no pipelineInfo.name."),
        arguments(
            "platforms: {}\n---\n" + YAML,
            "FILE is not a pipeline spec: it has no pipelineInfo.name."),
        arguments("{\"pipelineSpec\": []}", "FILE: pipelineSpec is not a map."),
        arguments("{\"pipelineSpec\": null}", "FILE: pipelineSpec is not a map."));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void badFilesAreRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessage(message.replace("FILE", dir.resolve("spec.yaml").toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [\n", "a: 1\n b: 2\n", "{\"pipelineInfo\": {\"name\": \"x\"}"})
  void whatIsNoYamlNamesFileAndLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessageMatching("(?s)\\Q" + dir.resolve("spec.yaml") + "\\E:\\d+.*");
  }

  @Test
  void linesAreCountedFromTheBeginningOfTheFile() {
    assertThatThrownBy(() -> read("# one\n# two\n---\npipelineInfo: {name: x}\npipelineInfo: 2\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(dir.resolve("spec.yaml") + ":5");
  }

  @Test
  void aFileThatCannotBeReadIsSaid() throws IOException {
    Path missing = dir.resolve("missing.json");
    assertThatThrownBy(() -> SpecFile.read(missing))
        .isInstanceOf(UserException.class)
        .hasMessage("The spec " + missing + " does not exist.");
    Path latin = Files.write(dir.resolve("latin"), "ä: 1".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SpecFile.read(latin))
        .isInstanceOf(UserException.class)
        .hasMessage("The spec " + latin + " is not text in UTF-8.");
  }

  private static final String PARTS =
      """
      pipelineInfo: {name: flights}
      root:
        inputDefinitions:
          parameters:
            db: {parameterType: STRUCT, isOptional: true}
            db__host: {parameterType: STRING, defaultValue: h, description: db.host}
            db__pool__size: {parameterType: NUMBER_INTEGER, defaultValue: 3, description: db.pool.size}
            size: {parameterType: NUMBER_INTEGER, defaultValue: 3, description: how many}
      """;

  /** As the parameters of conf/, whichever inputs carry them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{db.host: x}                          | {db__host=x}",
        "{db__host: x, size: 1}                | {db__host=x, size=1}",
        "{db: {host: x}}                       | {db__host=x}",
        "{db: {pool: {size: 4}}, db.host: x}   | {db__host=x, db__pool__size=4}",
        "{db.pool: {size: 4}}                  | {db__pool__size=4}",
        "{db.host: h}                          | {}",
      })
  void partsOfParametersAreGivenByTheirNames(String given, String sent) {
    SpecFile spec = SpecFile.parse(PARTS, "flights.yaml");
    assertThat(spec.parameterValues(plain(given))).hasToString(sent);
    assertThat(spec.parameterValues(spec.overDefaults(plain(given)))).hasToString(sent);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(String yaml) {
    return (Map<String, Object>) YamlReader.readValue(yaml, "test").plain();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{db: {hots: x}} | -Dvertexai.params: db.hots is not an input of flights.yaml; did you mean"
            + " 'db.host'?",
        "{db.pool: 3}    | -Dvertexai.params: db.pool is not an input of flights.yaml.",
        "{db: 3}         | -Dvertexai.params: db: the spec takes a map, found 3.",
        "{db.host: 3}    | '-Dvertexai.params: db.host: the spec takes text, found 3.\n"
            + "  Change its kind in conf/ and compile, or give a value of that kind.'",
      })
  void partsThatNoInputCarriesAreRefused(String given, String message) {
    assertThatThrownBy(() -> SpecFile.parse(PARTS, "flights.yaml").parameterValues(plain(given)))
        .isInstanceOf(UserException.class)
        .hasMessage(message.replace("\\n", "\n"));
  }

  /** The limit is that of one argument, so it holds for tasks that take all values in one. */
  @Test
  void aTaskIsNotGivenMoreThanTheServiceCanStart() {
    String text =
        """
        pipelineInfo: {name: flights}
        components: {comp-a: {executorLabel: exec-a}}
        deploymentSpec: {executors: {exec-a: {container: {args: ["%s"]}}}}
        root:
          dag:
            tasks:
              a:
                componentRef: {name: comp-a}
                inputs: {parameters: {word: {componentInputParameter: word}}}
          inputDefinitions: {parameters: {word: {parameterType: STRING}}}
        """;
    Map<String, Object> given = Map.of("word", "x".repeat(48_000));
    assertThatThrownBy(
            () -> SpecFile.parse(text.formatted("{{$}}"), "flights.yaml").parameterValues(given))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Task 'a' would be given 48010 bytes of parameters; a task takes at most 48000.\n"
                + "  Give this run smaller values, or make the large ones datasets.");
    assertThat(SpecFile.parse(text.formatted("--word"), "flights.yaml").parameterValues(given))
        .isEqualTo(given);
  }

  @Test
  void aMapChangesOnlyWhatItNames() {
    SpecFile spec =
        SpecFile.parse(
            """
            pipelineInfo: {name: flights}
            root:
              inputDefinitions:
                parameters:
                  options:
                    parameterType: STRUCT
                    defaultValue: {size: 1, deep: {a: 1, b: 2}}
                  count: {parameterType: NUMBER_INTEGER, defaultValue: 3}
            """,
            "flights.yaml");
    assertThat(
            spec.overDefaults(
                Map.of("options", Map.of("deep", Map.of("b", 3L)), "count", 4L, "none", "x")))
        .isEqualTo(
            Map.of(
                "options",
                Map.of("size", 1L, "deep", Map.of("a", 1L, "b", 3L)),
                "count",
                4L,
                "none",
                "x"));
  }
}
