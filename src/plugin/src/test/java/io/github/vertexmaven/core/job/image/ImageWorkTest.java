package io.github.vertexmaven.core.job.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.ship.ImageContents;
import io.github.vertexmaven.core.job.ship.ImageState;
import io.github.vertexmaven.core.service.BuiltImage;
import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.connect.EmulatorImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageWorkTest {

  private static final String DIGEST = "sha256:" + "1".repeat(64);

  @TempDir Path dir;
  private Settings settings;
  private CodeImage image;
  private final Map<String, String> registry = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Said said = new Said();

  /** A registry in memory. */
  private final Images images =
      new Images() {
        @Override
        public BuiltImage push(ImageBuild build, Progress progress) {
          registry.put(build.image(), DIGEST);
          String name = build.image().replaceFirst(":[^:/]*$", "");
          build.otherTags().forEach(tag -> registry.put(name + ":" + tag, DIGEST));
          return new BuiltImage(DIGEST, 5, 2, 1_500);
        }

        @Override
        public BuiltImage write(ImageBuild build, Path tar, Progress progress) {
          try {
            Files.writeString(tar, build.image());
            asked.add("write " + build.image());
            return new BuiltImage(DIGEST, 5, 0, 0);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public Optional<String> digest(String name) {
          return Optional.ofNullable(registry.get(name));
        }
      };

  @BeforeEach
  void writeProject() throws IOException {
    settings =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "run_config: {code: image, image: \"ghcr.io/acme/app:1\", root: bucket/folder}\n")
            .resolve()
            .settings();
    image = image("ghcr.io/acme/app:1", "one");
  }

  private CodeImage image(String name, String identity) throws IOException {
    Path library = Files.writeString(dir.resolve("library.jar"), "a library");
    CompiledPipeline pipeline =
        new CompiledPipeline(
            "__default__", null, List.of(new Launch("a", identity, "{}")), List.of());
    ImageContents contents =
        new ImageContents(
            new ImageContents.Sources(
                List.of(library), List.of(), Set.of(), "space", List.of(), Map.of()),
            List.of(pipeline));
    return new CodeImage(
        name, "scratch", settings.run().build(), contents, Instant.EPOCH, dir.resolve("work"));
  }

  private ImageWork work(boolean mayOverwrite) {
    return new ImageWork(
        (given, own, others) -> images,
        settings,
        dir.resolve("out"),
        said,
        name -> {
          asked.add(name);
          return mayOverwrite;
        });
  }

  @Test
  void pushesUnderItsNameAndItsContent() {
    assertThat(work(false).push(image)).isEqualTo(DIGEST);
    assertThat(registry).containsOnlyKeys("ghcr.io/acme/app:1", image.nameByIdentity());
    assertThat(ImageState.read(dir.resolve("out")))
        .contains(new ImageState("ghcr.io/acme/app:1", image.identity(), DIGEST));
    assertThat(asked).isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldBeBuiltAndPushesNothing() throws IOException {
    work(false).describe(image, Optional.empty());
    assertThat(said.lines().stream().map(line -> line.replaceAll(" +[0-9.]+ (bytes|kB)", " SIZE")))
        .containsExactly(
            "Dry run: nothing is built or pushed.",
            "Image       ghcr.io/acme/app:1",
            "Tagged      vertexai-" + image.identity(),
            "Base image  scratch",
            "Layer SIZE  dependencies, 1 file",
            "Layer SIZE  graph, 1 file",
            "            2 layers, SIZE before compression, unless they are already there");
    assertThat(said.lines()).contains("Layer       9 bytes  dependencies, 1 file");
    assertThat(registry).isEmpty();
    work(false).push(image);
    said.lines().clear();
    work(false).describe(image, Optional.of(Path.of("image.tar")));
    assertThat(said.lines())
        .startsWith("Dry run: nothing is built, and image.tar is not written.")
        .endsWith(
            "Pushed      ghcr.io/acme/app@"
                + DIGEST
                + " with this very code, by this project's last push");
    assertThat(Path.of("image.tar")).doesNotExist();
  }

  @Test
  void asksBeforeATagGetsAnotherContent() throws IOException {
    registry.put("ghcr.io/acme/app:1", "sha256:0");
    assertThatThrownBy(() -> work(false).push(image))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "ghcr.io/acme/app:1 exists in the registry with other content and was not overwritten.\n  Give it another tag, or overwrite it with -Dvertexai.yes");
    assertThat(registry).hasSize(1);
    assertThat(work(true).push(image)).isEqualTo(DIGEST);
    assertThat(asked).containsExactly("ghcr.io/acme/app:1", "ghcr.io/acme/app:1");
  }

  @Test
  void asksNothingForLatestNorForTheSameContent() throws IOException {
    work(false).push(image);
    work(false).push(image);
    registry.put("ghcr.io/acme/app:latest", "sha256:0");
    work(false).push(image("ghcr.io/acme/app:latest", "two"));
    assertThat(asked).isEmpty();
  }

  @Test
  void takesTheImageOfThisCodeOrBuildsIt() throws IOException {
    assertThatThrownBy(() -> work(true).digestOf(image, false))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The registry has no image ghcr.io/acme/app with this code.\n"
                + "  Push it with mvn vertexai:image, or add -Dvertexai.autoBuild");
    assertThat(registry).isEmpty();
    assertThat(work(true).digestOf(image, true)).isEqualTo(DIGEST);
    registry.put(image.nameByIdentity(), "sha256:2");
    assertThat(work(true).digestOf(image, true)).isEqualTo("sha256:2");
  }

  @Test
  void findsDigestsOfTags() {
    registry.put("eclipse-temurin:17-jre", "sha256:3");
    assertThat(work(true).digests(List.of("eclipse-temurin:17-jre"), Optional.empty(), false))
        .isEqualTo(Map.of("eclipse-temurin:17-jre", "sha256:3"));
    assertThatThrownBy(() -> work(true).digests(List.of("no/such:1"), Optional.empty(), false))
        .isInstanceOf(UserException.class)
        .hasMessage("The image no/such:1 is not in its registry.");
  }

  @Test
  void buildsForAnEmulatorOnceForEachContent() throws Exception {
    EmulatorImages kept = new EmulatorImages(dir.resolve("home"));
    assertThat(work(false).keep(image, kept)).isEqualTo(DIGEST);
    assertThat(work(false).keep(image, kept)).isEqualTo(DIGEST);
    assertThat(asked).containsOnlyOnce("write ghcr.io/acme/app:1");
    assertThat(registry).isEmpty();
    assertThat(kept.digest(image.nameByIdentity())).contains(DIGEST);
    work(false).keep(image("ghcr.io/acme/app:1", "two"), kept);
    assertThat(asked.stream().filter("write ghcr.io/acme/app:1"::equals)).hasSize(2);
  }
}
