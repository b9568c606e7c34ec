package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.slice.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilePipelinesTest {

  private static final String UNCHANGED = "Nothing has changed since the last call.";

  @TempDir Path dir;
  private boolean jobFollows;
  private final List<String> attached = new ArrayList<>();

  private void compile(Workplace place, PipelinePart part, List<String> envs) {
    new CompilePipelines(
            place.build(),
            part,
            envs,
            jobFollows,
            (type, classifier, file) ->
                attached.add(classifier + "." + type + " " + dir.relativize(file)))
        .run();
  }

  @Test
  void writesAndAttachesTheSpecs() {
    Workplace place = Workplace.in(dir);
    compile(place, Workplace.all(), List.of());
    assertThat(attached)
        .containsExactly(
            "vertexai-graph.json target/vertexai/graph.json",
            "vertexai-conf.json target/vertexai/conf.json",
            "default.json target/vertexai/space.json",
            "science.json target/vertexai/space-science.json");
    assertThat(place.said.lines())
        .contains(
            "Pipeline '__default__': 1 task, target/vertexai/space.json; page: target/vertexai/space.html");
    assertThat(dir.resolve("target/vertexai/space.html")).exists();
    assertThat(place.service.connected()).isEmpty();
    place.said.lines().clear();
    compile(place, Workplace.all(), List.of());
    assertThat(place.said.lines())
        .contains(
            "Pipeline '__default__': 1 task, target/vertexai/space.json (unchanged); page: target/vertexai/space.html");
  }

  /** What is kept of the last call serves where nothing has changed, and nothing shows it. */
  @Test
  void saysAndLeavesTheSameWithAndWithoutTheLastCall() throws IOException {
    Workplace place = Workplace.in(dir);
    place.configs().conf("base/catalgo.yml", "a: 1\n");
    // What was written while a goal began is not trusted until the next call.
    compile(place, Workplace.all(), List.of());
    compileAgain(place);
    attached.clear();
    Map<String, String> files = files();
    compileAgain(place);
    List<String> lines = List.copyOf(place.said.lines());
    assertThat(place.said.warnings()).isNotEmpty();
    List<String> warnings = List.copyOf(place.said.warnings());
    assertThat(place.said.debugged()).contains(UNCHANGED);
    Files.delete(dir.resolve("target/vertexai/.last-compile"));
    compileAgain(place);
    assertThat(place.said.debugged()).doesNotContain(UNCHANGED);
    assertThat(place.said.lines()).isEqualTo(lines);
    assertThat(place.said.warnings()).isEqualTo(warnings);
    assertThat(attached.subList(0, 4)).isEqualTo(attached.subList(4, 8));
    assertThat(files()).isEqualTo(files);
    jobFollows = true;
    compileAgain(place);
    assertThat(place.said.debugged()).contains(UNCHANGED);
    assertThat(place.said.lines()).isEqualTo(lines);
    assertThat(place.said.warnings()).isEqualTo(warnings);
    Files.delete(dir.resolve("target/vertexai/.last-compile"));
    compileAgain(place);
    assertThat(place.said.lines()).isEqualTo(lines);
    assertThat(place.said.warnings()).isEqualTo(warnings);
  }

  private void compileAgain(Workplace place) {
    place.said.lines().clear();
    place.said.warnings().clear();
    place.said.debugged().clear();
    compile(place, Workplace.all(), List.of());
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(dir.resolve("target/vertexai"))) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        // These two hold what is known; nothing is made of them.
        if (!file.endsWith(".last-compile") && !file.endsWith(".code-libraries")) {
          files.put(file.toString(), Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void whatIsSpoiledOrWasMadeOtherwiseIsMadeAgain() throws IOException {
    Workplace place = Workplace.in(dir);
    compile(place, Workplace.all(), List.of());
    Map<String, String> files = files();
    for (String name : files.keySet()) {
      Files.writeString(Path.of(name), "spoiled");
      compileAgain(place);
      assertThat(place.said.debugged()).as(name).doesNotContain(UNCHANGED);
      assertThat(files()).as(name).isEqualTo(files);
      Files.delete(Path.of(name));
      compileAgain(place);
      assertThat(files()).as(name).isEqualTo(files);
    }
    compileAgain(place);
    assertThat(place.said.debugged()).contains(UNCHANGED);
  }

  @Test
  void aPartIsNotAttached() {
    Slice train =
        new Slice(
            List.of("train"), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    compile(Workplace.in(dir), new PipelinePart("__default__", false, train, false), List.of());
    assertThat(attached)
        .containsExactly(
            "vertexai-graph.json target/vertexai/graph.json",
            "vertexai-conf.json target/vertexai/conf.json");
    assertThat(dir.resolve("target/vertexai/space.slice.json")).exists();
  }

  @Tag("slow")
  @Test
  void aReleaseHasTheSpecsOfItsEnvironmentsAndTheirCode() {
    Workplace place = Workplace.in(dir);
    place.configs().conf("prod/vertexai.yml", "region: europe-west4\n");
    compile(place, Workplace.all(), List.of("local", "prod"));
    assertThat(attached)
        .contains(
            "default-prod.json target/vertexai/prod/space.json",
            "vertexai-code.zip target/vertexai/code.zip");
    assertThat(dir.resolve("target/vertexai/code.zip")).exists();
  }
}
