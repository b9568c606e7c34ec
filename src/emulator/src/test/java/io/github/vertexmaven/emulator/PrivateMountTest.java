package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.emulator.process.PrivateMount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateMountTest {

  @TempDir Path folder;

  @Test
  void showsAFolderElsewhereToOneProcess() throws Exception {
    Path buckets = Files.createDirectories(folder.resolve("home of/buckets"));
    Files.writeString(buckets.resolve("file"), "found");
    Path place = Files.createDirectory(folder.resolve("gcs"));
    PrivateMount mount = new PrivateMount(buckets, place);
    assumeTrue(mount.works(), "this machine lets nobody mount");
    String script = "cat \"$1/file\"; echo \" $0 $#\"; echo new > \"$1/made\"";
    assertThat(output(mount.around(List.of("sh", "-c", script, "a b", place.toString(), ""))))
        .isEqualTo("found a b 2\n");
    assertThat(buckets.resolve("made")).hasContent("new\n");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void needsThePlace() throws Exception {
    PrivateMount mount = new PrivateMount(folder, folder.resolve("nowhere"));
    assertThat(mount.works()).isFalse();
    PrivateMount file =
        new PrivateMount(folder, Files.writeString(folder.resolve("file"), "no folder"));
    assertThat(file.works()).isFalse();
  }

  private static String output(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
