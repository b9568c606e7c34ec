package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilePipelinesTest {

  @TempDir Path dir;
  private final List<String> attached = new ArrayList<>();

  private void compile(Workplace place, PipelinePart part, List<String> envs) {
    new CompilePipelines(
            place.build(),
            part,
            envs,
            false,
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
