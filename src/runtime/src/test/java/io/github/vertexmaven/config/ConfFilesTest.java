package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfFilesTest {

  @TempDir Path dir;

  private void file(String name, String content) throws IOException {
    Path file = dir.resolve("conf").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void laterLayerReplacesWholeKeys() throws IOException {
    file("base/catalog.yml", "a: {type: csv, filepath: x}\nb: {type: text}\n");
    file("prod/catalog.yml", "a: {type: json}\nc: {type: memory}\n");
    ConfFiles files = ConfFiles.of(dir, "prod");
    ConfValue.Mapping catalog = files.replacing("catalog");
    assertThat(catalog.plain())
        .isEqualTo(
            Map.of(
                "a", Map.of("type", "json"),
                "b", Map.of("type", "text"),
                "c", Map.of("type", "memory")));
    assertThat(catalog.keyAt("a")).hasToString("conf/prod/catalog.yml:1");
    assertThat(catalog.keyAt("b")).hasToString("conf/base/catalog.yml:2");
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void globalsWithinAFolderOfAnotherKindAreOfThatKindAlone() throws IOException {
    file("base/globals.yml", "seed: 1\n");
    file("base/globals/more.yml", "size: 2\n");
    file("base/parameters/model/globals.yml", "seed: 3\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    assertThat(files.replacing("globals").plain()).isEqualTo(Map.of("seed", 1L, "size", 2L));
    assertThat(files.replacing("parameters").plain()).isEqualTo(Map.of("seed", 3L));
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void laterLayerMergesDeeplyReplacesListsAndRemovesByNull() throws IOException {
    file(
        "base/vertexai.yml",
        "region: here\nrun:\n  image: a\n  list: [1, 2]\n  deep: {x: 1, y: 2}\n  gone: {z: 1}\n");
    file("prod/vertexai.yml", "run:\n  list: [3]\n  deep: {y: 3, n: 4}\n  gone: ~\n");
    ConfValue.Mapping merged = ConfFiles.of(dir, "prod").merging("vertexai");
    assertThat(merged.plain())
        .isEqualTo(
            Map.of(
                "region",
                "here",
                "run",
                Map.of(
                    "image", "a", "list", List.of(3L), "deep", Map.of("x", 1L, "y", 3L, "n", 4L))));
    ConfValue.Mapping run = (ConfValue.Mapping) merged.get("run").orElseThrow();
    assertThat(run.keyAt("image")).hasToString("conf/base/vertexai.yml:3");
    assertThat(run.keyAt("list")).hasToString("conf/prod/vertexai.yml:2");
  }

  /** Read again and again, one file with three keys became thousands of problems. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFolderIsReadOnceWhateverLinksLeadToIt() throws IOException {
    file("base/parameters.yml", "a: 1\n");
    file("base/parameters/deep/more.yml", "b: 2\n");
    Path base = dir.resolve("conf/base");
    Files.createSymbolicLink(base.resolve("parameters/loop"), Path.of(".."));
    Files.createSymbolicLink(base.resolve("parameters/twice"), Path.of("deep"));
    ConfFiles files = ConfFiles.of(dir, "local");
    assertThat(files.replacing("parameters").plain()).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(files.problems())
        .containsExactlyInAnyOrder(
            "conf/base/parameters/loop: a link to conf/base, which is read already; remove one of"
                + " the two.",
            "conf/base/parameters/twice: a link to conf/base/parameters/deep, which is read"
                + " already; remove one of the two.");
  }

  /** A pipe would be waited for without end, and some devices have none. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyFilesAreRead() throws Exception {
    file("base/parameters.yml", "a: 1\n");
    Path base = dir.resolve("conf/base");
    Files.createSymbolicLink(base.resolve("parameters_zero.yml"), Path.of("/dev/zero"));
    String pipe = base.resolve("parameters_pipe.yml").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    ConfFiles files = ConfFiles.of(dir, "local");
    files.replacing("parameters");
    assertThat(files.problems())
        .containsExactlyInAnyOrder(
            "conf/base/parameters_pipe.yml: a pipe or a device, where a file must be.",
            "conf/base/parameters_zero.yml: a pipe or a device, where a file must be.");
    Files.delete(base.resolve("parameters_zero.yml"));
  }

  @Test
  void nullReplacesInFilesThatDoNotMerge() throws IOException {
    file("base/parameters.yml", "a: 1\n");
    file("prod/parameters.yml", "a: ~\n");
    ConfValue.Mapping parameters = ConfFiles.of(dir, "prod").replacing("parameters");
    assertThat(parameters.get("a").orElseThrow().plain()).isNull();
  }

  @Test
  void readsAllFilesOfAKindAtAnyDepth() throws IOException {
    file("base/parameters.yml", "a: 1\n");
    file("base/parameters_b.yaml", "b: 1\n");
    file("base/science/parameters_c.yml", "c: 1\n");
    file("base/parameters/model.yml", "d: 1\n");
    file("base/parameters/deep/er.yml", "e: 1\n");
    file("base/parameters.txt", "no: 1\n");
    file("base/my_parameters.yml", "no: 1\n");
    file("base/catalog.yml", "no: 1\n");
    assertThat(ConfFiles.of(dir, "local").replacing("parameters").entries().keySet())
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
  }

  @Test
  void namesBothFilesOfADuplicateKey() throws IOException {
    file("base/catalog.yml", "a: {type: csv}\nb: {type: csv}\n");
    file("base/catalog_more.yml", "c: {type: csv}\na: {type: json}\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    files.replacing("catalog");
    assertThat(files.problems())
        .containsExactly(
            "conf/base/catalog_more.yml:2: 'a' is also in conf/base/catalog.yml:1; keep one"
                + " of the two, or move one to another environment.");
  }

  @Test
  void keysForTemplatesMayStandInSeveralFilesOfALayer() throws IOException {
    file(
        "base/catalog.yml",
        "_csv: &csv {type: csv}\n_base: a\nx: {<<: *csv, filepath: '${_base}/x'}\n");
    file(
        "base/catalog_b.yml",
        "_csv: &csv {type: json}\n_base: b\ny: {<<: *csv, filepath: '${_base}/y'}\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    assertThat(files.filled("catalog", Templating.of(List.of())).plain())
        .isEqualTo(
            Map.of(
                "x", Map.of("type", "csv", "filepath", "a/x"),
                "y", Map.of("type", "json", "filepath", "b/y")));
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void aTemplateOfOneFileFindsTheKeysOfAnother() throws IOException {
    file(
        "base/parameters.yml",
        "model: {size: '${data.size}', all: '${_shared}'}\n_shared: {a: 1}\n");
    file("base/parameters_variables.yml", "data: {size: 0.2}\n_shared: {b: 2}\n");
    Templating templating = Templating.of(List.of());
    assertThat(ConfFiles.of(dir, "local").filled("parameters", templating).plain())
        .isEqualTo(
            Map.of(
                "model", Map.of("size", 0.2, "all", Map.of("a", 1L, "b", 2L)),
                "data", Map.of("size", 0.2),
                "_shared", Map.of("a", 1L, "b", 2L)));
    assertThat(templating.problems()).isEmpty();
  }

  @Test
  void aTemplateOfBaseMeansBaseWhateverAnEnvironmentSays() throws IOException {
    file(
        "base/catalog.yml",
        "_base: dev\na: {filepath: '${_base}/a'}\nb: {filepath: '${_base}/b'}\n");
    file("prod/catalog.yml", "_base: prod\nb: {filepath: '${_base}/b'}\n");
    file("test/catalog.yml", "b: {filepath: 'test/${_base}/b'}\n");
    Templating templating = Templating.of(List.of());
    assertThat(ConfFiles.of(dir, "prod").filled("catalog", templating).plain())
        .isEqualTo(Map.of("a", Map.of("filepath", "dev/a"), "b", Map.of("filepath", "prod/b")));
    assertThat(ConfFiles.of(dir, "test").filled("catalog", templating).plain())
        .isEqualTo(Map.of("a", Map.of("filepath", "dev/a"), "b", Map.of("filepath", "test/dev/b")));
    assertThat(templating.problems()).isEmpty();
  }

  @Test
  void twoFilesMayEachHaveAPartOfAGroupOfParameters() throws IOException {
    file("base/parameters_a.yml", "model: {size: 1, deep: {x: 1}}\n");
    file("base/parameters_b.yml", "model: {name: n, deep: {y: 2, x: 3}}\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    assertThat(files.replacing("parameters").plain())
        .isEqualTo(
            Map.of("model", Map.of("size", 1L, "name", "n", "deep", Map.of("x", 1L, "y", 2L))));
    assertThat(files.problems())
        .containsExactly(
            "conf/base/parameters_b.yml:1: 'model.deep.x' is also in conf/base/parameters_a.yml:1; keep one of the two, or move one to another"
                + " environment.");
  }

  @Test
  void softlyMergedFilesKeepWhatAnEnvironmentDoesNotSay() throws IOException {
    file("base/vertexai.yml", "config: {merge_strategy: {parameters: soft}}\n");
    file("base/parameters.yml", "model: {size: 1, list: [1, 2], none: 3, near: '${.size}'}\n");
    file("base/globals.yml", "g: {a: 1, b: 2}\n");
    file("prod/parameters.yml", "model: {size: 2, list: [3], none: ~}\n");
    file("prod/globals.yml", "g: {a: 3}\n");
    ConfFiles plain = ConfFiles.of(dir, "prod");
    MergeStrategies strategies = MergeStrategies.of(plain.merging("vertexai"));
    ConfFiles files = plain.mergedBy(strategies);
    Map<String, Object> model = new java.util.HashMap<>();
    model.put("size", 2L);
    model.put("list", List.of(3L));
    model.put("none", null);
    model.put("near", 1L);
    ConfValue.Mapping parameters = files.filled("parameters", Templating.of(List.of()));
    assertThat(parameters.plain()).isEqualTo(Map.of("model", model));
    ConfValue.Mapping written = (ConfValue.Mapping) parameters.get("model").orElseThrow();
    assertThat(written.keyAt("size")).hasToString("conf/prod/parameters.yml:1");
    assertThat(written.keyAt("near")).hasToString("conf/base/parameters.yml:1");
    assertThat(files.replacing("globals").plain()).isEqualTo(Map.of("g", Map.of("a", 3L)));
    assertThat(strategies.problems()).isEmpty();
  }

  @Test
  void pathsOfTheCatalogMayBeWrittenAsOnWindows() throws IOException {
    file(
        "base/catalog.yml",
        "a: {type: csv, filepath: data\\01_raw\\a.csv}\n"
            + "'{x}#csv': {type: csv, filepath: 'data\\02\\{x}.csv'}\n"
            + "p: {type: partitioned, path: data\\parts, filename_suffix: '\\.csv'}\n");
    assertThat(ConfFiles.of(dir, "local").filled("catalog", Templating.of(List.of())).plain())
        .isEqualTo(
            Map.of(
                "a", Map.of("type", "csv", "filepath", "data/01_raw/a.csv"),
                "{x}#csv", Map.of("type", "csv", "filepath", "data/02/{x}.csv"),
                "p",
                    Map.of(
                        "type", "partitioned", "path", "data/parts", "filename_suffix", "\\.csv")));
  }

  @Test
  void sameKeyInTwoLayersIsNoProblem() throws IOException {
    file("base/catalog.yml", "a: {type: csv}\n");
    file("local/catalog.yml", "a: {type: json}\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    files.replacing("catalog");
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void collectsTheProblemsOfAllFiles() throws IOException {
    file("base/catalog.yml", "a: [1\n");
    file("base/parameters.yml", "x: 1\nx: 2\n");
    file("local/catalog.yml", "- 1\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    files.replacing("catalog");
    files.replacing("parameters");
    assertThat(files.problems())
        .containsExactly(
            "conf/base/catalog.yml:2: not valid YAML: expected ',' or ']', but got <stream end>"
                + " (while parsing a flow sequence).",
            "conf/local/catalog.yml:1: expected keys with values, found a list.",
            "conf/base/parameters.yml:2: key 'x' is also in line 1.");
  }

  @Test
  void suggestsTheEnvironmentThatWasMeant() throws IOException {
    file("base/a.yml", "");
    file("prod/a.yml", "");
    file("staging/a.yml", "");
    assertThat(ConfFiles.of(dir, "prodd").problems())
        .containsExactly(
            "Environment 'prodd' has no folder conf/prodd. There are: prod, staging; did you mean"
                + " 'prod'?");
    assertThat(ConfFiles.of(dir, "quality").problems())
        .containsExactly(
            "Environment 'quality' has no folder conf/quality. There are: prod, staging.");
  }

  @Test
  void saysThatThereIsNoEnvironmentAtAll() {
    assertThat(ConfFiles.of(dir, "prod").problems())
        .containsExactly("Environment 'prod' has no folder conf/prod. There are: none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secrets", "a/b", "", ".", ".hidden", "a b"})
  void refusesEnvironmentsThatAreNoFolderName(String env) {
    assertThat(ConfFiles.of(dir, env).problems())
        .containsExactly(
            "Environment '" + env + "' is not a folder name; use letters, digits, '-', '_', '.'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "base"})
  void theDefaultEnvironmentsNeedNoFolder(String env) throws IOException {
    file("base/catalog.yml", "a: {type: csv}\n");
    ConfFiles files = ConfFiles.of(dir, env);
    assertThat(files.replacing("catalog").entries()).containsOnlyKeys("a");
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void aLoaderLaysOneMoreLayerOverThoseOfTheFiles() throws IOException {
    file("base/vertexai.yml", "run: {a: 1, b: 2}\n");
    ConfLoader loader =
        (kind, projectDir, env) ->
            kind.equals("vertexai") ? Map.of("run", Map.of("b", env, "c", 3)) : Map.of();
    ConfFiles files = ConfFiles.of(dir, "local", new ConfServices(List.of(), List.of(loader)));
    ConfValue.Mapping merged = files.merging("vertexai");
    assertThat(merged.plain()).isEqualTo(Map.of("run", Map.of("a", 1L, "b", "local", "c", 3L)));
    assertThat(((ConfValue.Mapping) merged.get("run").orElseThrow()).keyAt("c").file())
        .isEqualTo(loader.getClass().getName());
    assertThat(files.replacing("catalog").entries()).isEmpty();
  }

  @Test
  void aLoaderThatFailsOrGivesOtherValuesIsNamed() {
    ConfLoader failing = new Failing();
    ConfLoader odd = new Odd();
    ConfFiles files = ConfFiles.of(dir, "local", new ConfServices(List.of(), List.of(failing)));
    files.replacing("catalog");
    assertThat(files.problems())
        .containsExactly(
            Failing.class.getName()
                + ": failed for 'catalog' with IllegalStateException: no server.");
    ConfFiles others = ConfFiles.of(dir, "local", new ConfServices(List.of(), List.of(odd)));
    others.replacing("catalog");
    assertThat(others.problems())
        .containsExactly(
            Odd.class.getName()
                + ": gave a value of java.lang.Object; give texts, numbers, booleans, lists or"
                + " maps.");
  }

  static final class Failing implements ConfLoader {
    @Override
    public Map<String, ?> load(String kind, Path projectDir, String env) {
      throw new IllegalStateException("no server");
    }
  }

  static final class Odd implements ConfLoader {
    @Override
    public Map<String, ?> load(String kind, Path projectDir, String env) {
      return Map.of("a", List.of(new Object()));
    }
  }

  @Test
  void namesFilesThatWereProbablyMeantToBeRead() throws IOException {
    file("base/vertexia.yml", "");
    file("base/paramters.yml", "");
    file("base/logging.yml", "");
    file("base/catalog_a.yml", "");
    file("prod/deep/global.yaml", "");
    assertThat(ConfFiles.of(dir, "prod").strays())
        .containsExactly(
            "conf/base/paramters.yml is not read; did you mean parameters.yml?",
            "conf/base/vertexia.yml is not read; did you mean vertexai.yml?",
            "conf/prod/deep/global.yaml is not read; did you mean globals.yml?");
  }

  @Test
  void hiddenFoldersAreNotRead() throws IOException {
    file("base/.ipynb_checkpoints/catalog.yml", "a: {type: csv}\n");
    file("base/catalog.yml", "a: {type: csv}\n");
    ConfFiles files = ConfFiles.of(dir, "local");
    assertThat(files.replacing("catalog").entries()).containsOnlyKeys("a");
    assertThat(files.problems()).isEmpty();
  }
}
