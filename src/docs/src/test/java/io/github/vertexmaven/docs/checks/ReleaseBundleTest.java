package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a bundle by the rules of public repositories, on this project's own POMs. */
class ReleaseBundleTest {

  private static final List<String> FILES =
      List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");

  @TempDir Path bundle;

  @BeforeEach
  void deployTheRuntimeAndItsParent() throws Exception {
    put("vertexai-parent", "pom.xml");
    Path runtime = put("vertexai-runtime", "src/runtime/pom.xml");
    for (String end : FILES) {
      put(runtime.resolveSibling("vertexai-runtime-1.0" + end), "content of " + end);
    }
  }

  private Path put(String artifactId, String pom) throws Exception {
    Path file =
        bundle.resolve("io/github/vertexmaven/" + artifactId + "/1.0/" + artifactId + "-1.0.pom");
    String text = Files.readString(Markdown.TOP.resolve(pom));
    put(file, text.replace("0.1.0-SNAPSHOT", "1.0"));
    return file;
  }

  private static void put(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (List<String> sum : List.of(List.of(".md5", "MD5"), List.of(".sha1", "SHA-1"))) {
      byte[] digest = MessageDigest.getInstance(sum.get(1)).digest(bytes);
      Files.writeString(Path.of(file + sum.get(0)), HexFormat.of().formatHex(digest));
    }
  }

  private String check(String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Markdown.TOP.resolve(".ci/CheckBundle.java").toString(),
                bundle.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(said.contains(", 0 problems") ? 0 : 1);
    return said;
  }

  @Test
  void ourPomsHaveWhatPublicRepositoriesAskFor() throws Exception {
    assertThat(check()).contains("2 artifacts, 0 problems");
  }

  @Test
  void allThatIsMissingIsNamed() throws Exception {
    Path folder = bundle.resolve("io/github/vertexmaven/vertexai-runtime/1.0");
    Files.delete(folder.resolve("vertexai-runtime-1.0-sources.jar"));
    Files.delete(folder.resolve("vertexai-runtime-1.0-cyclonedx.json"));
    Files.writeString(folder.resolve("vertexai-runtime-1.0.jar"), "changed");
    Path parent =
        bundle.resolve("io/github/vertexmaven/vertexai-parent/1.0/vertexai-parent-1.0.pom");
    put(parent, Files.readString(parent).replaceAll("(?s)<scm>.*</scm>", ""));

    assertThat(check("signed"))
        .contains(
            "vertexai-parent-1.0.pom has no <scm>",
            "vertexai-runtime-1.0.pom has no <scm>",
            "vertexai-runtime-1.0.pom has no vertexai-runtime-1.0-sources.jar",
            "vertexai-runtime-1.0.pom has no vertexai-runtime-1.0-cyclonedx.json",
            "vertexai-runtime-1.0.jar has another SHA-1",
            "vertexai-runtime-1.0.pom is not signed");
  }
}
