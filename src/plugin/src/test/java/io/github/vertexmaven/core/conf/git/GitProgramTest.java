package io.github.vertexmaven.core.conf.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProgramTest {

  private static final String ID = "0123456789abcdef0123456789abcdef01234567";

  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path dir;

  private Path program(String script) throws IOException {
    Path file = Files.createDirectories(dir.resolve("bin")).resolve("git");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assumeTrue(file.toFile().setExecutable(true));
    return file;
  }

  private Optional<GitState> says(String script) throws IOException {
    return new GitProgram(program(script), System.getenv(), LONG).state(dir);
  }

  @Test
  void theFirstOfThePathIsAsked() throws IOException {
    Path file = program("exit 0");
    String path = "relative:" + dir.resolve("none") + ":" + file.getParent() + ":/bin";
    Map<String, String> environment = Map.of("PATH", path);
    assertThat(GitProgram.in(environment, "Linux").map(GitProgram::file)).contains(file);
    assertThat(GitProgram.in(environment, "Windows 11")).isEmpty();
    assertThat(GitProgram.in(Map.of("PATH", "/usr/bin"), "Mac OS X")).isEmpty();
    assertThat(GitProgram.in(Map.of("PATH", "\0:."), "Linux")).isEmpty();
    assertThat(GitProgram.in(Map.of(), "Linux")).isEmpty();
  }

  @Test
  void tellsCommitAndBranch() throws IOException {
    String heads = "echo '# branch.oid " + ID + "'; echo '# branch.head a (b)'; ";
    assertThat(says(heads + "echo '# branch.upstream o/a'"))
        .contains(new GitState(Optional.of(ID), Optional.of("a (b)")));
    assertThat(says(heads + "echo '? new'; yes"))
        .contains(new GitState(Optional.empty(), Optional.of("a (b)")));
    assertThat(says("echo '# branch.oid (initial)'; echo '# branch.head (detached)'"))
        .contains(new GitState(Optional.empty(), Optional.empty()));
  }

  @Test
  void whereItRefusesTheLibraryAnswers() throws IOException {
    String heads = "echo '# branch.oid " + ID + "'; echo '# branch.head main'; ";
    assertThat(says(heads + "exit 1")).isEmpty();
    assertThat(says("echo fatal >&2; exit 128")).isEmpty();
    assertThat(says("echo 'error: unknown option'")).isEmpty();
    assertThat(new GitProgram(dir, Map.of(), LONG).state(dir)).isEmpty();
    List<String> warnings = new ArrayList<>();
    Files.createDirectory(dir.resolve(".git"));
    Optional<GitProgram> refuses = Optional.of(new GitProgram(program("exit 1"), Map.of(), LONG));
    assertThat(GitCheckout.around(dir, refuses, warnings::add).branchName()).isEmpty();
  }

  @Test
  void whereItHangsTheLibraryAnswers() throws IOException {
    Path hangs = program("exec sleep 1000");
    assertThat(new GitProgram(hangs, System.getenv(), Duration.ofMillis(50)).state(dir)).isEmpty();
  }

  /** Maven may be called by a hook. */
  @Test
  void whatAHookSaysOfItsRepositoryIsNotHandedOn() throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    for (String name : List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")) {
      environment.put(name, "another");
    }
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    Path seen = dir.resolve("seen");
    new GitProgram(program("env | grep ^GIT_ >" + seen), environment, LONG).state(dir);
    assertThat(seen).hasContent("GIT_CONFIG_GLOBAL=/dev/null");
  }
}
