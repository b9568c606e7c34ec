package io.github.vertexmaven.core.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.jvm.ClassLists.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the lists of this JVM, and of processes that cannot be. */
class ClassListsTest {

  /** More than any system has. */
  private static final long GONE = 99_999_999_999L;

  private static final long OURS = ProcessHandle.current().pid();

  @TempDir Path dir;

  private SharedKey key() {
    return new SharedKey(dir.resolve("shared"), "name", List.of(), List.of(), List.of(), 17);
  }

  private ClassLists lists() {
    return ClassLists.of(key());
  }

  private Path write(long pid, String content) throws IOException {
    Files.createDirectories(key().folder());
    return Files.writeString(Path.of(lists().pattern().replace("%p", "pid" + pid)), content);
  }

  @Test
  void oneIsTakenUpWhenItsProcessHasGone() throws IOException {
    assertThat(lists().takeUp(".classes")).isEqualTo(State.NONE);
    Path list = write(GONE, "a\nb\n");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.TAKEN_UP);
    assertThat(list).doesNotExist();
    assertThat(key().file(".classes")).hasContent("a\nb\n");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.NONE);
  }

  @Test
  void oneThatIsBeingWrittenIsWaitedForWhenItIsTheLongest() throws IOException {
    Path ours = write(OURS, "a\nb\n");
    write(GONE, "a\n");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.BEING_WRITTEN);
    assertThat(key().file(".classes")).doesNotExist();
    write(GONE + 1, "a\nb\nc\n");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.TAKEN_UP);
    assertThat(key().file(".classes")).hasContent("a\nb\nc\n");
    assertThat(ours).doesNotExist();
  }

  @Test
  void oneThatIsOlderThanTheProcessOfItsNumberIsComplete() throws IOException {
    Path list = write(OURS, "a\n");
    assertThat(list.toFile().setLastModified(1_000_000_000L)).isTrue();
    assertThat(lists().takeUp(".classes")).isEqualTo(State.TAKEN_UP);
  }

  @Test
  void aLineThatIsCutIsNoClass() throws IOException {
    write(GONE, "a\nb\njava/la");
    lists().takeUp(".classes");
    assertThat(key().file(".classes")).hasContent("a\nb\n");
    write(GONE, "java/la");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.NONE);
    write(GONE, "");
    assertThat(lists().takeUp(".classes")).isEqualTo(State.NONE);
  }

  @Test
  void oneThatIsForgottenAndThoseOfOthersDoNotCount() throws IOException {
    write(GONE, "a\n");
    lists().forget(GONE);
    lists().forget(GONE);
    for (String other : List.of("name-pid.listing", "name-pid1x.listing", "other-pid1.listing")) {
      Files.writeString(key().folder().resolve(other), "a\n");
    }
    assertThat(lists().takeUp(".classes")).isEqualTo(State.NONE);
  }
}
