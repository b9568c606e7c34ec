package io.github.vertexmaven.core.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.job.release.Release.Environment;
import io.github.vertexmaven.core.job.release.Release.Released;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.service.FolderStore;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

  private static final Released PIPELINE =
      new Released(
          "default-prod", List.of("data/1/raw.csv"), List.of("launch-7.jar"), List.of("metrics"));

  @TempDir Path dir;

  private static Release release() {
    Map<String, Object> settings =
        Map.of(
            "project_id",
            "acme",
            "run_config",
            Map.of(
                "root",
                "bucket/folder",
                "description",
                "costs ${money}",
                "jvm_flags",
                List.of("-Xss4m")));
    return new Release(
        "com.acme",
        "flights",
        "1.2.0",
        List.of("jars/2/flights-classes.jar"),
        new TreeMap<>(
            Map.of(
                "prod",
                new Environment(settings, new TreeMap<>(Map.of("__default__", PIPELINE))))));
  }

  private SortedMap<String, Content> files() throws IOException {
    Path raw = Files.writeString(dir.resolve("raw.csv"), "a,b\n");
    return new TreeMap<>(
        Map.of(
            "data/1/raw.csv", new FileContent(raw),
            "launch-7.jar", bytes("a launch jar"),
            "jars/2/flights-classes.jar", bytes("classes")));
  }

  private static ByteContent bytes(String text) {
    return new ByteContent(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path archive() throws IOException {
    Path archive = dir.resolve("code.zip");
    ReleaseArchive.write(archive, release(), files());
    return archive;
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(ReleaseArchive.read(archive())).isEqualTo(release());
  }

  @Test
  void hasTheSameBytesAtAnyTime() throws IOException {
    byte[] first = Files.readAllBytes(archive());
    Files.setLastModifiedTime(dir.resolve("raw.csv"), FileTime.fromMillis(0));
    assertThat(Files.readAllBytes(archive())).isEqualTo(first);
  }

  @Test
  void uploadsTheBytesOfTheArchiveOnce() throws IOException {
    FolderStore store = new FolderStore(dir.resolve("buckets"));
    ReleasedCode code =
        new ReleasedCode(archive(), PIPELINE, release().jars(), "gs://bucket/folder");
    List<Cargo.Piece> told = new ArrayList<>();
    assertThat(code.ship(store, (uri, size) -> told.add(new Cargo.Piece(uri, size)))).isEqualTo(3);
    String folder = "gs://bucket/folder/vertexai-code/";
    assertThat(store.uploaded())
        .containsExactly(
            List.of(folder + "data/1/raw.csv", folder + "jars/2/flights-classes.jar"),
            List.of(folder + "launch-7.jar"));
    assertThat(store.read(folder + "launch-7.jar")).asString().isEqualTo("a launch jar");
    assertThat(code.ship(store, (uri, size) -> {})).isZero();
    assertThat(code.pieces()).containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void bringsTheSettingsOfItsEnvironment() {
    ResolvedConfig config =
        ReleasedConfig.of(
            release(), "prod", Map.of("run_config.image", "other"), Map.of("HOME", "/tmp"));
    assertThat(config.project().artifactId()).isEqualTo("flights");
    assertThat(config.env()).isEqualTo("prod");
    assertThat(config.settings().projectId()).contains("acme");
    assertThat(config.settings().run().root()).map(RunRoot::uri).contains("gs://bucket/folder");
    assertThat(config.settings().run().description()).contains("costs ${money}");
    assertThat(config.settings().run().build().jvmFlags()).containsExactly("-Xss4m");
    assertThat(config.settings().run().image()).contains("other");
  }

  @Test
  void namesSpecsByPipelineAndEnvironment() {
    assertThat(Release.classifier("__default__", Optional.of("prod"))).isEqualTo("default-prod");
    assertThat(Release.classifier("science", Optional.of("prod"))).isEqualTo("science-prod");
    assertThat(Release.classifier("__default__", Optional.empty())).isEqualTo("default");
  }

  @Test
  void refusesWhatIsNoRelease() throws IOException {
    Path other = dir.resolve("other.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
      zip.putNextEntry(new ZipEntry("a"));
    }
    assertThatThrownBy(() -> ReleaseArchive.read(other))
        .isInstanceOf(UserException.class)
        .hasMessage(other + " is not a code archive: it has no META-INF/vertexai/release.json.");
    assertThatThrownBy(() -> ReleaseArchive.extract(archive(), List.of("../x"), dir))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith(" is not whole: ../x is missing.");
  }
}
