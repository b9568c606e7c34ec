package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs of code that is in the image, and images by digest. */
class ImageCodeTest {

  private static final String IMAGE = "ghcr.io/acme/app:1";

  @TempDir Path dir;

  private Configs project() {
    return Configs.in(dir)
        .conf(
            "base/vertexai.yml",
            """
            run_config:
              code: image
              image: ghcr.io/acme/app:1
              root: bucket/folder
              jvm_flags: [-Xss4m, "-Dmode=fast"]
            """);
  }

  private static CompileRequest request(Configs configs) {
    return new CompileRequest(
        Graphs.of("a: -> x", "b: x -> y"),
        configs.resolve(),
        "1.0",
        "code",
        CodeDigest::ofFile,
        17);
  }

  private static String spec(CompileRequest request) {
    return SpecJson.of(SpecCompiler.compile(request).pipelines().get(0).spec());
  }

  @Test
  void startsTasksFromTheImage() {
    assertThat(spec(request(project())).replaceAll("\\s+", " "))
        .containsPattern(
            "\"java\", \"-XX:MaxRAMPercentage=75\", \"-Xss4m\", \"-Dmode=fast\", \"-cp\","
                + " \"/app/launch-[0-9a-f]{32}\\.jar\", \"io.github.vertexmaven.boot.Boot\"")
        .contains("\"image\": \"ghcr.io/acme/app:1\"")
        .doesNotContain("/gcs/");
  }

  @Test
  void startsThemFromTheBucketOnTheEmulator() {
    Configs local = project().conf("local/vertexai.yml", "endpoint: emulator\n");
    assertThat(spec(request(local)))
        .contains("\"/gcs/bucket/folder/vertexai-code/launch-")
        .doesNotContain("/app/");
    Configs auto =
        project().conf("local/vertexai.yml", "endpoint: emulator\nemulator: {containers: auto}\n");
    assertThat(spec(request(auto))).contains("vertexai-code/launch-").doesNotContain("/app/");
  }

  @Test
  void findsItInTheImageWhereTheEmulatorRunsImages() {
    Configs podman =
        project()
            .conf("local/vertexai.yml", "endpoint: emulator\nemulator: {containers: podman}\n");
    assertThat(spec(request(podman)))
        .contains("\"/app/launch-")
        .doesNotContain("/vertexai-code/launch-");
  }

  @Test
  void namesImagesByTheirDigest() {
    CompileRequest pinned = request(project()).with(Map.of(IMAGE, "sha256:11"));
    assertThat(spec(pinned))
        .contains("\"image\": \"ghcr.io/acme/app@sha256:11\"")
        .doesNotContain(IMAGE);
    List<CompiledPipeline> pipelines = SpecCompiler.compile(pinned).pipelines();
    assertThat(TaggedImages.of(pipelines)).isEmpty();
    assertThat(TaggedImages.warnings(pipelines)).isEmpty();
  }

  @Test
  void warnsOfATagOfWhichResultsAreCached() {
    List<CompiledPipeline> pipelines = SpecCompiler.compile(request(project())).pipelines();
    assertThat(TaggedImages.of(pipelines)).containsExactly(IMAGE);
    assertThat(TaggedImages.warnings(pipelines))
        .containsExactly(
            "The image 'ghcr.io/acme/app:1' has a tag and no digest: if the tag moves to another image, the cache still returns results of the old image.\n  run-once and schedule send the digest if they can ask the registry; to fix it here, write ghcr.io/acme/app@sha256:…");
  }

  @Test
  void refusesWhatCannotBeBuilt() {
    Configs wrong =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  code: image
                  root: bucket/folder
                  jvm_flags: [Xss4m]
                  build:
                    extra_files: {etc/ca.pem: ca.pem}
                """);
    assertThatThrownBy(wrong::resolve)
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "conf/base/vertexai.yml:2: run_config.code: code 'image' needs the name of the image:"
                + " set run_config.image.")
        .hasMessageContaining("'Xss4m' is not a flag, which begins with a dash")
        .hasMessageContaining(
            "run_config.build.extra_files: 'etc/ca.pem' is not an absolute path in the image.");
  }
}
