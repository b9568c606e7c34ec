package io.github.vertexmaven.core.conf.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The git work tree that a folder lies in. Nothing is read before it is asked for. The git program
 * answers where there is one; else, and where it refuses, the library does, which takes some tenths
 * of a second to be loaded.
 */
public final class GitCheckout {

  private final Path folder;
  private final Optional<GitProgram> program;
  private final Consumer<String> warnings;
  private Optional<GitState> told;
  private Optional<String> commit;
  private Optional<String> branch;

  private GitCheckout(Path folder, Optional<GitProgram> program, Consumer<String> warnings) {
    this.folder = folder;
    this.program = program;
    this.warnings = warnings;
  }

  /**
   * The work tree around a folder.
   *
   * @param warnings receives why git cannot be read
   */
  public static GitCheckout around(Path folder, Consumer<String> warnings) {
    return around(folder, GitProgram.in(System.getenv(), System.getProperty("os.name")), warnings);
  }

  static GitCheckout around(Path folder, Optional<GitProgram> program, Consumer<String> warnings) {
    return new GitCheckout(folder, program, warnings);
  }

  /**
   * The id of the commit that is checked out, 40 hexadecimal digits. Empty when it does not say
   * what the files are: something is changed, staged, in conflict or not tracked, although not
   * ignored, in the work tree or a submodule.
   */
  public synchronized Optional<String> commitId() {
    if (commit == null) {
      commit =
          told()
              .map(GitState::commit)
              .orElseGet(
                  () -> isInRepository() ? GitReading.commit(folder, warnings) : Optional.empty());
    }
    return commit;
  }

  /** The branch that is checked out; empty when it is a commit or a tag. */
  public synchronized Optional<String> branchName() {
    if (branch == null) {
      branch =
          told()
              .map(GitState::branch)
              .orElseGet(
                  () -> isInRepository() ? GitReading.branch(folder, warnings) : Optional.empty());
    }
    return branch;
  }

  /** By the program. */
  private Optional<GitState> told() {
    if (told == null) {
      told = program.filter(any -> isInRepository()).flatMap(git -> git.state(folder));
    }
    return told;
  }

  /** Where no folder around has a {@code .git}, the library finds nothing either. */
  private boolean isInRepository() {
    for (Path around = folder.toAbsolutePath(); around != null; around = around.getParent()) {
      if (Files.exists(around.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
