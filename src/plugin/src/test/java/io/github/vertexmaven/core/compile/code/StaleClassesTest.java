package io.github.vertexmaven.core.compile.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleClassesTest {

  @TempDir Path dir;

  private Path file(String name, long time) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    return Files.setLastModifiedTime(file, FileTime.fromMillis(time));
  }

  @Test
  void findsSourcesThatAreNewerOrHaveNoClass() throws IOException {
    List<Path> roots = List.of(dir.resolve("src"), dir.resolve("none"));
    Path classes = dir.resolve("classes");
    file("src/a/A.java", 1000);
    file("classes/a/A.class", 1000);
    file("src/a/package-info.java", 9000);
    file("src/module-info.java", 9000);
    file("src/a/notes.txt", 9000);
    assertThat(StaleClasses.firstStale(roots, classes)).isEmpty();
    Path newer = file("src/a/A.java", 3000);
    assertThat(StaleClasses.firstStale(roots, classes)).contains(newer);
    file("classes/a/A.class", 4000);
    Path added = file("src/B.java", 1000);
    assertThat(StaleClasses.firstStale(roots, classes)).contains(added);
  }
}
