package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts an emulator again and again, with whatever earlier ones left for it. */
class SharingEmulatorTest {

  @TempDir Path dir;

  private Path home;
  private Path shared;
  private EmulatorProgram program;

  @BeforeEach
  void program() throws IOException {
    home = dir.resolve("home");
    shared = dir.resolve("repository").resolve(".shared-classes");
    Path java = Path.of(System.getProperty("java.home"));
    program = new EmulatorProgram(List.of(StandInEmulator.jar(dir)), java, Optional.of(shared));
  }

  @AfterEach
  void endWhatWasStarted() {
    StandInEmulator.end(home);
  }

  private Endpoints join() {
    return new EmulatorHome(home).join(program, line -> {}, () -> {});
  }

  /** What it has done is written to the end. */
  private void leave() throws IOException {
    Path leave = Files.createFile(home.resolve("leave"));
    StandInEmulator.started(home)
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(process -> process.onExit().join()));
    Files.delete(leave);
    Files.delete(home.resolve("emulator.json"));
  }

  private List<Path> kept(String ending) throws IOException {
    if (!Files.isDirectory(shared)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shared)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** The archive under the name of the list that the first start leaves. */
  private Path archive() throws IOException {
    join();
    String list = kept(".listing").get(0).getFileName().toString();
    leave();
    return shared.resolve(list.replaceFirst("-pid.*", ".jsa"));
  }

  private static void put(Path archive, byte[] content, long size) throws IOException {
    Files.write(archive, content);
    Files.writeString(Path.of(archive.toString().replace(".jsa", ".size")), "" + size);
  }

  private String announced() throws IOException {
    return Files.readString(home.resolve("emulator.json"));
  }

  @Tag("slow")
  @Test
  void theThirdStartSharesClassesAndASpoiledArchiveIsThrownAway() throws Exception {
    Path archive = archive();
    assertThat(kept(".classes")).isEmpty();
    join();
    assertThat(kept(".listing")).isEmpty();
    Eventually.is(() -> Files.exists(archive) && kept(".making").isEmpty());
    leave();
    byte[] whole = Files.readAllBytes(archive);
    join();
    assertThat(announced()).contains("sharing");
    assertThat(archive).hasBinaryContent(whole);
    leave();
    Path size = Path.of(archive.toString().replace(".jsa", ".size"));
    String good = Files.readString(size);
    byte[] changed = whole.clone();
    for (int i = changed.length / 2; i < changed.length / 2 + 64; i++) {
      changed[i] ^= 0x55;
    }
    for (byte[] spoiled :
        List.of(
            Arrays.copyOf(whole, whole.length / 2), new byte[0], new byte[whole.length], changed)) {
      Files.write(archive, spoiled);
      Files.writeString(size, good);
      join();
      assertThat(archive).doesNotExist();
      leave();
    }
    assertThat(home.resolve("emulator.log")).isEmptyFile();
  }

  @Test
  void anArchiveThatTheJvmRefusesIsThrownAway() throws Exception {
    Path archive = archive();
    put(archive, new byte[] {1, 2, 3}, 3);
    join();
    assertThat(announced()).doesNotContain("sharing");
    assertThat(archive).doesNotExist();
    assertThat(home.resolve("emulator.log")).isEmptyFile();
  }

  @Test
  void anEmulatorThatEndsWithAnArchiveStartsWithoutIt() throws Exception {
    Path archive = archive();
    put(archive, new byte[] {1, 2, 3}, 3);
    Files.createFile(home.resolve("crash"));
    join();
    assertThat(archive).doesNotExist();
    assertThat(home.resolve("emulator.log")).content().containsOnlyOnce("out of luck");
    assertThat(StandInEmulator.started(home)).hasSize(3);
  }

  @Test
  void anEmulatorThatEndsWithAndWithoutItBlamesNoArchive() throws Exception {
    Path archive = archive();
    put(archive, new byte[] {1, 2, 3}, 3);
    Files.createFile(home.resolve("broken"));
    assertThatThrownBy(this::join)
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("The emulator ended with exit code 7.");
    assertThat(archive).exists();
  }

  @Test
  void whatCannotBeKeptCostsTimeOnly() throws Exception {
    Files.createDirectories(shared.getParent());
    Files.writeString(shared, "a file");
    join();
    leave();
    Files.delete(shared);
    Files.createDirectories(shared);
    if (shared.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("r-xr-xr-x"));
      join();
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(home.resolve("emulator.log")).isEmptyFile();
  }

  @Test
  void classesThatWereJustCompiledAreNotShared() throws Exception {
    program =
        new EmulatorProgram(
            List.of(dir.resolve("classes")), program.taskJavaHome(), Optional.of(shared));
    join();
    assertThat(kept("")).isEmpty();
  }
}
