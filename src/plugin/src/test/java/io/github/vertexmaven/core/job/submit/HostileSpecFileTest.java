package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.core.UserException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever {@code -Dvertexai.spec} names is read or refused in a sentence, and soon. */
@Timeout(120)
class HostileSpecFileTest {

  private static final String HEAD = "pipelineInfo: {name: p}\n";

  @TempDir Path dir;

  private Path written(byte[] content) throws IOException {
    return Files.write(dir.resolve("s.yaml"), content);
  }

  private Path written(String content) throws IOException {
    return written(content.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Path file, String end) {
    assertThatThrownBy(() -> SpecFile.read(file))
        .isInstanceOf(UserException.class)
        .hasMessage("The spec " + file + " " + end);
  }

  /** Any sentence, without what a library calls it. */
  private static void refused(Path file) {
    Throwable refusal = catchThrowable(() -> SpecFile.read(file));
    assertThat(refusal).isInstanceOf(UserException.class);
    assertThat(refusal.getMessage())
        .contains(file.toString())
        .doesNotContain("Exception", "StackOverflow")
        .hasLineCount(1)
        .hasSizeLessThan(1_000);
  }

  @Test
  void isAFileOfText() throws Exception {
    refused(dir, "is a folder; name the file in it.");
    refused(dir.resolve("none"), "does not exist.");
    refused(written(""), "is empty.");
    refused(written(" \n\n"), "is empty.");
    refused(written(HEAD.getBytes(StandardCharsets.UTF_16LE)), "is not text in UTF-8.");
    refused(written(HEAD.getBytes(StandardCharsets.UTF_16)), "is not text in UTF-8.");
    refused(written(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}), "is not text in UTF-8.");
    refused(
        written("pipelineInfo: {name: größe}".getBytes(StandardCharsets.ISO_8859_1)),
        "is not text in UTF-8.");
    assertThat(SpecFile.read(written("\uFEFF" + HEAD)).name()).isEqualTo("p");
  }

  @Test
  void isNoPipeAndNoDevice() throws Exception {
    String end = "is a pipe or a device; write it to a file, and name that.";
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero));
    refused(zero, end);
    Path link = Files.createSymbolicLink(dir.resolve("link"), zero);
    refused(link, end);
    Path pipe = dir.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    refused(pipe, end);
  }

  @Test
  void isOfASizeThatAServiceTakes() throws Exception {
    Path file = dir.resolve("s.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 33);
    }
    refused(file, "is larger than 40 MB.");
    refused(written(HEAD + "x: '" + "y".repeat(11_000_000) + "'\n"));
    refused(written("a"));
    refused(written("---\n".repeat(2_000_000)));
    refused(written("# only a comment\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a {b: *a}\n",
        "a: &a [*a]\n",
        "? &a {*a : b}\n: c\n",
        "a: &a {<<: *a}\n",
        "a: !!java.net.URL [x]\n",
        "a: *b\n",
        "a: [\n",
        "a: \"\\x\"\n",
        "- a\n",
        "pipelineInfo: {name: [p]}\n",
        "pipelineSpec: 3\n"
      })
  void isSoundYaml(String text) throws Exception {
    refused(written(text.startsWith("pipeline") ? text : HEAD + text));
  }

  @Test
  void neitherNestsNorRepeatsWithoutEnd() throws Exception {
    refused(written(HEAD + "a: " + "[".repeat(200_000)));
    refused(written(HEAD + "a: " + "{a: ".repeat(5_000) + "1" + "}".repeat(5_000)));
    refused(written("{\"pipelineInfo\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
    String billion =
        IntStream.range(1, 12)
            .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(10) + "]\n")
            .collect(Collectors.joining());
    refused(written(HEAD + "a0: &a0 [x]\n" + billion));
  }

  private static String nested(int levels, int each) {
    StringBuilder text = new StringBuilder(HEAD).append("components:\n");
    for (int level = 0; level < levels; level++) {
      text.append("  c").append(level).append(": {dag: {tasks: {");
      for (int i = 0; i < each; i++) {
        text.append("t%d: {componentRef: {name: c%d}}, ".formatted(i, level + 1));
      }
      text.append("}}}\n");
    }
    return text.append("  c")
        .append(levels)
        .append(": {executorLabel: e}\n")
        .append("root: {dag: {tasks: {t: {componentRef: {name: c0}}}}}\n")
        .toString();
  }

  @Test
  void hasTasksThatCanBeCounted() throws Exception {
    assertThat(SpecFile.read(written(nested(10, 2))).name()).isEqualTo("p");
    for (int levels : new int[] {22, 60}) {
      Path file = written(nested(levels, levels));
      assertThatThrownBy(() -> SpecFile.read(file))
          .hasMessage(
              file
                  + " is not a pipeline spec: it has more than 100000 tasks when all that is"
                  + " nested is counted.");
    }
    Path deep = written(nested(3_000, 1));
    assertThatThrownBy(() -> SpecFile.read(deep))
        .hasMessageEndingWith("its tasks are nested more than 100 deep.");
    Path itself =
        written(
            HEAD
                + "components: {a: {dag: {tasks: {t: {componentRef: {name: a}}}}}}\n"
                + "root: {dag: {tasks: {t: {componentRef: {name: a}}}}}\n");
    assertThatThrownBy(() -> SpecFile.read(itself))
        .hasMessageEndingWith("component 'a' has itself among its tasks.");
  }
}
