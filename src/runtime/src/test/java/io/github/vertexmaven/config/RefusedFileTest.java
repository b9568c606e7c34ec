package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RefusedFileTest {

  private static final String ADVICE =
      "\n  It is in the folder for temporary files; choose another one with"
          + " -Djava.io.tmpdir=<folder> in MAVEN_OPTS or .mvn/jvm.config.";

  @TempDir Path folder;

  private static void says(Executable work, String sentence) {
    IOException told = assertThrows(IOException.class, work);
    assertThat(RefusedFile.refusal(new UncheckedIOException(told))).contains(sentence + ADVICE);
  }

  @Test
  void saysWhichFolderDoesNotExist() {
    Path file = folder.resolve("gone/deep/file");
    says(
        () -> Files.writeString(file, ""),
        file + " cannot be used: the folder " + folder.resolve("gone") + " does not exist.");
  }

  @Test
  void saysWhatIsNoFolder() throws IOException {
    Path place = Files.writeString(folder.resolve("target"), "");
    Path file = place.resolve("vertexai/file");
    says(
        () -> Files.writeString(file, ""),
        file + " cannot be used: " + place + " is not a folder.");
    says(
        () -> Files.createDirectory(place),
        place + " cannot be used: a file of that name is there already.");
  }

  @Test
  void saysWhatIsMissingOrDenied() {
    Path file = folder.resolve("file");
    says(() -> Files.readString(file), file + " cannot be used: it does not exist.");
    says(
        () -> {
          throw new AccessDeniedException(file.toString());
        },
        file + " cannot be used: access is denied.");
    says(
        () -> {
          throw new FileSystemException(file.toString(), null, "Read-only file system");
        },
        file + " cannot be used: Read-only file system.");
  }

  @Test
  void advisesOnPermissionsElsewhere() {
    assertThat(RefusedFile.refusal(new AccessDeniedException("/no-such-folder/x")))
        .contains(
            Path.of("/no-such-folder/x").toAbsolutePath()
                + " cannot be used: "
                + "the folder "
                + Path.of("/no-such-folder").toAbsolutePath()
                + " does not exist.\n  Give this user what is needed there, and run it again.");
  }

  @Test
  void saysNothingOfOtherFaults() {
    assertThat(RefusedFile.refusal(new IOException("x"))).isEmpty();
    assertThat(RefusedFile.refusal(new IllegalStateException())).isEmpty();
  }
}
