package io.github.vertexmaven.catalog.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnappyCodecTest {

  private static final byte[] TEXT = "again and ".repeat(1000).getBytes(StandardCharsets.UTF_8);

  /** Says where native code is loaded from, and what it leaves; the folder is the temporary one. */
  static final class Fresh {
    public static void main(String[] args) throws IOException {
      byte[] packed = new byte[SnappyCodec.longestPacked(TEXT.length)];
      int length = SnappyCodec.pack(TEXT, 0, TEXT.length, packed);
      byte[] unpacked = new byte[SnappyCodec.unpackedLength(packed, length)];
      SnappyCodec.unpack(packed, length, unpacked);
      System.out.println(length < TEXT.length && Arrays.equals(unpacked, TEXT));
      System.out.println(System.getProperty(SnappyCodec.FOLDER));
    }
  }

  @Test
  void leavesNothingBehind(@TempDir Path folder) throws Exception {
    assertThat(run(folder)).containsExactly("true", "null");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void leavesItToTheLibraryWhereAProjectSaysHowToLoad(@TempDir Path folder) throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThat(run(folder, "-Dorg.xerial.snappy.tempdir=" + other)).containsExactly("true", "null");
  }

  private static List<String> run(Path folder, String... options) throws Exception {
    Stream<String> start =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder);
    Stream<String> end =
        Stream.of("-cp", System.getProperty("java.class.path"), Fresh.class.getName());
    List<String> command = Stream.of(start, Stream.of(options), end).flatMap(s -> s).toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.lines().toList();
  }
}
