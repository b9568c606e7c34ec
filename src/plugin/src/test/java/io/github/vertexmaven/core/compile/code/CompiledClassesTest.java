package io.github.vertexmaven.core.compile.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledClassesTest {

  private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final FileTime NEW = FileTime.from(Instant.parse("2026-02-01T00:00:00Z"));

  @TempDir Path dir;

  private Path compiled;
  private Path sources;
  private Path restored;

  @BeforeEach
  void folders() throws IOException {
    compiled = dir.resolve("target/classes");
    sources = dir.resolve("src");
    restored = dir.resolve("target/vertexai/classes");
    write(sources.resolve("com/acme/Nodes.java"), "source", OLD);
  }

  private static void write(Path file, String content, FileTime time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, time);
  }

  private void compile(FileTime time) throws IOException {
    write(compiled.resolve("com/acme/Nodes.class"), "code", time);
    write(compiled.resolve("words.txt"), "one", time);
  }

  private Path jar(Map<String, String> files) throws IOException {
    Path jar = dir.resolve("cache/orders-1.0.jar");
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var file : new TreeMap<>(files).entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private Path whole() throws IOException {
    return jar(
        Map.of(
            "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n",
            "META-INF/maven/com.acme/orders/pom.properties", "version=1.0\n",
            "com/acme/Nodes.class", "code",
            "words.txt", "one"));
  }

  private CompiledClasses classes(Optional<Path> jar) {
    return CompiledClasses.of(compiled, List.of(sources), jar, restored);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void takesTheFolderThatIsNotOlderThanItsSources() throws IOException {
    compile(NEW);
    assertThat(classes(Optional.of(whole())))
        .isEqualTo(new CompiledClasses(compiled, Optional.empty()));
    assertThat(restored).doesNotExist();
  }

  @Test
  void theJarAloneGivesTheFilesOfTheFolder() throws IOException {
    compile(NEW);
    Map<String, String> fromFolder = files(classes(Optional.empty()).folder());
    String digest = CodeDigest.entry(compiled);
    Files.move(compiled, dir.resolve("cleaned"));
    CompiledClasses classes = classes(Optional.of(whole()));
    assertThat(classes).isEqualTo(new CompiledClasses(restored, Optional.empty()));
    assertThat(files(restored)).isEqualTo(fromFolder);
    assertThat(CodeDigest.entry(restored)).isEqualTo(digest);
  }

  /**
   * A cache that knows the sources' state puts back its jar beside the classes of another state.
   */
  @Test
  void theJarOfThisBuildGoesBeforeOlderClasses() throws IOException {
    compile(OLD);
    Files.setLastModifiedTime(sources.resolve("com/acme/Nodes.java"), NEW);
    assertThat(classes(Optional.empty()))
        .isEqualTo(
            new CompiledClasses(compiled, Optional.of(sources.resolve("com/acme/Nodes.java"))));
    assertThat(classes(Optional.of(whole())))
        .isEqualTo(new CompiledClasses(restored, Optional.empty()));
  }

  @Test
  void leavesWhatIsThereAndForgetsWhatIsGone() throws IOException {
    classes(Optional.of(whole()));
    Path kept = restored.resolve("words.txt");
    Files.setLastModifiedTime(kept, OLD);
    classes(Optional.of(jar(Map.of("words.txt", "one", "more.txt", "two"))));
    assertThat(files(restored)).isEqualTo(Map.of("words.txt", "one", "more.txt", "two"));
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(OLD);
  }

  @Test
  void withoutEitherThereIsNoFolder() {
    assertThat(classes(Optional.empty()))
        .isEqualTo(new CompiledClasses(compiled, Optional.empty()));
    assertThat(compiled).doesNotExist();
  }

  @Test
  void writesNothingOutsideOfItsFolder() throws IOException {
    Path jar = jar(Map.of("../escaped.txt", "x"));
    assertThatThrownBy(() -> classes(Optional.of(jar)))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessage(jar + " has a file outside of it: ../escaped.txt");
  }
}
