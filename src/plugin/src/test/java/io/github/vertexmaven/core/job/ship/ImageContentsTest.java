package io.github.vertexmaven.core.job.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.RawFile;
import io.github.vertexmaven.core.service.ImageBuild.Entry;
import io.github.vertexmaven.core.service.ImageBuild.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageContentsTest {

  @TempDir Path dir;
  private Path classes;
  private Path snapshot;
  private Path library;
  private Path graph;
  private Path certificates;

  @BeforeEach
  void writeProject() throws IOException {
    classes = Files.createDirectories(dir.resolve("classes"));
    Files.writeString(classes.resolve("A.class"), "a class");
    snapshot = Files.writeString(dir.resolve("other-1-SNAPSHOT.jar"), "a snapshot");
    library = Files.writeString(dir.resolve("library-2.jar"), "a library");
    graph = Files.writeString(dir.resolve("graph.json"), "{}");
    certificates = Files.createDirectories(dir.resolve("certificates/more"));
    Files.writeString(certificates.resolve("ca.pem"), "a certificate");
    Files.writeString(dir.resolve("raw.csv"), "a,b\n");
  }

  private ImageContents contents(Launch... launches) {
    RawFile raw = new RawFile(dir.resolve("raw.csv"), "gs://b/f/vertexai-code/data/0123/raw.csv");
    ImageContents.Sources sources =
        new ImageContents.Sources(
            List.of(classes, snapshot, library),
            List.of(classes, snapshot),
            Set.of(snapshot),
            "space",
            List.of(graph),
            Map.of("/etc/ssl/mine", dir.resolve("certificates")));
    return new ImageContents(
        sources,
        List.of(new CompiledPipeline("__default__", null, List.of(launches), List.of(raw))));
  }

  private static Launch launch(String task) {
    return new Launch(task, "id-" + task, "{\"task\": \"" + task + "\"}");
  }

  private static List<String> paths(Layer layer) {
    return layer.files().stream()
        .map(entry -> entry.path().replaceAll("[0-9a-f]{32}", "DIGEST"))
        .toList();
  }

  @Test
  void putsWhatSeldomChangesBelow() {
    List<Layer> layers = contents(launch("a"), launch("b")).layers(dir.resolve("work"));
    assertThat(layers)
        .extracting(Layer::name)
        .containsExactly(
            "dependencies", "snapshot dependencies", "extra files", "raw data", "graph", "classes");
    assertThat(layers.stream().map(ImageContentsTest::paths))
        .containsExactly(
            List.of("/app/jars/DIGEST/library-2.jar"),
            List.of("/app/jars/DIGEST/other-1-SNAPSHOT.jar"),
            List.of("/etc/ssl/mine/more/ca.pem"),
            List.of("/app/data/0123/raw.csv"),
            List.of("/app/graph.json", "/app/launch-id-a.jar", "/app/launch-id-b.jar"),
            List.of("/app/jars/DIGEST/space-classes.jar"));
  }

  @Test
  void launchJarsListWhatLiesBesideThem() throws IOException {
    List<Layer> layers = contents(launch("a")).layers(dir.resolve("work"));
    List<String> there = new ArrayList<>();
    layers.forEach(layer -> layer.files().forEach(entry -> there.add(entry.path())));
    Entry launch =
        layers.get(4).files().stream()
            .filter(entry -> entry.path().endsWith("launch-id-a.jar"))
            .findFirst()
            .orElseThrow();
    try (ZipFile zip = new ZipFile(launch.file().toFile())) {
      String jars =
          new String(
              zip.getInputStream(zip.getEntry("META-INF/vertexai/jars")).readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(jars.lines().map(name -> "/app/" + name.replaceFirst("^\\+", "")))
          .hasSize(3)
          .isSubsetOf(there);
    }
  }

  @Test
  void isTheSameContentWhenOnlyBytesOfClassesChange() throws IOException {
    String before = contents(launch("a")).identity(List.of("base"));
    Files.writeString(classes.resolve("A.class"), "a class with a comment");
    assertThat(contents(launch("a")).identity(List.of("base"))).isEqualTo(before);
    assertThat(contents(launch("b")).identity(List.of("base"))).isNotEqualTo(before);
    assertThat(contents(launch("a")).identity(List.of("other"))).isNotEqualTo(before);
    Files.writeString(certificates.resolve("ca.pem"), "another certificate");
    assertThat(contents(launch("a")).identity(List.of("base"))).isNotEqualTo(before);
  }

  @Test
  void remembersWhatWasPushed() throws IOException {
    ImageState state = new ImageState("ghcr.io/acme/app:1", "0123", "sha256:11");
    assertThat(ImageState.read(dir)).isEmpty();
    state.write(dir);
    assertThat(ImageState.read(dir)).contains(state);
    Files.writeString(dir.resolve("image.json"), "{ broken");
    assertThat(ImageState.read(dir)).isEmpty();
  }
}
